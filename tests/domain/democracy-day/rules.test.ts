import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '#domain/basics/day.ts';
import type { BodyKind } from '#domain/community/community.ts';
import type { Action, Attendance, DemocracyDayContent, MinutedVote } from '#domain/democracy-day/democracy-day.ts';
import {
	actionState, countActions, dayState, lastHeld, minutesState, neededToMeet, noticeState, quorumOf, unsigned, voteOf, type Measures
} from '#domain/democracy-day/rules.ts';
import { demoCity } from '#tests/support/town.ts';

const file = demoCity() as unknown as {
	config: Record<'assembly_notice_days' | 'rep_meeting_notice_days' | 'minutes_publish_days', { value: number }>;
	bodies: { id: string; kind: BodyKind }[];
	democracy_days: {
		id: string; body_id: string; date: Day; announced_at: Day;
		attendance: { representatives_expected: number; representatives_present: number };
		attendance_list: { capacity: string; present: boolean }[];
		minutes: { published_at: Day; actions: Action[]; vote?: MinutedVote };
	}[];
};
const days = (value: number) => ({ days: value, kind: 'calendar' as const });

/** The measures of the demo city. */
const measures: Measures = {
	holidays: {},
	meetings: {
		assemblyNotice: days(file.config.assembly_notice_days.value), representativesNotice: days(file.config.rep_meeting_notice_days.value),
		minutes: days(file.config.minutes_publish_days.value)
	}
};
const liuwan = file.democracy_days.find(({ id }) => id === 'DD1')!;
const beicang = file.democracy_days.find(({ id }) => id === 'DD2')!;
const kindOf = (one: typeof liuwan) => file.bodies.find(({ id }) => id === one.body_id)!.kind;
const there = (present: number, expected: number, unit: Attendance['members'][number]['unit'] = 'representative'): Attendance => ({ members: [{ unit, expected, present }] });
const attendanceOf = (one: typeof liuwan) => there(one.attendance.representatives_present, one.attendance.representatives_expected);

describe('notice', () => {
	test.each([liuwan, beicang])('$id was announced ten days before, where its representatives’ meeting needs five', (one) => {
		expect(noticeState({ day: one.date, announced: one.announced_at }, kindOf(one), measures)).toMatchObject({ state: 'in-time', ahead: 10, asked: { days: 5 } });
	});

	test('five days before are enough for representatives and too short for an assembly; ten are enough for both', () => {
		const state = (ahead: number, kind: BodyKind) => noticeState({ day: liuwan.date, announced: addDays(liuwan.date, -ahead) }, kind, measures).state;
		expect([4, 5, 9, 10].map((ahead) => state(ahead, 'representatives_meeting'))).toEqual(['short', 'in-time', 'in-time', 'in-time']);
		expect([4, 5, 9, 10].map((ahead) => state(ahead, 'assembly'))).toEqual(['short', 'short', 'short', 'in-time']);
		expect(state(1, 'residents_council')).toBe('no-rule');
	});

	test('a notice that was asked for and is missing is one thing, one that nobody recorded another', () => {
		expect(noticeState({ day: liuwan.date, announced: null }, 'representatives_meeting', measures)).toEqual({ state: 'missing' });
		expect(noticeState({ day: liuwan.date }, 'representatives_meeting', measures)).toEqual({ state: 'not-recorded' });
	});

	test('working days are counted as working days', () => {
		const working: Measures = { holidays: {}, meetings: { representativesNotice: { days: 5, kind: 'working' } } };
		// Sunday 25 October: from Sunday 18 there are five working days between, from Monday 19 four.
		const state = (announced: string) => noticeState({ day: day('2026-10-25'), announced: day(announced) }, 'representatives_meeting', working).state;
		expect([state('2026-10-18'), state('2026-10-19')]).toEqual(['in-time', 'short']);
	});

	test('an earlier notice is never worse', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.constantFrom<BodyKind>('assembly', 'representatives_meeting'), (ahead, kind) => {
			const at = (n: number) => noticeState({ day: liuwan.date, announced: addDays(liuwan.date, -n) }, kind, measures).state;
			if (at(ahead) === 'in-time') expect(at(ahead + 1)).toBe('in-time');
			expect(at(ahead)).toBe(ahead >= (kind === 'assembly' ? 10 : 5) ? 'in-time' : 'short');
		}));
	});
});

