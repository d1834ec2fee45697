import { span, weekday, type Day } from '#domain/basics/day.ts';
import type { Words } from '#words/words.ts';

/** A day in its parts, as words take it. The year is said only when it is not `than`'s, or always when that is absent. */
export function dayParts(day: Day, than?: Day): { year?: number; month: number; day: number; weekday: number } {
	const year = Number(day.slice(0, 4));
	return {
		...(than !== undefined && day.slice(0, 4) === than.slice(0, 4) ? {} : { year }),
		month: Number(day.slice(5, 7)),
		day: Number(day.slice(8, 10)),
		weekday: weekday(day)
	};
}

/** A period as people say it: 2026年10月, Q3 2026. What is no period is shown as it stands. `short` leaves the year out. */
export function periodText(words: Words, period: string, short = false): string {
	const { period: say } = words.common;
	if (period === 'event') return say.event;
	const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(period);
	if (match) {
		const year = Number(match[1]);
		if (match[2]) return short ? say.monthShort({ month: Number(match[2]) }) : say.month({ year, month: Number(match[2]) });
		if (match[3]) return short ? say.quarterShort({ quarter: Number(match[3]) }) : say.quarter({ year, quarter: Number(match[3]) });
		if (match[4]) return short ? say.halfShort({ half: Number(match[4]) }) : say.half({ year, half: Number(match[4]) });
		return say.year({ year });
	}
	const [from, until] = period.split('/');
	if (!span(period) || !from || !until) return period;
	return say.range({ from: periodText(words, from), until: periodText(words, until) });
}
