import { and, asc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Day } from '#domain/basics/day.ts';
import type { AssignmentContent, AssignmentFunction } from '#domain/community/assignment.ts';
import { holdsOn } from '#domain/community/community.ts';
import type { DelegationContent } from '#domain/community/delegation.ts';
import type { Db } from './database.server.ts';
import type { Projection } from './projection.ts';
import { bodies, communities, officeHolders, offices } from './tables/community.ts';
import { assignmentHolders, assignments, delegations } from './tables/office.ts';

export const assignmentProjection: Projection<AssignmentContent> = {
	type: 'assignment', name: 'assignments', table: assignments,
	row: (content) => ({
		community: content.community, object: content.parent ?? '', function: content.function, holder: content.holder, from: content.from,
		until: content.until ?? null
	})
};

export const delegationProjection: Projection<DelegationContent> = {
	type: 'delegation', name: 'delegations', table: delegations,
	row: (content) => ({ community: content.community, office: content.parent ?? '', to: content.to, from: content.from, until: content.until })
};

/** An office that a person holds on a day, with the body it belongs to. */
export interface HeldOffice {
	/** Their own office; acts are entered under it. */
	office: string;
	/** The position by which they may: of the office they stand in for, when they stand in. */
	position: string;
	/** Their own name. */
	holder: string;
	body: string;
	bodyKind: string;
	bodyName: string;
	community: string;
	/** An office of the city itself: permissions with `city` are for these. */
	ofCity: boolean;
	/** The office they stand in for today, and who holds it. */
	standsInFor?: { office: string; holder: string };
}

/** A function that a person has in one object on a day. */
export interface HeldAssignment {
	assignment: string;
	object: string;
	function: AssignmentFunction;
	holder: string;
	community: string;
}

interface Term {
	from: string;
	until: string | null;
}

/** Whether [from, until) of a row has this day. */
function lasts(row: Term, on: Day): boolean {
	return holdsOn({ from: row.from as Day, ...(row.until === null ? {} : { until: row.until as Day }) }, on);
}

