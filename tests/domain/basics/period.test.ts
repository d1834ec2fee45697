import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day, daysBetween, weekday, type Day } from '#domain/basics/day.ts';
import { isWorkingDay, period, type Holidays } from '#domain/basics/period.ts';

/* Days off of 2026 as the State Council announces them, in part: the National Day week, and the two Saturdays and Sundays worked for it. */
const HOLIDAYS: Holidays = {
	'2026': {
		off: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map(day),
		work: ['2026-09-20', '2026-10-10'].map(day)
	}
};
const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: Date.UTC(2025, 6, 1) / DAY_MS, max: Date.UTC(2027, 5, 30) / DAY_MS }).map((n) => new Date(n * DAY_MS).toISOString().slice(0, 10) as Day);
const length = fc.integer({ min: 0, max: 120 });

function* daysAfter(from: Day, last: Day): Generator<Day> {
	for (let at = addDays(from, 1); at <= last; at = addDays(at, 1)) yield at;
}

test('counted from the next day: a question of Monday with five days can be answered until Saturday, 24:00', () => {
	expect(period(day('2026-11-23'), 5, 'calendar', {})).toEqual({ last: '2026-11-28', weekendsOnly: [] });
});

test('in working days a weekend does not count, a swapped Saturday does, a holiday does not', () => {
	expect(period(day('2026-11-20'), 1, 'working', HOLIDAYS).last).toBe('2026-11-23');
	expect(period(day('2026-09-30'), 1, 'working', HOLIDAYS).last).toBe('2026-10-08');
	expect(period(day('2026-10-08'), 2, 'working', HOLIDAYS).last).toBe('2026-10-10');
	expect(period(day('2026-09-18'), 1, 'working', HOLIDAYS).last).toBe('2026-09-20');
});

test('a year without its holidays counts weekends only, and says which year', () => {
	expect(period(day('2026-12-30'), 3, 'working', HOLIDAYS)).toEqual({ last: '2027-01-04', weekendsOnly: ['2027'] });
	expect(period(day('2026-11-20'), 3, 'working', HOLIDAYS).weekendsOnly).toEqual([]);
	expect(period(day('2025-12-30'), 1, 'calendar', HOLIDAYS).weekendsOnly).toEqual([]);
});

test('calendar days: exactly so many', () => {
	fc.assert(fc.property(anyDay, length, (from, n) => {
		expect(daysBetween(from, period(from, n, 'calendar', HOLIDAYS).last)).toBe(n);
	}));
});

test('working days: exactly so many lie in it, it ends on one, and it is never shorter than in calendar days', () => {
	fc.assert(fc.property(anyDay, length, (from, n) => {
		const { last } = period(from, n, 'working', HOLIDAYS);
		const worked = [...daysAfter(from, last)].filter((at) => isWorkingDay(at, HOLIDAYS));
		expect(worked).toHaveLength(n);
		if (n > 0) expect(isWorkingDay(last, HOLIDAYS)).toBe(true);
		else expect(last).toBe(from);
		expect(last >= period(from, n, 'calendar', HOLIDAYS).last).toBe(true);
	}));
});

test('one day more is never an earlier end, and a later start never ends sooner', () => {
	fc.assert(fc.property(anyDay, length, fc.constantFrom('calendar' as const, 'working' as const), (from, n, kind) => {
		expect(period(from, n + 1, kind, HOLIDAYS).last > period(from, n, kind, HOLIDAYS).last).toBe(true);
		expect(period(addDays(from, 1), n, kind, HOLIDAYS).last >= period(from, n, kind, HOLIDAYS).last).toBe(true);
	}));
});

test('years without holidays are named if and only if a day of them was counted', () => {
	fc.assert(fc.property(anyDay, length, (from, n) => {
		const { last, weekendsOnly } = period(from, n, 'working', HOLIDAYS);
		const years = new Set([...daysAfter(from, last)].map((at) => at.slice(0, 4)).filter((year) => year !== '2026'));
		expect(new Set(weekendsOnly)).toEqual(years);
	}));
});

test('without any holidays a working day is a day that is no Saturday and no Sunday', () => {
	fc.assert(fc.property(anyDay, (of) => {
		expect(isWorkingDay(of, {})).toBe(weekday(of) >= 1 && weekday(of) <= 5);
	}));
});

test.each([-1, 0.5, NaN, Infinity, 3661])('a period of %d days is none', (n) => {
	expect(() => period(day('2026-11-23'), n, 'working', {})).toThrow(RangeError);
});
