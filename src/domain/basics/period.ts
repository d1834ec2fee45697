import { addDays, weekday, type Day } from './day.ts';

/**
 * Days off and swapped working days of one year, as the State Council announces them each autumn.
 * They are data of the rule set; a year that is not there counts weekends only, and says so.
 */
export interface YearOfHolidays {
	off: Day[];
	work: Day[];
}
export type Holidays = Record<string, YearOfHolidays>;

export type DayKind = 'calendar' | 'working';

export interface Period {
	/** The last day that still belongs to the period; it ends at 24:00 local of this day. */
	last: Day;
	/** Years that were counted without their holidays because the rule set does not have them yet. */
	weekendsOnly: string[];
}

/** Whether a day is worked: swapped days first, then holidays, then weekends. */
export function isWorkingDay(of: Day, holidays: Holidays): boolean {
	const year = holidays[of.slice(0, 4)];
	if (year?.work.includes(of)) return true;
	if (year?.off.includes(of)) return false;
	const number = weekday(of);
	return number !== 0 && number !== 6;
}

/**
 * A period of n days. It counts from the day after `from` and ends at 24:00 of day n
 * (as in the Civil Code §201 and §203: the first day is not counted in).
 * With n = 0 the period ends on `from` itself.
 */
export function period(from: Day, n: number, kind: DayKind, holidays: Holidays): Period {
	if (!Number.isSafeInteger(n) || n < 0 || n > 3660) throw new RangeError(`a period of ${n} days`);
	if (kind === 'calendar') return { last: addDays(from, n), weekendsOnly: [] };
	const missing = new Set<string>();
	let last = from;
	for (let left = n; left > 0; ) {
		last = addDays(last, 1);
		if (!(last.slice(0, 4) in holidays)) missing.add(last.slice(0, 4));
		if (isWorkingDay(last, holidays)) left--;
	}
	return { last, weekendsOnly: [...missing] };
}
