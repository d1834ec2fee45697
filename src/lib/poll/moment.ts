import type { Instant } from '#domain/basics/day.ts';
import { dayOf } from '#domain/basics/day.ts';
import { dayParts } from '#lib/ui/day-text.ts';
import type { Ambient } from '#lib/ui/context.ts';

/** A moment as people say it: the day, and the time of the clock on the wall. */
export function momentText(here: Ambient, at: Instant): string {
	const { zone, today } = here.when;
	const time = new Date(Date.parse(at) + zone * 60_000).toISOString().slice(11, 16);
	return `${here.words.common.day.full(dayParts(dayOf(at, zone), today))} ${time}`;
}