describe('quorum', () => {
	test('柳湾: 88 of 108, where 72 are two thirds; 北仓: 58 of 71, where 48 are', () => {
		expect(quorumOf(kindOf(liuwan), attendanceOf(liuwan))).toMatchObject({ holds: true, ways: [{ have: 88, need: 72, of: 108, unit: 'representative' }] });
		expect(quorumOf(kindOf(beicang), attendanceOf(beicang))).toMatchObject({ holds: true, ways: [{ have: 58, need: 48, of: 71 }] });
	});

	test('from both sides: 71 of 108 and 47 of 71 are too few', () => {
		const holds = (present: number, expected: number) => quorumOf('representatives_meeting', there(present, expected))!.holds;
		expect([holds(71, 108), holds(72, 108), holds(47, 71), holds(48, 71)]).toEqual([false, true, false, true]);
	});

	test('the numbers are those of the list that stays private', () => {
		for (const one of [liuwan, beicang]) {
			const members = one.attendance_list.filter(({ capacity }) => capacity === 'representative' || capacity === 'committee_member');
			expect(members).toHaveLength(one.attendance.representatives_expected);
			expect(members.filter(({ present }) => present)).toHaveLength(one.attendance.representatives_present);
		}
	});

	test('an assembly meets with more than half of the adults, or two thirds of the households', () => {
		const both = (person: number, household: number): Attendance => ({ members: [{ unit: 'person', expected: 1000, present: person }, { unit: 'household', expected: 300, present: household }] });
		expect([both(500, 199), both(501, 0), both(0, 200)].map((attendance) => quorumOf('assembly', attendance)!.holds)).toEqual([false, true, true]);
		expect(quorumOf('assembly', there(292, 438, 'household'))).toMatchObject({ holds: true, ways: [{ need: 292 }] });
	});

	test('nothing is said where no quorum is asked for or nobody was counted', () => {
		expect(quorumOf('residents_council', there(5, 9))).toBeUndefined();
		expect(quorumOf('representatives_meeting', undefined)).toBeUndefined();
		expect(quorumOf('representatives_meeting', null)).toBeUndefined();
		expect(quorumOf('representatives_meeting', there(9, 9, 'household'))).toBeUndefined();
	});

	test('before anybody came, the number that has to come is the one that holds', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), (members) => {
			const needed = neededToMeet('representatives_meeting', 'representative', members)!;
			expect(quorumOf('representatives_meeting', there(needed, members))!.holds).toBe(true);
			expect(quorumOf('representatives_meeting', there(needed - 1, members))!.holds).toBe(false);
		}));
	});
});

describe('the vote of the minutes, done over again', () => {
	const lights = liuwan.minutes.vote!;

	test('柳湾: 79 of 88, where 45 are more than half', () => {
		const decided = voteOf('representatives_meeting', attendanceOf(liuwan), lights)!;
		expect(decided.verdict).toBe('passed');
		expect(decided.steps.at(-1)).toMatchObject({ what: 'majority', have: 79, need: 45, of: 88 });
	});

	test('44 of 88 do not pass, however few are against; with too few there, nothing does', () => {
		const verdict = (vote: Partial<MinutedVote>, present = 88) => voteOf('representatives_meeting', there(present, 108), { ...lights, ...vote })!.verdict;
		expect([verdict({ yes: 44, no: 0, abstain: 44 }), verdict({ yes: 45, no: 0, abstain: 43 })]).toEqual(['failed', 'passed']);
		expect(verdict({ yes: 71, attended: 71 }, 71)).toBe('no-quorum');
	});
});

describe('minutes', () => {
	const held = (minutes: DemocracyDayContent['minutes'], source?: string) => ({ day: liuwan.date, status: 'held' as const, ...(minutes === undefined ? {} : { minutes }), ...(source === undefined ? {} : { source }) });
	const published = (on: Day | null): DemocracyDayContent['minutes'] => ({ published: on, signedBy: [], items: [], votes: [], actions: [] });

	test.each([liuwan, beicang])('those of $id were out on the second day', (one) => {
		expect(minutesState({ day: one.date, status: 'held', minutes: published(one.minutes.published_at) }, measures, day('2026-11-22'))).toMatchObject({ state: 'published', daysLate: 0 });
	});

	test('the fifth day is in time, the sixth is late by one', () => {
		const late = (on: string) => (minutesState(held(published(day(on))), measures, day('2026-11-22')) as { daysLate: number }).daysLate;
		expect([late('2026-10-30'), late('2026-10-31')]).toEqual([0, 1]);
	});

	test('while they are not there, they are due to the fifth day and overdue from the sixth', () => {
		const on = (today: string) => minutesState(held(undefined), measures, day(today));
		expect(on('2026-10-24')).toEqual({ state: 'not-yet' });
		expect(on('2026-10-25')).toMatchObject({ state: 'due', daysLeft: 5 });
		expect(on('2026-10-30')).toMatchObject({ state: 'due', daysLeft: 0 });
		expect(on('2026-10-31')).toMatchObject({ state: 'overdue', daysLate: 1 });
	});

	test('in imported history, minutes that nobody recorded are no breach; those that were asked for are', () => {
		expect(minutesState(held(undefined, 'DD9'), measures, day('2026-11-22'))).toEqual({ state: 'not-recorded' });
		expect(minutesState(held(null, 'DD9'), measures, day('2026-11-22'))).toMatchObject({ state: 'overdue', daysLate: 23 });
		expect(minutesState(held(published(null), 'DD9'), measures, day('2026-11-22'))).toMatchObject({ state: 'overdue' });
	});

	test('what was called off owes none', () => {
		expect(minutesState({ day: liuwan.date, status: 'called-off' }, measures, day('2026-11-22'))).toEqual({ state: 'not-yet' });
	});

	test('whoever has not signed is named', () => {
		expect(unsigned({ signedBy: [{ name: '苗立夏', as: 'chair' }, { name: '麦小满', as: 'recorder' }] })).toEqual(['overseer']);
		expect(unsigned({ signedBy: [{ name: '某人' }] })).toEqual(['chair', 'recorder', 'overseer']);
	});
});

