import { and, asc, desc, eq, exists, inArray, isNotNull, lt, max, notInArray, or, sql } from 'drizzle-orm';
import type { ElectorateAppealContent, ElectorateContent, DecisionContent, RegistrationContent } from '#domain/community/electorate.ts';
import type { PersonFact } from '#domain/community/person-fact.ts';
import type { Db } from './database.server.ts';
import type { Projection } from './projection.ts';
import { bodies, households, officeHolders, offices, persons } from './tables/community.ts';
import { authorships, contents, subjects } from './tables/record.ts';
import {
	electorateAppeals, electorateMembers, electorates, personFacts, registrations, rollChunks, rollDecisions, rollImports, rollRevisions
} from './tables/roll.ts';
import { sessions, slips } from './tables/session.ts';

/** Year and serial of a number: LW-E-2026-01 → 2026, 1. */
function partsOf(number: string): { year: string; serial: number } {
	const match = /-(\d{4})-(\d+)$/.exec(number);
	return { year: match?.[1] ?? '', serial: Number(match?.[2] ?? 0) };
}

export const electorateProjection: Projection<ElectorateContent> = {
	type: 'electorate', name: 'electorates', table: electorates,
	row: (content) => ({
		community: content.community, body: content.parent ?? '', ...partsOf(content.number), unit: content.unit, day: content.day, count: content.count,
		appealUntil: content.appealUntil ?? null
	})
};

export const electorateAppealProjection: Projection<ElectorateAppealContent> = {
	type: 'electorate-appeal', name: 'electorate_appeals', table: electorateAppeals,
	row: (content) => ({ community: content.community, electorate: content.parent ?? '', number: content.number, filed: content.filed, due: content.due })
};

export const registrationProjection: Projection<RegistrationContent> = {
	type: 'registration', name: 'registrations', table: registrations,
	row: (content) => ({ community: content.community, body: content.parent ?? '', ...partsOf(content.number), due: content.due })
};

export const rollDecisionProjection: Projection<DecisionContent> = {
	type: 'roll-decision', name: 'roll_decisions', table: rollDecisions,
	row: (content) => ({ community: content.community, about: content.parent ?? '', outcome: content.outcome, decided: content.decided })
};

export type FactRow = typeof personFacts.$inferSelect;
export type RollImport = typeof rollImports.$inferSelect;
export type ElectorateMember = typeof electorateMembers.$inferSelect;

/** A fact as the rules have it. */
export function factOf(row: FactRow): PersonFact & { id: string; person: string } {
	return {
		id: row.id, person: row.person, kind: row.kind as PersonFact['kind'],
		...(row.body === null ? {} : { body: row.body }), ...(row.place === null ? {} : { place: row.place }), ...(row.area === null ? {} : { area: row.area }),
		...(row.from === null ? {} : { from: row.from as never }), ...(row.until === null ? {} : { until: row.until as never })
	};
}

/** A fact as the table has it. */
export function factRow(fact: PersonFact & { id: string; person: string }, community: string, origin: string): FactRow {
	return {
		id: fact.id, person: fact.person, community, kind: fact.kind, body: fact.body ?? null, place: fact.place ?? null, area: fact.area ?? null,
		from: fact.from ?? null, until: fact.until ?? null, origin
	};
}

