import { addDays, daysBetween, type Day } from '../basics/day.ts';
import { period, type Holidays } from '../basics/period.ts';
import type { BodyKind } from '../community/community.ts';
import { meetingRules, type DaysRule, type MeetingRules } from '../community/rule-set.ts';
import { decide, type Comparison, type Decided, type Quorum, type Unit } from '../procedure/decision.ts';
import { REPRESENTATIVES_DECIDE } from '../procedure/library/common.ts';
import { MORE_THAN_HALF, needed, TWO_THIRDS, type Counts } from '../procedure/majority.ts';
import { SIGNERS, type Action, type Attendance, type DemocracyDayContent, type MinutedVote, type Minutes, type Signer } from './democracy-day.ts';

/** What of the rule set a Democracy Day is measured by. */
export interface Measures {
	meetings?: Partial<MeetingRules>;
	holidays: Holidays;
}

/** Where a day stands. `unrecorded`: it is over and nobody wrote down whether it was held. */
export type DayState =
	| { state: 'announced'; daysLeft: number }
	| { state: 'today' }
	| { state: 'held'; daysSince: number }
	| { state: 'unrecorded'; daysSince: number }
	| { state: 'called-off' };

/** The state of a Democracy Day. Its own day belongs to it to 24:00. */
export function dayState({ day, status }: Pick<DemocracyDayContent, 'day' | 'status'>, today: Day): DayState {
	if (status === 'called-off') return { state: 'called-off' };
	if (today < day) return { state: 'announced', daysLeft: daysBetween(today, day) };
	if (status === 'held') return { state: 'held', daysSince: daysBetween(day, today) };
	return today === day ? { state: 'today' } : { state: 'unrecorded', daysSince: daysBetween(day, today) };
}

/** How long before its meeting a body must give notice; undefined for bodies for which neither law nor rule set says so. */
export function noticeRule(kind: BodyKind | undefined, measures: Measures): DaysRule | undefined {
	const { assemblyNotice, representativesNotice } = meetingRules(measures);
	if (kind === 'assembly') return assemblyNotice;
	return kind === 'representatives_meeting' ? representativesNotice : undefined;
}

/** Whether notice was given in time: `ahead` days before the meeting, `asked` by the rule. */
export type NoticeState =
	| { state: 'in-time' | 'short'; ahead: number; asked: DaysRule }
	| { state: 'no-rule'; ahead: number }
	| { state: 'missing' | 'not-recorded' };

/** Judges the notice: the period asked for counts from the day after it was given, and has to be over by the day of the meeting. */
export function noticeState({ day, announced }: Pick<DemocracyDayContent, 'day' | 'announced'>, kind: BodyKind | undefined, measures: Measures): NoticeState {
	if (announced === undefined) return { state: 'not-recorded' };
	if (announced === null) return { state: 'missing' };
	const ahead = daysBetween(announced, day);
	const asked = noticeRule(kind, measures);
	if (!asked) return { state: 'no-rule', ahead };
	return { state: period(announced, asked.days, asked.kind, measures.holidays).last <= day ? 'in-time' : 'short', ahead, asked };
}

/**
 * When enough members are there. Where the laws on villages and on towns differ (households: two thirds, or more than half), the
 * stricter holds: Organic Law of Villagers' Committees 2025 §26 and §30, of Urban Residents' Committees 2025 §27 and §29.
 */
const QUORUMS: Partial<Record<BodyKind, Quorum>> = {
	representatives_meeting: REPRESENTATIVES_DECIDE.quorum,
	assembly: {
		any: [{ unit: 'person', share: MORE_THAN_HALF }, { unit: 'household', share: TWO_THIRDS }],
		source: '村民委员会组织法(2025修正)§26；城市居民委员会组织法(2025修订)§27'
	}
};

const NOBODY: Counts = { eligible: 0, present: 0, cast: 0, valid: 0, yes: 0, no: 0, abstain: 0, invalid: 0 };

/** Whether enough were there, with the comparisons that were made. Undefined where no quorum is asked for. */
export interface QuorumResult {
	holds: boolean;
	/** One for each unit that was counted; one that holds is enough. */
	ways: Comparison[];
}

/** The quorum of a meeting, from its numbers alone. */
export function quorumOf(kind: BodyKind | undefined, attendance: Attendance | null | undefined): QuorumResult | undefined {
	const quorum = kind && QUORUMS[kind];
	if (!quorum || !attendance) return undefined;
	const attending: Partial<Record<Unit, { present: number; of: number }>> = {};
	for (const { unit, expected, present } of attendance.members) attending[unit] = { present, of: expected };
	const { steps } = decide({ ...REPRESENTATIVES_DECIDE, quorum }, { counts: NOBODY, attending });
	const ways = steps.filter(({ what, unit }) => what === 'quorum' && attending[unit] !== undefined);
	return ways.length > 0 ? { holds: ways.some((way) => way.holds), ways } : undefined;
}

/** How many of so many members have to come, before anybody came. */
export function neededToMeet(kind: BodyKind | undefined, unit: Unit, members: number): number | undefined {
	const way = kind && QUORUMS[kind]?.any.find((one) => one.unit === unit);
	return way && members > 0 ? needed(members, way.share) : undefined;
}

