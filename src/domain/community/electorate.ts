import type { Day } from '../basics/day.ts';
import { addDays, addMonths, daysBetween, isDay } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { period } from '../basics/period.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Content } from '../content/content.ts';
import type { CommitteeLaw, Unit } from './eligibility.ts';
import type { DaysRule } from './rule-set.ts';

/* Clocks of a list of voters (rule R28): published 20 days before the election, appeals for 5 days, decided within 3. National law, so not for a city to change. */
const LAW = '村民委员会组织法(2025修正)§17；城市居民委员会组织法(2025修订)§17';
export const PUBLISHED_BEFORE = { days: 20, kind: 'calendar', source: LAW } as const satisfies DaysRule;
export const APPEAL = { days: 5, kind: 'calendar', source: LAW } as const satisfies DaysRule;
export const DECISION = { days: 3, kind: 'calendar', source: LAW } as const satisfies DaysRule;

/** One line of the published list: surname and stars, and the cell or village. Never a door, never a telephone. */
export interface ListedVoter {
	/** Number in the list; it stays when others are struck off. */
	n: number;
	name: string;
	/** Where: the cell, else the village or house. Absent for those in no household on the roll. */
	at?: string;
}

/**
 * Who may vote in a body, frozen as of a day. `parent` is the body. Which persons stand behind the numbers lies in private rows.
 * A newer version follows from appeals that were upheld.
 */
export interface ElectorateContent extends Content {
	type: 'electorate';
	/** Readable number: LW-E-2026-01. */
	number: string;
	/** What it is for. */
	title: string;
	unit: Unit;
	/** The day as of which everybody's right was computed. */
	day: Day;
	/** The day of the vote, when it is known. */
	poll?: Day;
	/** The day the list was published, and the last day to appeal. Both absent on imported history whose source does not tell. */
	published?: Day;
	appealUntil?: Day;
	count: number;
	/** Floor area of all owners together, in hundredths of a square metre. */
	area?: number;
	/** Numbers by place, as the list has them. */
	byPlace: { at: string; count: number }[];
	list: ListedVoter[];
	/** Lines struck off or added since it was first published, by the number of the appeal; without one: the same person stood there twice. */
	changes?: { appeal?: string; n: number; what: 'added' | 'struck' }[];
}