/** Offices, who stands in for whom, and assignments: what permissions are asked of. */
export function prepareOffices(db: Db) {
	const place = sql.placeholder;
	const city = sql<number>`${communities.kind} = 'city'`;
	const columns = {
		office: offices.subject, position: offices.position, holder: offices.holder, from: offices.from, until: offices.until,
		body: bodies.subject, bodyKind: bodies.kind, bodyName: bodies.name, community: offices.community, ofCity: city
	};
	const held = db
		.select(columns)
		.from(officeHolders)
		.innerJoin(offices, eq(offices.subject, officeHolders.office))
		.innerJoin(bodies, eq(bodies.subject, offices.body))
		.innerJoin(communities, eq(communities.community, offices.community))
		.where(eq(officeHolders.person, place('person')))
		.prepare();
	const absent = alias(offices, 'absent');
	const standing = db
		.select({
			office: absent.subject, position: absent.position, holder: absent.holder, from: absent.from, until: absent.until,
			body: absent.body, given: delegations.from, ends: delegations.until
		})
		.from(delegations)
		.innerJoin(absent, eq(absent.subject, delegations.office))
		.where(eq(delegations.to, place('to')))
		.orderBy(asc(absent.subject))
		.prepare();
	const assigned = db
		.select({
			assignment: assignments.subject, object: assignments.object, function: assignments.function, holder: assignments.holder,
			community: assignments.community, from: assignments.from, until: assignments.until
		})
		.from(assignmentHolders)
		.innerJoin(assignments, eq(assignments.subject, assignmentHolders.assignment))
		.where(eq(assignmentHolders.person, place('person')))
		.prepare();
	const holdersOf = db
		.select({ assignment: assignments.subject, function: assignments.function, holder: assignments.holder, from: assignments.from, until: assignments.until, person: assignmentHolders.person })
		.from(assignments)
		.leftJoin(assignmentHolders, eq(assignmentHolders.assignment, assignments.subject))
		.where(and(eq(assignments.object, place('object'))))
		.orderBy(asc(assignments.subject))
		.prepare();
	const between = (until: SQLiteColumn) => and(gt(until, place('after')), lte(until, place('on')));
	const endedOffices = db
		.select({ person: officeHolders.person, until: offices.until })
		.from(offices)
		.innerJoin(officeHolders, eq(officeHolders.office, offices.subject))
		.where(between(offices.until))
		.prepare();
	// One taken back before it began lasted no day.
	const endedDelegations = db
		.select({ person: officeHolders.person, until: delegations.until })
		.from(delegations)
		.innerJoin(officeHolders, eq(officeHolders.office, delegations.to))
		.where(and(between(delegations.until), lt(delegations.from, delegations.until)))
		.prepare();
	const endedForAbsent = db
		.select({ person: officeHolders.person, until: offices.until })
		.from(offices)
		.innerJoin(delegations, eq(delegations.office, offices.subject))
		.innerJoin(officeHolders, eq(officeHolders.office, delegations.to))
		.where(and(between(offices.until), lt(delegations.from, offices.until), lt(offices.until, delegations.until)))
		.prepare();
	const endedAssignments = db
		.select({ person: assignmentHolders.person, until: assignments.until })
		.from(assignments)
		.innerJoin(assignmentHolders, eq(assignmentHolders.assignment, assignments.subject))
		.where(and(between(assignments.until), lt(assignments.from, assignments.until)))
		.prepare();
	const assignedPerson = db.select().from(assignmentHolders).where(eq(assignmentHolders.assignment, place('assignment'))).prepare();
	const insertAssigned = db.insert(assignmentHolders).values({ assignment: place('assignment'), person: place('person') }).prepare();

	return {
		/** The offices a person holds on a day, and those they stand in for: what permissions are asked of. */
		held: async (person: string, on: Day): Promise<HeldOffice[]> => {
			const own = held.all({ person }).filter((row) => lasts(row, on))
				.map(({ from: _from, until: _until, ofCity, ...office }): HeldOffice => ({ ...office, ofCity: Number(ofCity) === 1 }));
			const lent = own.flatMap((mine) =>
				standing.all({ to: mine.office })
					.filter((row) => lasts(row, on) && lasts({ from: row.given, until: row.ends }, on) && row.body === mine.body)
					.map((row): HeldOffice => ({ ...mine, position: row.position, standsInFor: { office: row.office, holder: row.holder } }))
			);
			return [...own, ...lent];
		},
		/** Who lost an office, their own or one they stood in for, after a day, up to another. */
		officesEndedBetween: async (after: Day, on: Day) =>
			[endedOffices, endedDelegations, endedForAbsent].flatMap((ended) => ended.all({ after, on })) as { person: string; until: Day }[],
		/** Whose part in an object ended after a day, up to another. */
		assignmentsEndedBetween: async (after: Day, on: Day) => endedAssignments.all({ after, on }) as { person: string; until: Day }[],
		/** Whether somebody holds an office on a day, or will. */
		holdsFrom: async (person: string, on: Day) => held.all({ person }).some(({ until }) => until === null || until > on),
		/** The person behind an assignment. */
		assigned: async (assignment: string) => assignedPerson.get({ assignment })?.person,
		/** The functions a person has on a day, in whichever objects. */
		assignedTo: async (person: string, on: Day): Promise<HeldAssignment[]> =>
			assigned.all({ person }).filter((row) => lasts(row, on))
				.map(({ from: _from, until: _until, ...row }) => row as HeldAssignment),
		/** Everybody who has or had a function in an object, with the person behind it where there is one. */
		assignmentsOf: async (object: string) => holdersOf.all({ object }),
		addAssigned: async (assignment: string, person: string) => void insertAssigned.run({ assignment, person })
	};
}
