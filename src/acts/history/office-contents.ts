import type { Day } from '#domain/basics/day.ts';
import { isDay } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { AssignmentContent } from '#domain/community/assignment.ts';
import { holdsOn } from '#domain/community/community.ts';
import type { ObserverContent, ObserverReportContent } from '#domain/community/observer.ts';
import type { DeclarationContent, PledgeContent, PledgeReviewContent, Reference } from '#domain/community/office.ts';
import type { ReceptionContent, ReceptionReportContent } from '#domain/community/reception.ts';
import { isObject } from './file.ts';
import { tenantOf } from './held-contents.ts';
import { pointedAt } from './check-links.ts';
import type { PublicNames } from './names.ts';
import { base, given, happenedOf, type Making, type Planned } from './planned.ts';

type Raw = Record<string, unknown>;

/** For what has no day anywhere. */
const UNKNOWN = '2000-01-01' as Day;

/** The row that a reference names, whatever list it stands in. */
function rowOf({ file }: Making, ref: string): { list: string; id: string; row: Raw } | undefined {
	const pointed = pointedAt(ref, file.names);
	if (!pointed) return undefined;
	const index = file.names.get(pointed.list)!.get(pointed.id)!;
	return { ...pointed, row: (file.raw[pointed.list] as Raw[])[index]! };
}

/** What an object calls itself, for a page that cannot show it yet: its title, or that of what it is about, or its number. */
function labelOf(making: Making, { list, id, row }: { list: string; id: string; row: Raw }, steps = 3): string {
	const own = [row.title, row.topic, row.matter, row.name].find((text) => typeof text === 'string');
	if (own !== undefined) return own as string;
	if (list === 'democracy_days' && typeof row.date === 'string') return `民主日 ${row.date}`;
	for (const key of ['proposal_id', 'matter_id', 'ref']) {
		const other = steps > 0 && typeof row[key] === 'string' ? rowOf(making, row[key]) : undefined;
		if (other && other.row !== row) return labelOf(making, other, steps - 1);
	}
	return id;
}

/** A reference in the words of the file, with the subject that its object has or will have. */
function reference(making: Making, ref: string): Reference {
	const found = rowOf(making, ref);
	return found ? { text: labelOf(making, found), subject: making.subject(found.list, found.id) } : { text: ref };
}

/** The first day that is written anywhere in an object. */
function firstDay(value: unknown): Day | undefined {
	if (isDay(value)) return value;
	const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
	return inner.map(firstDay).filter((day) => day !== undefined).sort()[0];
}

/** The office that somebody held in a body on a day: in that body, else in any. */
function officeHeld({ file, subject }: Making, person: string, body: string | undefined, on: Day): SubjectId | undefined {
	const then = file.offices.map(({ value }) => value)
		.filter((office) => office.person_id === person && holdsOn({ from: office.from, ...(office.until ? { until: office.until } : {}) }, on));
	const office = then.find((one) => one.body_id === body) ?? (body === undefined ? then[0] : undefined);
	return office && subject('offices', office.id);
}

function declarations(making: Making, names: PublicNames): Planned[] {
	const { file } = making;
	const officeOf = new Map(file.offices.map(({ value }) => [value.person_id, making.subject('offices', value.id)]));
	return file.offices.flatMap(({ value }): Planned<DeclarationContent>[] => {
		const { declaration } = value;
		if (declaration === undefined) return [];
		const signed = declaration?.near_relatives ? declaration.signed_at : undefined;
		return [{
			list: 'offices',
			happenedAt: declaration?.signed_at ?? value.from,
			content: {
				...base(making, 'declaration', 'declarations', value.id, file.tenants.ofBody(value.body_id)!),
				parent: making.subject('offices', value.id),
				...given('signed', signed),
				relatives: (declaration?.near_relatives ?? []).map(({ relation, person_id: person }) => {
					const office = officeOf.get(person);
					return { relation, name: names.ofPerson(person), ...(office ? { office } : {}) };
				}),
				interests: declaration?.interests ?? []
			}
		}];
	});
}