/** What an appeal says: I am missing; somebody is listed who should not be; something about a line is wrong. */
export const APPEAL_KINDS = ['missing', 'should-not', 'wrong'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/** An objection to a list of voters. `parent` is the electorate; the person is a pseudonym fresh for it. */
export interface ElectorateAppealContent extends Content {
	type: 'electorate-appeal';
	number: string;
	kind: AppealKind;
	/** The line it is about. */
	n?: number;
	text: string;
	by: string;
	filed: Day;
	/** What the device says about when it was written, when it waited for the network. */
	claimed?: Day;
	/** Where an office filed it for whoever appeals. */
	assisted?: AssistedMark;
	due: Day;
}

export const OUTCOMES = ['upheld', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What was decided about an appeal, or about an application to be entered. `parent` is what it decides. */
export interface DecisionContent extends Content {
	type: 'roll-decision';
	/** Number of what it decides. */
	number: string;
	outcome: Outcome;
	reason: string;
	/** Office and name. */
	by: string;
	decided: Day;
	/** The day on which the assembly or its representatives consented (villages ask for it). */
	consent?: Day;
}

/**
 * Somebody who lives here without being registered here, or is registered and lives elsewhere, applies to be entered on the roll of voters.
 * `parent` is the committee's body. The person is a pseudonym fresh for this application.
 */
export interface RegistrationContent extends Content {
	type: 'registration';
	number: string;
	/** Which case of §16 it is. */
	case: RegistrationCase;
	/** Lives here since, as they say. */
	since?: Day;
	text?: string;
	by: string;
	applied: Day;
	claimed?: Day;
	/** Where an office filed it for whoever applies. */
	assisted?: AssistedMark;
	due: Day;
}

/** `lives-here` not registered here, lives here · `lives-away` registered here, lives elsewhere, wants to take part · `works-here` works for the community. */
export const REGISTRATION_CASES = ['lives-here', 'lives-away', 'works-here'] as const;
export type RegistrationCase = (typeof REGISTRATION_CASES)[number];

/** Shortest stay before an application can be made: a year in a village, half a year of work for an urban community (§16 of either law). */
export const STAY = { village: { 'lives-here': 12 }, urban: { 'works-here': 6 } } as const;

/** The first day on which somebody who has been here since a day may apply; undefined where no time is asked for. */
export function mayApplyFrom(of: RegistrationCase, law: CommitteeLaw, since: Day | undefined): Day | undefined {
	const months = (STAY[law] as Partial<Record<RegistrationCase, number>>)[of];
	return months === undefined || since === undefined ? undefined : monthsLater(since, months);
}

/** The same day n months later; the first of the month after where there is none. */
function monthsLater(from: Day, n: number): Day {
	const month = addMonths(from.slice(0, 7), n);
	const day = `${month}${from.slice(7)}`;
	return isDay(day) ? day : (`${addMonths(month, 1)}-01` as Day);
}

/** Last day to appeal against a list published on a day. */
export function appealUntil(published: Day): Day {
	return period(published, APPEAL.days, APPEAL.kind, {}).last;
}

/** Last day to decide an appeal filed on a day. */
export function decisionDue(filed: Day): Day {
	return period(filed, DECISION.days, DECISION.kind, {}).last;
}

/** The last day on which the list of a vote can be published in time. */
export function publishBy(poll: Day): Day {
	return addDays(poll, -PUBLISHED_BEFORE.days);
}

/** How many days too late a list was published for its vote; 0 in time, undefined while one of the two days is not known. */
export function publishedLate(electorate: Pick<ElectorateContent, 'published' | 'poll'>): number | undefined {
	return electorate.poll === undefined || electorate.published === undefined ? undefined : Math.max(0, daysBetween(publishBy(electorate.poll), electorate.published));
}

/** Where something that waits for a decision stands on a day. Computed, never stored. */
export type DecisionState =
	| { state: 'decided'; outcome: Outcome; daysLate: number }
	| { state: 'waiting'; daysLeft: number }
	| { state: 'overdue'; daysLate: number };

/** The state of an appeal or application on a day; the last day counts to 24:00. */
export function decisionState(due: Day, decision: Pick<DecisionContent, 'outcome' | 'decided'> | undefined, today: Day): DecisionState {
	if (decision) return { state: 'decided', outcome: decision.outcome, daysLate: Math.max(0, daysBetween(due, decision.decided)) };
	return today <= due ? { state: 'waiting', daysLeft: daysBetween(today, due) } : { state: 'overdue', daysLate: daysBetween(due, today) };
}

/** Numbers by place, in the order in which places first come. */
export function countByPlace(list: readonly ListedVoter[]): { at: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const { at = '' } of list) counts.set(at, (counts.get(at) ?? 0) + 1);
	return [...counts].map(([at, count]) => ({ at, count }));
}

/** The list without a line. Undefined when there is none of this number. */
export function strike(electorate: ElectorateContent, n: number, appeal?: string): ElectorateContent | undefined {
	if (!electorate.list.some((line) => line.n === n)) return undefined;
	const list = electorate.list.filter((line) => line.n !== n);
	return { ...electorate, list, count: list.length, byPlace: countByPlace(list), changes: [...(electorate.changes ?? []), { ...(appeal === undefined ? {} : { appeal }), n, what: 'struck' }] };
}

/** The list with one more line at its end. */
export function add(electorate: ElectorateContent, voter: Omit<ListedVoter, 'n'>, appeal: string): { electorate: ElectorateContent; n: number } {
	const n = Math.max(0, ...electorate.list.map((line) => line.n), ...(electorate.changes ?? []).map((change) => change.n)) + 1;
	const list = [...electorate.list, { n, ...voter }];
	const changes = [...(electorate.changes ?? []), { appeal, n, what: 'added' as const }];
	return { n, electorate: { ...electorate, list, count: list.length, byPlace: countByPlace(list), changes } };
}

/** Longest texts, in characters. */
export const MOST_TITLE = 60;
export const MOST_APPEAL = 500;
export const MOST_REASON = 1000;

/** The subject of the body whose voters these are. */
export function bodyOf(electorate: ElectorateContent): SubjectId {
	return electorate.parent!;
}
