import type { Day } from '#domain/basics/day.ts';
import type { DaysRule } from '#domain/community/rule-set.ts';
import type { MinutesState, NoticeState } from '#domain/democracy-day/rules.ts';
import type { Comparison } from '#domain/procedure/decision.ts';
import type { Ambient } from '#lib/ui/context.ts';
import { dayParts } from '#lib/ui/day-text.ts';

/** What a shape beside a word says of a state: lateness is late everywhere. */
export type Mark = 'done' | 'late' | 'soon' | 'next' | 'info';

/** A day with its weekday, the year only where it is not this one. */
export function dayText(here: Ambient, day: Day): string {
	return here.words.common.day.full(dayParts(day, here.when.today));
}

/** What a Democracy Day is called: papers leave the house, so the year is always said. */
export function titleOf(here: Ambient, day: Day): string {
	return here.words.democracyDay.on({ day: here.words.common.day.short(dayParts(day)) });
}

/** How notice was given, with the shape that goes before it. */
export function noticeText(here: Ambient, notice: NoticeState): { is: Mark; text: string } {
	const words = here.words.democracyDay.notice;
	switch (notice.state) {
		case 'in-time':
		case 'short':
			return { is: notice.state === 'short' ? 'late' : 'done', text: words[notice.state]({ ahead: notice.ahead, asked: notice.asked.days }) };
		case 'no-rule':
			return { is: 'info', text: words['no-rule'](notice) };
		case 'missing':
			return { is: 'late', text: words.missing };
		case 'not-recorded':
			return { is: 'next', text: words['not-recorded'] };
	}
}

/** Where the minutes stand; undefined while nothing is asked of them. */
export function minutesText(here: Ambient, minutes: MinutesState): { is: Mark; text: string } | undefined {
	const words = here.words.democracyDay.minutesState;
	switch (minutes.state) {
		case 'published': {
			const day = here.words.common.day.short(dayParts(minutes.on, here.when.today));
			return minutes.daysLate > 0 ? { is: 'late', text: words.late({ day, days: minutes.daysLate }) } : { is: 'done', text: words.inTime({ day }) };
		}
		case 'overdue':
			return { is: 'late', text: words.overdue({ days: minutes.daysLate }) };
		case 'due':
			return { is: 'next', text: words.due({ day: dayText(here, minutes.due) }) };
		case 'not-recorded':
			return { is: 'next', text: words['not-recorded'] };
		case 'not-yet':
			return undefined;
	}
}

/** A comparison as words take it. */
export function compared(here: Ambient, way: Comparison) {
	const [numerator, denominator] = way.share.of;
	return { have: way.have, need: way.need, of: way.of, unit: way.unit, holds: way.holds, share: here.words.democracyDay.share({ numerator, denominator }) };
}

/** The comparison multiplied across: 88 × 3 = 264, 108 × 2 = 216. */
export function sumText(here: Ambient, way: Comparison): string {
	const words = here.words.democracyDay.quorum;
	const [numerator, denominator] = way.share.of;
	const times = (a: number, b: number) => words.times({ a, b, product: a * b });
	return words.sum({ ...compared(here, way), left: times(way.have, denominator), right: times(way.of, numerator), more: way.share.more === true });
}

/** A number of days of a rule, in words. */
export function daysOf(here: Ambient, rule: DaysRule): string {
	const words = here.words.community.rules;
	return rule.kind === 'working' ? words.working({ days: rule.days }) : words.calendar({ days: rule.days });
}
