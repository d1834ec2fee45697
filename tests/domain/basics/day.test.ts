import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, day, dayOf, daysBetween, endOfDay, instant, isDay, isInstant, span, weekday, type Day, type Instant } from '#domain/basics/day.ts';

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: Date.UTC(1900, 0, 1) / DAY_MS, max: Date.UTC(2999, 11, 31) / DAY_MS }).map((n) => new Date(n * DAY_MS).toISOString().slice(0, 10) as Day);
const zone = fc.integer({ min: -12 * 60, max: 14 * 60 });

test('a number of days later and as many earlier is the same day', () => {
	fc.assert(fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
		const to = addDays(from, n);
		expect(isDay(to)).toBe(true);
		expect(daysBetween(from, to)).toBe(n);
		expect(addDays(to, -n)).toBe(from);
		expect(to > from).toBe(n > 0);
	}));
});

test('days are ordered as their texts are, and follow one another without a gap', () => {
	fc.assert(fc.property(anyDay, (from) => {
		expect(weekday(addDays(from, 1))).toBe((weekday(from) + 1) % 7);
		expect(weekday(addDays(from, 7))).toBe(weekday(from));
	}));
	expect(weekday(day('2026-11-22'))).toBe(0);
});

test('a day ends at 24:00 of its own zone: the last millisecond is still of it, the next is tomorrow\'s', () => {
	fc.assert(fc.property(anyDay, zone, (of, offset) => {
		const end = endOfDay(of, offset);
		expect(dayOf(instant(Date.parse(end) - 1), offset)).toBe(of);
		expect(dayOf(end, offset)).toBe(addDays(of, 1));
		expect(dayOf(instant(Date.parse(end) - DAY_MS), offset)).toBe(of);
	}));
	expect(endOfDay(day('2026-11-28'), 480)).toBe('2026-11-28T16:00:00.000Z');
	expect(dayOf('2026-11-27T16:00:00.000Z' as Instant, 480)).toBe('2026-11-28');
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-01', '26-01-01', '2026/01/01', '2026-01-01 ', '', '２０２６-01-01', '2026-01-01T00:00:00.000Z', '0000-01-01', '0050-01-01', null, 20260101, undefined])('%j is no day', (text) => {
	expect(isDay(text)).toBe(false);
	expect(() => day(text as string)).toThrow(TypeError);
});

test('the twenty-ninth of February comes in the years that have one', () => {
	expect(isDay('2024-02-29')).toBe(true);
	expect(isDay('2000-02-29')).toBe(true);
	expect(isDay('2100-02-29')).toBe(false);
});

test('an instant is written in one way', () => {
	fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }), (at) => {
		expect(isInstant(instant(at.getTime()))).toBe(true);
	}));
	for (const text of ['2026-11-22T01:02:03Z', '2026-11-22T01:02:03.000+08:00', '2026-11-22', '2026-11-22T25:00:00.000Z', '', null]) expect(isInstant(text)).toBe(false);
});

test.each([
	['2026-10', '2026-10-01', '2026-10-31'], ['2026-02', '2026-02-01', '2026-02-28'], ['2024-02', '2024-02-01', '2024-02-29'], ['2026-12', '2026-12-01', '2026-12-31'],
	['2026-Q1', '2026-01-01', '2026-03-31'], ['2026-Q4', '2026-10-01', '2026-12-31'], ['2026-H1', '2026-01-01', '2026-06-30'], ['2026-H2', '2026-07-01', '2026-12-31'],
	['2026', '2026-01-01', '2026-12-31'], ['2026-01/2026-10', '2026-01-01', '2026-10-31'], ['2025/2026-Q1', '2025-01-01', '2026-03-31'], ['9999-12', '9999-12-01', '9999-12-31'],
	['9999', '9999-01-01', '9999-12-31']
])('%s is from %s to %s', (period, from, until) => {
	expect(span(period)).toEqual({ from, until });
});

test.each(['event', '', '2026-13', '2026-00', '2026-Q5', '2026-Q0', '2026-H3', '2026-1', '26-10', '2026-10/2026-01', '2026-01/', '/2026-01', '2026-01/02/03', '0050', '0000-01', '2026-10-01'])('%j is no period', (period) => {
	expect(span(period)).toBeUndefined();
});

test('months go on over the turn of the year, there and back', () => {
	fc.assert(fc.property(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -600, max: 600 }), (year, month, n) => {
		const from = `${year}-${String(month).padStart(2, '0')}`;
		const to = addMonths(from, n);
		expect(addMonths(to, -n)).toBe(from);
		expect(Math.sign(to < from ? -1 : to > from ? 1 : 0)).toBe(Math.sign(n));
	}));
	expect(addMonths('2026-12', 1)).toBe('2027-01');
	expect(addMonths('2026-01', -1)).toBe('2025-12');
});

test('the months of a year follow each other without a gap', () => {
	fc.assert(fc.property(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
		const name = `${year}-${String(month).padStart(2, '0')}`;
		expect(addDays(span(name)!.until, 1)).toBe(span(addMonths(name, 1))!.from);
	}));
});
