import { addDays, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { calendarDuty, daysFor, isRecorded, type CalendarDuty, type CalendarKey } from '../community/calendar.ts';
import { isThereOn, TYPING, type BodyContent, type BodyDuty, type BodyKind, type CommunityContent } from '../community/community.ts';
import { communityOf, rulesFor } from '../community/in-force.ts';
import { addressOf, nameOf } from '../content/addresses.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View, type When } from '../content/view.ts';
import { speaksWithoutOffice, type MeetingNoteContent } from '../democracy-day/meeting-note.ts';
import { lastHeld } from '../democracy-day/rules.ts';
import { periodsOver } from '../disclosure/duties.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import { counted, DUTY_KINDS, electionOf, following, groundOf, recurring, waitingDuties, type DutyCounts, type DutyKind, type DutyLine, type Ground } from './duty-lines.ts';

export { DUTY_KINDS, type DoneRecord, type DutyCounts, type DutyKind, type DutyLine, type DutyState } from './duty-lines.ts';

/** A body over a year: its lines by the day on which they are due, and a row for each kind with a cell for each month. */
export interface BodyDuties {
	body: { subject: SubjectId; name: string };
	counts: DutyCounts;
	/** Of the month that is shown, or of the year. */
	lines: DutyLine[];
	rows: { kind: DutyKind; name?: string; months: DutyCounts[] }[];
	/** Days since it last met; absent where it never did on record, or does not meet. */
	meets?: { daysSince?: number; last?: Day; address?: string };
}

export interface DutiesPageModel {
	proof: Evidence;
	year: string;
	/** `2026-11`, when one month is shown. */
	month?: string;
	years: string[];
	bodies: BodyDuties[];
	counts: DutyCounts;
	/** Of those who spoke at Democracy Days and who raised proposals this year, how many hold no office; absent where nothing is recorded. */
	speakers?: { without: number; of: number };
	raisers?: { without: number; of: number };
}

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** Bodies that meet: how long ago is asked of them. */
const MEET: readonly BodyContent['kind'][] = ['representatives_meeting', 'assembly', 'residents_council', 'owners_assembly', 'collective_economic_organisation'];

async function sharesOf(contents: Contents, community: BodyContent['community'], year: string): Promise<Pick<DutiesPageModel, 'speakers' | 'raisers'>> {
	const notes = (await contents.ofType<MeetingNoteContent>(community, 'meeting-note')).map(({ content }) => content).filter(({ on }) => on.startsWith(year));
	const proposals = (await contents.ofType<ProposalContent>(community, 'proposal')).map(({ content }) => content).filter(({ raised, raiser }) => raised.startsWith(year) && raiser !== undefined);
	return {
		...(notes.length > 0 ? { speakers: { without: notes.filter(({ as }) => speaksWithoutOffice(as)).length, of: notes.length } } : {}),
		...(proposals.length > 0 ? { raisers: { without: proposals.filter(({ raiser }) => raiser === 'resident' || raiser === 'representative' || raiser === 'unit').length, of: proposals.length } } : {})
	};
}

/** What is asked for: a year, or a month of one that has duties. */
function asked(month: string | undefined, bodies: readonly BodyContent[], today: Day): { year: string; month?: string; years: string[] } {
	const present = today.slice(0, 4);
	const first = bodies.flatMap(({ duties }) => duties.map(({ from }) => from.slice(0, 4))).sort()[0] ?? present;
	const years = Array.from({ length: Math.max(1, Math.min(30, Number(present) - Number(first) + 1)) }, (_, back) => String(Number(present) - back));
	const one = month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && years.includes(month.slice(0, 4)) ? month : undefined;
	return { year: one?.slice(0, 4) ?? years.find((year) => year === month) ?? present, years, ...(one === undefined ? {} : { month: one }) };
}

/** A body over a year; undefined where it owes nothing then and is not asked when it met. */
function bodyOver(body: BodyContent, ground: Ground, year: string, month: string | undefined, today: Day): BodyDuties | undefined {
	const all = [...recurring(body, ground, addDays(`${year}-12-31` as Day, 1), today), ...following(body, ground, today)];
	const lines = all.filter(({ due }) => due.startsWith(year)).sort((a, b) => inOrder(a.due, b.due) || inOrder(a.what, b.what));
	const last = lastHeld(ground.days.filter(({ parent }) => parent === body.subject), today);
	const meets = MEET.includes(body.kind) && isThereOn(body, today) ? (last ? { daysSince: last.daysSince, last: last.last.day, address: addressOf(last.last)! } : {}) : undefined;
	if (lines.length === 0 && !meets) return undefined;
	const shown = month === undefined ? lines : lines.filter(({ due }) => due.startsWith(month));
	// Duties of the calendar have a row each, the others a row for their kind.
	const rowOf = ({ kind, name }: DutyLine) => (kind === 'calendar' ? `calendar ${name}` : kind);
	const rows = [...new Set(lines.map(rowOf))].map((key) => lines.filter((line) => rowOf(line) === key)).sort(([a], [b]) => DUTY_KINDS.indexOf(a!.kind) - DUTY_KINDS.indexOf(b!.kind));
	return {
		body: { subject: body.subject, name: body.name }, counts: counted(shown), lines: shown,
		rows: rows.map((own) => ({
			kind: own[0]!.kind, ...(own[0]!.kind === 'calendar' ? { name: own[0]!.name! } : {}), months: MONTHS.map((one) => counted(own.filter((line) => line.due.slice(5, 7) === one)))
		})),
		...(meets ? { meets } : {})
	};
}

/** A community with its bodies and what their duties are met by. */
async function grounded(contents: Contents, code: string | undefined, when: When): Promise<{ community: { content: CommunityContent }; proof: Evidence; bodies: BodyContent[]; ground: Ground } | undefined> {
	const community = await communityOf(contents, code);
	if (!community) return undefined;
	const { rules } = await rulesFor(contents, community.content, when.today);
	const bodies = (await contents.ofType<BodyContent>(community.content.community, 'body')).map(({ content }) => content);
	return { community, proof: evidenceOf(community), bodies, ground: await groundOf(contents, community.content.community, community.content.shape, rules, bodies, when) };
}

/**
 * What every body of a community owes over a year, or a month of it: done, late, still due, missing. Nothing of it is stored: a meeting that did
 * not take place and a month without accounts show by themselves. What was owed before duties were recorded is not asked for.
 */
export const dutiesPage: View<DutiesPageModel> = async (contents, params, when) => {
	const found = await grounded(contents, params.community, when);
	if (!found) return undefined;
	const { community, proof, bodies, ground } = found;
	const { year, month, years } = asked(params.month, bodies, when.today);
	const rows = bodies.flatMap((body) => bodyOver(body, ground, year, month, when.today) ?? []);
	return {
		proof, year, ...(month === undefined ? {} : { month }), years, bodies: rows.sort((a, b) => b.counts.missing - a.counts.missing), counts: counted(rows.flatMap(({ lines }) => lines)),
		...(await sharesOf(contents, community.content.community, year))
	};
};

/** A duty that a body was given, in which days it is done, and where that comes from. */
export interface GivenDuty {
	duty: string;
	every: BodyDuty['every'];
	from: Day;
	until?: Day;
	/** In the period that runs now. */
	days?: { from: Day; until: Day };
	by?: CalendarDuty['by'];
	source?: string;
}

/** A period of a duty for which somebody may say what was done. */
export interface OpenDuty {
	duty: CalendarKey;
	period: string;
	due: Day;
}

export interface BodyCalendarModel {
	proof: Evidence;
	kind: BodyKind;
	year: string;
	month?: string;
	years: string[];
	over: BodyDuties;
	/** Since when those sit on it who sit there, and by when they are elected anew. */
	election?: { since: Day; line: DutyLine };
	given: GivenDuty[];
	/** What may be recorded now: what is missing, and what is due within a month. */
	open: OpenDuty[];
	/** Papers of the community that may show it, newest first. */
	papers: { subject: SubjectId; name: string }[];
	/** Names of the bodies of this community whose clerks may type it in for this one. */
	desks: SubjectId[];
}

/** How many papers are offered. */
const MOST_PAPERS = 30;

/** What one body owes over a year, each thing with what was said to have been done, and where each duty comes from. */
export const bodyCalendar: View<BodyCalendarModel> = async (contents, params, when) => {
	const { today } = when;
	const found = await grounded(contents, params.community, when);
	const body = found?.bodies.find(({ subject }) => subject === params.body);
	const held = body && (await contents.bySubject<BodyContent>(body.subject));
	if (!found || !body || !held) return undefined;
	const { bodies, ground } = found;
	const { year, month, years } = asked(params.month, bodies, today);
	const election = electionOf(body, ground, today);
	const waiting = (await waitingDuties(contents, body.community, when)).filter((one) => one.body.subject === body.subject && isRecorded(one.line.name!));
	const papers = (await Promise.all((['disclosure', 'resolution', 'democracy-day', 'matter'] as const).map((type) => contents.ofType(held.content.community, type, { limit: MOST_PAPERS })))).flat();
	return {
		proof: evidenceOf(held), kind: body.kind, year, ...(month === undefined ? {} : { month }), years,
		over: bodyOver(body, ground, year, month, today) ?? { body: { subject: body.subject, name: body.name }, counts: counted([]), lines: [], rows: [] },
		...(election ? { election } : {}),
		given: body.duties.map(({ duty, every, from, until }) => {
			const known = calendarDuty(duty);
			const now = known && periodsOver({ every, from: `${today.slice(0, 4)}-01-01` as Day }, addDays(`${today.slice(0, 4)}-12-31` as Day, 1)).find((period) => today <= daysFor(duty, every, period)!.until);
			const days = now && daysFor(duty, every, now);
			return { duty, every, from, ...(until === undefined ? {} : { until }), ...(days ? { days } : {}), ...(known ? { by: known.by, source: known.source } : {}) };
		}),
		open: waiting.map(({ line: { name, what, due } }) => ({ duty: name as CalendarKey, period: what, due })),
		papers: papers.sort((a, b) => b.seq - a.seq).slice(0, MOST_PAPERS).map(({ content }) => ({ subject: content.subject, name: nameOf(content) ?? ('day' in content ? String(content.day) : content.subject) })),
		desks: bodies.filter(({ kind, until }) => TYPING.includes(kind) && until === undefined).map(({ subject }) => subject)
	};
};