/** The roll: facts, imports, frozen lists. Private, but for the projections. */
export function prepareRolls(db: Db) {
	const place = sql.placeholder;
	const factsOf = db.select().from(personFacts).where(eq(personFacts.person, place('person'))).orderBy(personFacts.kind, personFacts.from).prepare();
	const factsIn = db.select().from(personFacts).where(eq(personFacts.community, place('community'))).prepare();
	const officesIn = db
		.select({ person: officeHolders.person, body: bodies.subject, kind: bodies.kind, position: offices.position, place: bodies.place, from: offices.from, until: offices.until })
		.from(officeHolders).innerJoin(offices, eq(offices.subject, officeHolders.office)).innerJoin(bodies, eq(bodies.subject, offices.body))
		.where(eq(offices.community, place('community'))).prepare();
	const fact = db.select().from(personFacts).where(eq(personFacts.id, place('id'))).prepare();
	const insertFact = db.insert(personFacts).values({
		id: place('id'), person: place('person'), community: place('community'), kind: place('kind'), body: place('body'), place: place('place'), area: place('area'),
		from: place('from'), until: place('until'), origin: place('origin')
	}).prepare();
	const endFact = db.update(personFacts).set({ until: sql`${place('until')}` }).where(eq(personFacts.id, place('id'))).prepare();
	const deleteFact = db.delete(personFacts).where(eq(personFacts.id, place('id'))).prepare();
	const deleteFactsOf = db.delete(personFacts).where(eq(personFacts.person, place('person'))).prepare();
	const revision = db.select().from(rollRevisions).where(eq(rollRevisions.community, place('community'))).prepare();
	const touch = db.insert(rollRevisions).values({ community: place('community'), revision: 1 })
		.onConflictDoUpdate({ target: rollRevisions.community, set: { revision: sql`${rollRevisions.revision} + 1` } }).prepare();
	const updatePerson = db.update(persons)
		.set({ name: sql`${place('name')}`, display: sql`${place('display')}`, phone: sql`${place('phone')}`, household: sql`${place('household')}` })
		.where(eq(persons.id, place('id'))).prepare();
	const deletePerson = db.delete(persons).where(eq(persons.id, place('id'))).prepare();
	const deleteHousehold = db.delete(households).where(eq(households.id, place('id'))).prepare();
	const inHousehold = db.select({ id: persons.id }).from(persons).where(eq(persons.household, place('household'))).limit(1).prepare();

	const imported = db.select().from(rollImports).where(eq(rollImports.id, place('id'))).prepare();
	const importsOf = db.select().from(rollImports).where(eq(rollImports.community, place('community'))).orderBy(desc(rollImports.createdAt)).limit(20).prepare();
	const working = db.select().from(rollImports).where(inArray(rollImports.state, ['applying', 'undoing'])).prepare();
	const insertImport = db.insert(rollImports).values({
		id: place('id'), community: place('community'), person: place('person'), state: place('state') as never, name: place('name'), encoding: place('encoding'),
		rows: place('rows'), about: place('about'), counts: place('counts'), done: place('done'), total: place('total'), createdAt: place('createdAt'),
		appliedAt: place('appliedAt'), touchedAt: place('touchedAt')
	}).prepare();
	const chunk = db.select({ json: rollChunks.json }).from(rollChunks).where(and(eq(rollChunks.import, place('import')), eq(rollChunks.kind, place('kind') as never), eq(rollChunks.n, place('n')))).prepare();
	const chunks = db.select({ json: rollChunks.json }).from(rollChunks).where(and(eq(rollChunks.import, place('import')), eq(rollChunks.kind, place('kind') as never))).orderBy(asc(rollChunks.n)).prepare();
	const insertChunk = db.insert(rollChunks).values({ import: place('import'), kind: place('kind') as never, n: place('n'), json: place('json') }).prepare();
	const deleteChunks = db.delete(rollChunks).where(and(eq(rollChunks.import, place('import')), eq(rollChunks.kind, place('kind') as never))).prepare();

	const memberships = db.select().from(electorateMembers).where(eq(electorateMembers.person, place('person'))).prepare();
	const membersOf = db.select().from(electorateMembers).where(eq(electorateMembers.electorate, place('electorate'))).orderBy(asc(electorateMembers.n)).prepare();
	const addMembers = db.client.prepare(
		`insert into electorate_members (electorate, n, person, household, area, struck)
		select ?, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), 0 from json_each(?)`
	);
	const strikeMember = db.update(electorateMembers).set({ struck: true }).where(and(eq(electorateMembers.electorate, place('electorate')), eq(electorateMembers.n, place('n')))).prepare();
	const serialOf = (table: typeof electorates | typeof registrations) =>
		db.select({ serial: max(table.serial) }).from(table).where(and(eq(table.community, place('community')), eq(table.year, place('year')))).prepare();
	const electorateSerial = serialOf(electorates);
	const registrationSerial = serialOf(registrations);
	const electorateRow = db.select().from(electorates).where(eq(electorates.subject, place('subject'))).prepare();
	const electoratesOf = db.select().from(electorates).where(eq(electorates.community, place('community'))).orderBy(desc(electorates.year), desc(electorates.serial)).prepare();
	const appealsOf = db.select().from(electorateAppeals).where(eq(electorateAppeals.electorate, place('electorate'))).prepare();
	const decision = db.select().from(rollDecisions).where(eq(rollDecisions.about, place('about'))).prepare();
	const waitingAppeals = db.select().from(electorateAppeals)
		.where(and(eq(electorateAppeals.community, place('community')), notInArray(electorateAppeals.subject, db.select({ about: rollDecisions.about }).from(rollDecisions))))
		.orderBy(asc(electorateAppeals.due)).prepare();
	const waitingRegistrations = db.select().from(registrations)
		.where(and(eq(registrations.community, place('community')), notInArray(registrations.subject, db.select({ about: rollDecisions.about }).from(rollDecisions))))
		.orderBy(asc(registrations.due)).prepare();
	const hangingOn = [
		db.select({ id: sessions.id }).from(sessions).where(eq(sessions.person, place('person'))).limit(1).prepare(),
		db.select({ id: slips.codeHash }).from(slips).where(eq(slips.person, place('person'))).limit(1).prepare(),
		db.select({ id: officeHolders.office }).from(officeHolders).where(eq(officeHolders.person, place('person'))).limit(1).prepare(),
		db.select({ id: authorships.subject }).from(authorships).where(eq(authorships.person, place('person'))).limit(1).prepare(),
		db.select({ id: electorateMembers.electorate }).from(electorateMembers).where(eq(electorateMembers.person, place('person'))).limit(1).prepare(),
		db.select({ id: subjects.subject }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
			.where(sql`${subjects.community} = (select community from persons where id = ${place('person')}) and ${subjects.type} = 'person-merge' and json_extract(${contents.bytes}, '$.stays') = ${place('person')}`)
			.limit(1).prepare()
	];

	return {
		factsOf: async (person: string) => factsOf.all({ person }),
		factsIn: async (community: string) => factsIn.all({ community }),
		/** Who holds which office in a community, with the place of the body. */
		officesIn: async (community: string) => officesIn.all({ community }),
		fact: async (id: string) => fact.get({ id }),
		addFact: async (row: FactRow) => void insertFact.run(row),
		endFact: async (id: string, until: string | null) => void endFact.run({ id, until }),
		removeFact: async (id: string) => void deleteFact.run({ id }),
		removeFactsOf: async (person: string) => void deleteFactsOf.run({ person }),
		/** How often a community's roll has changed. */
		revision: async (community: string) => revision.get({ community })?.revision ?? 0,
		/** Says that a community's roll has changed. */
		touch: async (community: string) => void touch.run({ community }),
		updatePerson: async (row: { id: string; name: string; display: string; phone: string | null; household: string | null }) => void updatePerson.run(row),
		removePerson: async (id: string) => void deletePerson.run({ id }),
		removeHousehold: async (id: string) => void deleteHousehold.run({ id }),
		isEmptyHousehold: async (household: string) => inHousehold.get({ household }) === undefined,
		/** Whether a phone, slip, office, content, frozen list or another entry that became theirs stands on a person: then the row stays. */
		isStoodOn: async (person: string) => hangingOn.some((statement) => statement.get({ person }) !== undefined),

		import: async (id: string) => imported.get({ id }),
		importsOf: async (community: string) => importsOf.all({ community }),
		/** Imports that were in the middle of it when the portal stopped. */
		working: async () => working.all(),
		addImport: async (row: RollImport) => void insertImport.run(row),
		updateImport: async (id: string, change: Partial<Omit<RollImport, 'id'>>) => void db.update(rollImports).set(change).where(eq(rollImports.id, id)).run(),
		addChunk: async (id: string, kind: 'cells' | 'plan', n: number, json: string) => void insertChunk.run({ import: id, kind, n, json }),
		chunk: async (id: string, kind: 'cells' | 'plan', n: number) => chunk.get({ import: id, kind, n })?.json,
		chunks: async (id: string, kind: 'cells' | 'plan') => chunks.all({ import: id, kind }).map(({ json }) => json),
		removeChunks: async (id: string, kind: 'cells' | 'plan') => void deleteChunks.run({ import: id, kind }),
		/** Imports whose file is over: written before a moment, or begun before another and never written. Only those of which something is left. */
		filesOver: async (writtenBefore: string, begunBefore: string) =>
			db.select({ id: rollImports.id, state: rollImports.state }).from(rollImports)
				.where(and(
					exists(db.select({ n: rollChunks.n }).from(rollChunks).where(eq(rollChunks.import, rollImports.id))),
					or(
						and(isNotNull(rollImports.appliedAt), lt(rollImports.appliedAt, writtenBefore), inArray(rollImports.state, ['applied', 'undone'])),
						and(lt(rollImports.createdAt, begunBefore), inArray(rollImports.state, ['uploaded', 'mapped']))
					)
				)).all(),
		/** Takes away what the file of an import held of people. */
		forgetFile: async (id: string) => void db.delete(rollChunks).where(eq(rollChunks.import, id)).run(),
		removeImport: async (id: string) => void db.delete(rollImports).where(eq(rollImports.id, id)).run(),

		memberships: async (person: string) => memberships.all({ person }),
		membersOf: async (electorate: string) => membersOf.all({ electorate }),
		/** Who stands behind the numbers of a list, all in one statement: five thousand rows one by one would hold the writer too long. */
		addMembers: async (electorate: string, rows: readonly { n: number; person: string; household: string | null; area: number | null }[]) =>
			void addMembers.run(electorate, JSON.stringify(rows.map(({ n, person, household, area }) => [n, person, household, area]))),
		strikeMember: async (electorate: string, n: number) => void strikeMember.run({ electorate, n }),
		nextElectorate: async (community: string, year: string) => (electorateSerial.get({ community, year })?.serial ?? 0) + 1,
		nextRegistration: async (community: string, year: string) => (registrationSerial.get({ community, year })?.serial ?? 0) + 1,
		electorate: async (subject: string) => electorateRow.get({ subject }),
		electoratesOf: async (community: string) => electoratesOf.all({ community }),
		appealsOf: async (electorate: string) => appealsOf.all({ electorate }),
		decisionOf: async (about: string) => decision.get({ about }),
		waitingAppeals: async (community: string) => waitingAppeals.all({ community }),
		waitingRegistrations: async (community: string) => waitingRegistrations.all({ community })
	};
}