describe('what was promised', () => {
	test('on 22 November, of the five tasks of 柳湾 two are done, one is late and two still have time', () => {
		expect(countActions(liuwan.minutes.actions, day('2026-11-22'))).toEqual({ total: 5, done: 2, late: 1, open: 2 });
		expect(countActions(liuwan.minutes.actions, day('2026-11-20'))).toEqual({ total: 5, done: 2, late: 0, open: 3 });
		expect(countActions(liuwan.minutes.actions, day('2026-12-01'))).toEqual({ total: 5, done: 2, late: 3, open: 0 });
		expect(countActions(beicang.minutes.actions, day('2026-11-22'))).toEqual({ total: 4, done: 1, late: 0, open: 3 });
	});

	test('the last day is not late, whatever the minutes call it; done is done', () => {
		const inquiry = liuwan.minutes.actions.find(({ status }) => status === 'overdue')!;
		expect(actionState(inquiry, inquiry.due)).toEqual({ state: 'open', daysLeft: 0, begun: false });
		expect(actionState(inquiry, addDays(inquiry.due, 1))).toEqual({ state: 'late', daysLate: 1 });
		expect(actionState({ due: inquiry.due, status: 'done' }, day('2099-01-01'))).toEqual({ state: 'done' });
	});

	test('every task stands in one place on every day, and lateness only grows', () => {
		const task = fc.record({ due: fc.integer({ min: 0, max: 400 }).map((n) => addDays(day('2026-01-01'), n)), status: fc.constantFrom<Action['status']>('todo', 'doing', 'done', 'overdue') });
		const today = fc.integer({ min: 0, max: 400 }).map((n) => addDays(day('2026-01-01'), n));
		fc.assert(fc.property(fc.array(task, { maxLength: 30 }), today, (actions, on) => {
			const now = countActions(actions, on);
			expect(now.done + now.late + now.open).toBe(now.total);
			expect(countActions(actions, addDays(on, 1)).late).toBeGreaterThanOrEqual(now.late);
		}));
	});
});

describe('where a day stands', () => {
	const on = (status: DemocracyDayContent['status'], today: string) => dayState({ day: day('2026-12-20'), status }, day(today));

	test('announced, today, and past without a word', () => {
		expect(on('announced', '2026-12-19')).toEqual({ state: 'announced', daysLeft: 1 });
		expect(on('announced', '2026-12-20')).toEqual({ state: 'today' });
		expect(on('announced', '2026-12-23')).toEqual({ state: 'unrecorded', daysSince: 3 });
		expect(on('held', '2026-12-20')).toEqual({ state: 'held', daysSince: 0 });
		expect(on('called-off', '2026-12-23')).toEqual({ state: 'called-off' });
	});

	test('the days since the last one count from one that was held, never from one to come or called off', () => {
		const all = [
			{ day: day('2026-07-26'), status: 'held' as const }, { day: day('2026-10-25'), status: 'held' as const },
			{ day: day('2026-11-15'), status: 'called-off' as const }, { day: day('2026-11-20'), status: 'announced' as const }, { day: day('2026-12-20'), status: 'announced' as const }
		];
		expect(lastHeld(all, day('2026-11-22'))).toEqual({ last: all[1], daysSince: 28 });
		expect(lastHeld(all, day('2026-10-24'))).toMatchObject({ daysSince: 90 });
		expect(lastHeld(all.slice(2), day('2026-11-22'))).toBeUndefined();
	});
});