function pledges(making: Making): Planned[] {
	const { file } = making;
	const bodies = new Map(file.bodies.map(({ value }) => [value.id, value.name]));
	return file.pledges.flatMap(({ value }): Planned<PledgeContent | PledgeReviewContent>[] => {
		const office = officeHeld(making, value.person_id, value.body_id, value.made_at);
		if (!office) return [];
		const community = file.tenants.ofBody(value.body_id)!;
		return [
			{
				list: 'pledges',
				happenedAt: value.made_at,
				content: {
					...base(making, 'pledge', 'pledges', value.id, community), parent: office, year: value.period, made: value.made_at,
					items: value.items.map((item) => ({
						no: item.no, text: item.text, ...given('measure', item.measure), due: item.due, status: item.status,
						...(item.evidence ? { evidence: item.evidence.map((ref) => reference(making, ref)) } : {})
					}))
				}
			},
			...(value.reviews ?? []).map(({ year, held_at: held, host_body_id: host, issued, returned, kept, partly, broken }) => ({
				list: 'pledges',
				happenedAt: held,
				content: {
					...base(making, 'pledge-review', 'pledges', `${value.id}#${year}`, community), parent: office, year: String(year), held,
					...(host ? { host: making.subject('bodies', host) } : {}), hostName: (host && bodies.get(host)) ?? '', issued, returned, kept, partly, broken
				}
			}))
		];
	});
}

function receptions(making: Making, names: PublicNames): Planned[] {
	const { file } = making;
	return file.receptions.flatMap(({ value }): Planned<ReceptionContent | ReceptionReportContent>[] => {
		const community = file.tenants.ofCommunity(value.community_id)!;
		const reception: Planned<ReceptionContent> = {
			list: 'receptions',
			happenedAt: value.date,
			content: {
				...base(making, 'reception', 'receptions', value.id, community), kind: value.kind, day: value.date, place: value.place,
				hosts: value.hosts.map((person) => ({ name: names.ofPerson(person), ...given('office', officeHeld(making, person, undefined, value.date)) }))
			}
		};
		const { cases } = value;
		if (!cases) return [reception];
		const report: ReceptionReportContent = {
			...base(making, 'reception-report', 'receptions', `${value.id}#report`, community), parent: reception.content.subject, visitors: value.visitors ?? cases.length,
			cases: cases.map(({ no, visitor, matter, due, outcome, done_at: done, ref }) => ({
				no, visitor, matter, ...given('due', due), ...given('outcome', outcome), ...given('done', done), ...(ref ? { about: reference(making, ref) } : {})
			}))
		};
		return [reception, { list: 'receptions', happenedAt: value.date, content: report }];
	});
}

function observers(making: Making, names: PublicNames): Planned[] {
	const { file } = making;
	const bodies = new Map(file.bodies.map(({ value }) => [value.id, value.name]));
	return file.observers.flatMap(({ value }): Planned<ObserverContent | ObserverReportContent>[] => {
		// It lies where it looks: in the log of what is observed, not of who asked for it.
		const looked = value.scope.map((ref) => rowOf(making, ref)).map((found) => found && tenantOf(file, found.row)).find((tenant) => tenant !== undefined);
		const community: CommunityCode = looked ?? file.tenants.ofBody(value.appointed_by)!;
		const observer: Planned<ObserverContent> = {
			list: 'observers',
			happenedAt: value.from,
			content: {
				...base(making, 'observer', 'observers', value.id, community), name: names.ofPerson(value.person_id), organisation: value.organisation,
				body: making.subject('bodies', value.appointed_by), bodyName: bodies.get(value.appointed_by) ?? '',
				scope: value.scope.map((ref) => reference(making, ref)), from: value.from, until: value.until
			}
		};
		if (!value.report) return [observer];
		const { date, text } = value.report;
		const report: ObserverReportContent = {
			...base(making, 'observer-report', 'observers', `${value.id}#report`, community), parent: observer.content.subject, day: date, text
		};
		return [observer, { list: 'observers', happenedAt: date, content: report }];
	});
}

/** Who had which part in what. Most of these objects have no page yet; they are named, and the assignment knows the subject they will have. */
function assignments(making: Making, names: PublicNames): Planned[] {
	const { file } = making;
	return file.assignments.flatMap(({ value, at }): Planned<AssignmentContent>[] => {
		const found = rowOf(making, value.object);
		if (!found) return [];
		const from = [happenedOf(found.row), firstDay(found.row), file.meta.as_of].find(isDay) ?? UNKNOWN;
		return [{
			list: 'assignments',
			happenedAt: from,
			content: {
				...base(making, 'assignment', 'assignments', `#${at[1]}`, tenantOf(file, found.row) ?? file.tenants.city),
				parent: making.subject(found.list, found.id), function: value.function, holder: names.ofPerson(value.person_id), about: labelOf(making, found), from
			}
		}];
	});
}

/** What office-holders declared and promised, whom they received, who looked on, and who had which part in what. */
export function officeContents(making: Making, names: PublicNames): Planned[] {
	return [...declarations(making, names), ...pledges(making), ...receptions(making, names), ...observers(making, names), ...assignments(making, names)];
}
