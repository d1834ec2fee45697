import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, dayOf, daysBetween, endOfDay, instant, type Day } from '#domain/basics/day.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import { daysLate, disclosureDue } from '#domain/disclosure/disclosure.ts';
import { answerDue, lateFrom, questionState } from '#domain/disclosure/question.ts';

/* Lateness is computed, never stored: these are the functions that everybody computes it with. */

const CHINA = 480;
const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: Date.UTC(2020, 0, 1) / DAY_MS, max: Date.UTC(2035, 0, 1) / DAY_MS }).map((n) => new Date(n * DAY_MS).toISOString().slice(0, 10) as Day);
const zone = fc.constantFrom(-660, -300, 0, 345, CHINA, 840);

describe('around midnight of the last day', () => {
	test('柳霜降 asked on the 23rd: until 24:00 of the 28th the committee is in time, from then on it is not', () => {
		const due = answerDue(day('2026-11-23'), FIRST_RULES);
		expect(due).toBe('2026-11-28');
		const end = Date.parse(endOfDay(due, CHINA));
		const at = (ms: number) => questionState({ due }, undefined, dayOf(instant(ms), CHINA));
		expect(at(end - DAY_MS)).toEqual({ state: 'waiting', daysLeft: 0 });
		expect(at(end - 1)).toEqual({ state: 'waiting', daysLeft: 0 });
		expect(at(end)).toEqual({ state: 'overdue', daysLate: 1 });
		expect(at(end - DAY_MS - 1)).toEqual({ state: 'waiting', daysLeft: 1 });
		expect(lateFrom(due)).toBe('2026-11-29');
	});

	test('in every zone the turn is at that zone\'s midnight, to the millisecond', () => {
		fc.assert(fc.property(anyDay, zone, fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }), (due, offset, by) => {
			const now = Date.parse(endOfDay(due, offset)) + by;
			const state = questionState({ due }, undefined, dayOf(instant(now), offset));
			expect(state.state).toBe(by < 0 ? 'waiting' : 'overdue');
			if (state.state === 'overdue') expect(state.daysLate).toBe(Math.floor(by / DAY_MS) + 1);
			if (state.state === 'waiting') expect(state.daysLeft).toBe(Math.ceil(-by / DAY_MS) - 1);
		}));
	});
});

test('an answer is in time up to the last day, and late by the days since; it stays what it was, whenever one looks', () => {
	fc.assert(fc.property(anyDay, fc.integer({ min: -10, max: 40 }), fc.nat({ max: 400 }), (due, by, later) => {
		const answered = addDays(due, by);
		const state = questionState({ due }, answered, addDays(answered, later));
		expect(state).toEqual({ state: 'answered', inTime: by <= 0, daysLate: Math.max(0, by) });
	}));
});

test('day by day the days left grow less until there are none, then the days late grow more', () => {
	fc.assert(fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (due, by) => {
		const today = addDays(due, by);
		const tomorrow = addDays(today, 1);
		const now = questionState({ due }, undefined, today);
		const next = questionState({ due }, undefined, tomorrow);
		const count = (state: typeof now) => (state.state === 'waiting' ? -state.daysLeft : state.daysLate);
		expect(count(next) - count(now)).toBe(1);
		expect(next.state).toBe(tomorrow >= lateFrom(due) ? 'overdue' : 'waiting');
	}));
});

test('the deadline follows the rule set: its days, and its holidays where it counts working days', () => {
	const rules = (days: number, kind: 'calendar' | 'working') => ({ answer: { days, kind }, holidays: { '2026': { off: [day('2026-11-27')], work: [day('2026-11-28')] } } });
	expect(answerDue(day('2026-11-23'), rules(10, 'calendar'))).toBe('2026-12-03');
	expect(answerDue(day('2026-11-23'), rules(5, 'working'))).toBe('2026-11-30');
});

test('a month\'s account is due on the ninth of the month after it; late is counted from there', () => {
	expect(disclosureDue('2026-10', 9)).toBe('2026-11-09');
	expect(disclosureDue('2026-12', 9)).toBe('2027-01-09');
	expect(disclosureDue('2026-Q3', 9)).toBe('2026-10-09');
	expect(disclosureDue('2026', 9)).toBe('2027-01-09');
	expect(disclosureDue('event', 9)).toBeUndefined();
	fc.assert(fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (due, by) => {
		expect(daysLate(due, addDays(due, by))).toBe(Math.max(0, by));
		expect(daysLate(undefined, addDays(due, by))).toBe(0);
	}));
	expect(daysBetween(day('2026-10-09'), day('2026-10-12'))).toBe(daysLate(day('2026-10-09'), day('2026-10-12')));
});