/** A vote done over again from the numbers of the minutes, under the rule of the body. Undefined where no rule is known. */
export function voteOf(kind: BodyKind | undefined, attendance: Attendance | null | undefined, vote: MinutedVote): Decided | undefined {
	const quorum = kind && QUORUMS[kind];
	if (!quorum || !attendance) return undefined;
	const { yes, no, abstain, invalid } = vote;
	const counts: Counts = { ...NOBODY, present: vote.attended, cast: vote.returned, valid: yes + no + abstain, yes, no, abstain, invalid };
	const attending = Object.fromEntries(attendance.members.map(({ unit, expected, present }) => [unit, { present, of: expected }]));
	const unit = attendance.members[0]?.unit ?? REPRESENTATIVES_DECIDE.unit;
	return decide({ ...REPRESENTATIVES_DECIDE, unit, quorum }, { counts, attending });
}

/** Where the minutes stand: published in or out of time, due, overdue, or not recorded in imported history. */
export type MinutesState =
	| { state: 'published'; on: Day; due: Day; daysLate: number }
	| { state: 'due'; due: Day; daysLeft: number }
	| { state: 'overdue'; due: Day; daysLate: number }
	| { state: 'not-yet' | 'not-recorded' };

/** Judges the minutes on a day. The last day is not late, to 24:00. */
export function minutesState(
	content: Pick<DemocracyDayContent, 'day' | 'status' | 'minutes' | 'source'>, measures: Measures, today: Day
): MinutesState {
	const { day, minutes } = content;
	const rule = meetingRules(measures).minutes;
	const due = period(day, rule.days, rule.kind, measures.holidays).last;
	const published = minutes?.published;
	if (published) return { state: 'published', on: published, due, daysLate: Math.max(0, daysBetween(due, published)) };
	if (content.status === 'called-off' || today < day) return { state: 'not-yet' };
	const asked = minutes === null || published === null;
	if (content.source !== undefined && !asked) return { state: 'not-recorded' };
	return today > due ? { state: 'overdue', due, daysLate: daysBetween(due, today) } : { state: 'due', due, daysLeft: daysBetween(today, due) };
}

/** Days for which published minutes can be objected to before the list of those present goes and the day is archived. */
export const OBJECTION_DAYS = 7;

/** The first day on which a Democracy Day can be archived; undefined while its minutes are not published. */
export function archivableFrom({ minutes }: Pick<DemocracyDayContent, 'minutes'>): Day | undefined {
	return minutes?.published ? addDays(minutes.published, OBJECTION_DAYS + 1) : undefined;
}

/** What is wrong with an agenda: items in their order, none before the day begins, over another, or after it ends. */
export function agendaProblems(from: string, until: string, agenda: readonly { start: string; end: string }[]): { item: number; at: 'start' | 'end' }[] {
	const problems: { item: number; at: 'start' | 'end' }[] = [];
	let last = from;
	agenda.forEach(({ start, end }, item) => {
		if (start < last) problems.push({ item, at: 'start' });
		else if (end <= start || end > until) problems.push({ item, at: 'end' });
		if (end > last) last = end;
	});
	return problems;
}

/** Whose signature the minutes lack. */
export function unsigned(minutes: Pick<Minutes, 'signedBy'>): Signer[] {
	return SIGNERS.filter((signer) => !minutes.signedBy.some((one) => one.as === signer));
}

/** Where a task stands on a day. `begun` as the minutes say. */
export type ActionState = { state: 'done' } | { state: 'late'; daysLate: number } | { state: 'open'; daysLeft: number; begun: boolean };

/** The state of a task: done as the minutes say, else late from the day after its last, whatever they call it. */
export function actionState({ due, status }: Pick<Action, 'due' | 'status'>, today: Day): ActionState {
	if (status === 'done') return { state: 'done' };
	if (today > due) return { state: 'late', daysLate: daysBetween(due, today) };
	return { state: 'open', daysLeft: daysBetween(today, due), begun: status === 'doing' };
}

/** How many tasks stand how on a day. */
export interface ActionCounts {
	total: number;
	done: number;
	late: number;
	open: number;
}

/** Counts tasks by where they stand. */
export function countActions(actions: readonly Pick<Action, 'due' | 'status'>[], today: Day): ActionCounts {
	const states = actions.map((action) => actionState(action, today).state);
	const count = (state: ActionState['state']) => states.filter((one) => one === state).length;
	return { total: actions.length, done: count('done'), late: count('late'), open: count('open') };
}

/** The last Democracy Day of a body that was held up to a day, and how long ago; undefined when none is on record. */
export function lastHeld<D extends Pick<DemocracyDayContent, 'day' | 'status'>>(days: readonly D[], today: Day): { last: D; daysSince: number } | undefined {
	const held = days.filter(({ day, status }) => status === 'held' && day <= today);
	if (held.length === 0) return undefined;
	const last = held.reduce((newest, one) => (one.day > newest.day ? one : newest));
	return { last, daysSince: daysBetween(last.day, today) };
}
