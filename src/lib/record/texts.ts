import { dayOf, isDay, type Day, type Instant } from '#domain/basics/day.ts';
import type { LineCard, Thing } from '#domain/verification/view/line-card.ts';
import type { Ambient } from '#lib/ui/context.ts';
import { dayParts, periodText } from '#lib/ui/day-text.ts';

/** What an act was about, in words. `by` is the body that did it, whose name need not be said twice. */
export function thingText(here: Ambient, thing: Thing, by?: string): string {
	const words = here.words.record;
	const named = { name: thing.kind === 'finance-table' && thing.name === by ? '' : thing.name, period: periodOf(here, thing.period), lines: thing.lines ?? 0 };
	return words.thing[thing.kind](named) + (thing.version === undefined ? '' : words.version({ version: thing.version }));
}

/** A period, or a single day, in words. */
function periodOf(here: Ambient, period: string | undefined): string {
	if (period === undefined) return '';
	return isDay(period) ? here.words.common.day.short(dayParts(period)) : periodText(here.words, period);
}

/** Who did it, in words. */
export function whoText(here: Ambient, { actor }: LineCard): string {
	const { who } = here.words.record;
	return actor.kind === 'office' ? who.office(actor) : who[actor.kind];
}

/** A line of the record as one sentence. */
export function lineText(here: Ambient, card: LineCard): string {
	const { act, otherAct } = here.words.record;
	const done = { who: whoText(here, card), what: thingText(here, card.thing, card.actor.kind === 'office' ? card.actor.body : undefined) };
	return Object.hasOwn(act, card.act) ? act[card.act as keyof typeof act](done) : otherAct({ ...done, act: card.act });
}

/** The civil day of an instant. */
export function dayAt(here: Ambient, at: string): Day {
	return dayOf(at as Instant, here.when.zone);
}

/** A moment by the city's clock: day, hours and minutes. */
export function momentText(here: Ambient, at: string): string {
	const local = new Date(Date.parse(at) + here.when.zone * 60_000).toISOString();
	return here.words.record.at({ day: here.words.common.day.full(dayParts(dayAt(here, at), here.when.today)), time: local.slice(11, 16) });
}

/** When the source says it happened: a day, or a moment of which the day is said. */
export function happenedText(here: Ambient, happened: string): string {
	const day = isDay(happened) ? happened : dayAt(here, happened);
	return here.words.record.happened({ day: here.words.common.day.full(dayParts(day)) });
}

/** A number of an entry as people count. */
export function lineNumber(seq: number): string {
	return (seq + 1).toLocaleString('en-US');
}
