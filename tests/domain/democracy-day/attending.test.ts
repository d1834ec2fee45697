import { expect, it } from 'vitest';
import fc from 'fast-check';
import { arrivalProblem, attendanceOf, attendanceProblem, type Arrival } from '#domain/democracy-day/attending.ts';
import { proxiesAllowed, proxyProblem } from '#domain/procedure/proxies.ts';
import { agendaProblems } from '#domain/democracy-day/rules.ts';
import { topicState } from '#domain/democracy-day/topic.ts';
import type { Day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';

const arrival = fc.record(
	{
		person: fc.constantFrom('惊蛰', '春分', '谷雨', '立夏', '小满', '芒种', '夏至', '小暑'), unit: fc.constantFrom('一户', '二户', '三户', '四户', '五户', '六户'),
		capacity: fc.constantFrom('member' as const, 'observer' as const, 'non-registered' as const), holder: fc.constantFrom('惊蛰', '春分')
	},
	{ requiredKeys: ['person', 'unit', 'capacity'] }
) as fc.Arbitrary<Arrival>;

it('whoever comes in whatever order, nobody is there twice, no household counts twice, and nobody stands in for more than the law allows', () => {
	fc.assert(
		fc.property(fc.array(arrival, { maxLength: 40 }), fc.constantFrom(0, 1, 3), (all, most) => {
			const there: Arrival[] = [];
			for (const one of all) if (arrivalProblem(there, one, most) === undefined) there.push(one);
			expect(new Set(there.map(({ person }) => person)).size).toBe(there.length);
			const members = there.filter(({ capacity }) => capacity === 'member');
			expect(new Set(members.map(({ unit }) => unit)).size).toBe(members.length);
			for (const { person } of there) expect(there.filter(({ holder }) => holder === person).length).toBeLessThanOrEqual(most);
			// Whoever holds a proxy is there themselves, and in nobody's name.
			for (const { holder } of there) if (holder !== undefined) expect(there.find(({ person }) => person === holder)).toMatchObject({ capacity: 'member' });
			const { members: [counted], proxies = 0 } = attendanceOf('household', 10, there, {});
			expect(counted!.present).toBe(members.length);
			expect(proxies).toBeLessThanOrEqual(counted!.present);
		})
	);
});

it('representatives are represented by nobody; a village assembly allows three, a town none', () => {
	expect([proxiesAllowed('representatives_meeting', 'village'), proxiesAllowed('assembly', 'village'), proxiesAllowed('assembly', 'urban')]).toEqual([0, 3, 0]);
});

it('items of an agenda follow one another within the day', () => {
	const items = (...times: [string, string][]) => times.map(([start, end]) => ({ start, end }));
	expect(agendaProblems('08:30', '10:00', items(['08:30', '09:00'], ['09:00', '10:00']))).toEqual([]);
	expect(agendaProblems('08:30', '10:00', items(['08:00', '09:00'], ['08:45', '09:30'], ['09:30', '10:30']))).toEqual([{ item: 0, at: 'start' }, { item: 1, at: 'start' }, { item: 2, at: 'end' }]);
});

it('a topic is open until an agenda names it, and open again when that day is called off', () => {
	const subject = 'T' as SubjectId;
	const meeting = (status: 'announced' | 'held' | 'called-off') => ({ subject: 'D' as SubjectId, day: '2026-12-20' as Day, status, agenda: [{ no: 3, refs: [subject] }] });
	expect(topicState({ subject }, [meeting('held')])).toEqual({ state: 'taken', day: 'D', on: '2026-12-20', item: 3 });
	expect(topicState({ subject }, [meeting('called-off')])).toEqual({ state: 'open' });
	expect(topicState({ subject, declined: { on: '2026-12-01' as Day, reason: '归镇里管', by: '居委会' } }, [meeting('called-off')]).state).toBe('declined');
});

it('the numbers of a list that the desk kept hold; more by proxy than those who came may stand in for do not', () => {
	fc.assert(
		fc.property(fc.array(arrival, { maxLength: 40 }), fc.constantFrom(0, 1, 3), (all, most) => {
			const there: Arrival[] = [];
			for (const one of all) if (arrivalProblem(there, one, most) === undefined) there.push(one);
			expect(attendanceProblem(attendanceOf('household', 40, there, {}), most)).toBeUndefined();
		})
	);
	const attendance = { members: [{ unit: 'household' as const, expected: 60, present: 40 }], proxies: 31 };
	expect(attendanceProblem(attendance, 3)).toBe('too-many-proxies');
	expect(attendanceProblem({ ...attendance, proxies: 30 }, 3)).toBeUndefined();
	expect(attendanceProblem({ ...attendance, proxies: 1 }, 0)).toBe('too-many-proxies');
	expect(attendanceProblem({ members: [{ unit: 'person', expected: 60, present: 61 }] }, 3)).toBe('more-than-expected');
});

it('however proxies are given, whoever is represented represents nobody, and nobody more than the cap', () => {
	const line = fc.integer({ min: 1, max: 8 });
	fc.assert(
		fc.property(fc.array(fc.tuple(line, line), { maxLength: 40 }), fc.constantFrom(0, 1, 3), (all, most) => {
			const given = new Map<number, number>();
			for (const [from, to] of all) if (proxyProblem(given, from, to, most) === undefined) given.set(from, to);
			const holders = [...given.values()];
			for (const [from, to] of given) {
				expect(from).not.toBe(to);
				expect(holders).not.toContain(from);
				expect(holders.filter((one) => one === to).length).toBeLessThanOrEqual(most);
			}
		})
	);
});
