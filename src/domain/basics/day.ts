import type { Brand } from './id.ts';

/** A civil day, `YYYY-MM-DD`, in the city's time zone. Strings compare in the order of time. */
export type Day = Brand<string, 'Day'>;
/** A moment, ISO 8601 with Z and milliseconds. */
export type Instant = Brand<string, 'Instant'>;

const DAY_MS = 86_400_000;

function utcOf(day: Day): number {
	return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

/** Whether a text is a day that exists in the calendar. */
export function isDay(text: unknown): text is Day {
	if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const ms = utcOf(text as Day);
	return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Reads a day; throws TypeError for anything else. For values already checked at the door. */
export function day(text: string): Day {
	if (!isDay(text)) throw new TypeError(`not a day: ${text}`);
	return text;
}

/** Whether a text is an instant as we write it: `2026-11-22T01:02:03.000Z`. */
export function isInstant(text: unknown): text is Instant {
	if (typeof text !== 'string') return false;
	const ms = Date.parse(text);
	return Number.isFinite(ms) && new Date(ms).toISOString() === text;
}

/** The instant of a number of milliseconds since 1970. */
export function instant(ms: number): Instant {
	return new Date(ms).toISOString() as Instant;
}

/** n days later (earlier if negative). */
export function addDays(from: Day, n: number): Day {
	return new Date(utcOf(from) + n * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** How many days from a to b; 1 for tomorrow, negative when b lies before a. */
export function daysBetween(a: Day, b: Day): number {
	return Math.round((utcOf(b) - utcOf(a)) / DAY_MS);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(of: Day): number {
	return new Date(utcOf(of)).getUTCDay();
}

/** The civil day that an instant falls on, in a zone with a fixed offset in minutes (Asia/Shanghai: 480, no summer time). */
export function dayOf(at: Instant, offsetMinutes: number): Day {
	return new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(0, 10) as Day;
}

/** The instant at which a day ends (24:00 local), the first moment that no longer belongs to it. */
export function endOfDay(of: Day, offsetMinutes: number): Instant {
	return instant(utcOf(of) + DAY_MS - offsetMinutes * 60_000);
}

/** First and last day of a period as the files name it: `2026-10`, `2026-Q3`, `2026-H2`, `2026`, `2026-01/2026-10`. Undefined for `event` or anything else. */
export function span(period: string): { from: Day; until: Day } | undefined {
	const dayBy = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10) as Day;
	const firstOf = (year: number, month: number) => dayBy(year, month - 1, 1);
	const lastOf = (year: number, month: number) => dayBy(year, month, 0);
	const match = /^([1-9]\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(period);
	if (match) {
		const year = Number(match[1]);
		if (match[2]) return { from: firstOf(year, Number(match[2])), until: lastOf(year, Number(match[2])) };
		if (match[3]) return { from: firstOf(year, Number(match[3]) * 3 - 2), until: lastOf(year, Number(match[3]) * 3) };
		if (match[4]) return { from: firstOf(year, Number(match[4]) * 6 - 5), until: lastOf(year, Number(match[4]) * 6) };
		return { from: firstOf(year, 1), until: lastOf(year, 12) };
	}
	const [a, b, more] = period.split('/');
	if (!a || !b || more !== undefined) return undefined;
	const first = span(a);
	const last = span(b);
	return first && last && first.from <= last.until ? { from: first.from, until: last.until } : undefined;
}

/** The month after or before a month `YYYY-MM`. */
export function addMonths(month: string, n: number): string {
	const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
	return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
