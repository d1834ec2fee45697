import { addDays, daysBetween, span, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';

export const CATEGORIES = ['party', 'affairs', 'finance', 'service'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A disclosure: one category of affairs of one body for one period. Its finance tables are its children. */
export interface DisclosureContent extends Content {
	type: 'disclosure';
	category: Category;
	title: string;
	/** `2026-10`, `2026-Q3`, `2026`, a range, or `event`. */
	period: string;
	body: SubjectId;
	/** The day by which it had to be out. Absent where nothing was due. */
	due?: Day;
	/** The day it first came out: lateness is counted to here, also on later versions. */
	published: Day;
	/** The day this version came out; absent on the first. */
	revised?: Day;
	/** Day of the oversight committee's review. Absent: not recorded; null: asked for and missing. */
	reviewed?: Day | null;
	/** Last day on display. */
	displayUntil?: Day;
	objectionUntil?: Day;
	/** Three sentences for somebody who reads nothing else (finance). */
	summary?: string[];
	text?: string;
	/** Other bodies whose accounts are in it, each with its own table. */
	covers?: SubjectId[];
	/** The day of what it is about (a meeting, a decision), for `event`. */
	event?: Day;
	note?: string;
	/** Why this version replaces the one before. */
	reason?: string;
}

/** The day by which the account of a period is due: day n of the month after it. Undefined for `event`. */
export function disclosureDue(period: string, disclosureDay: number): Day | undefined {
	const over = span(period);
	return over && addDays(over.until, disclosureDay);
}

/** How many days late it came out; 0 when in time or nothing was due. */
export function daysLate(due: Day | undefined, published: Day): number {
	return due ? Math.max(0, daysBetween(due, published)) : 0;
}
