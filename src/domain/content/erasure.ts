import { addDays, type Day } from '../basics/day.ts';
import type { Content } from './content.ts';

/** Days between asking and erasing, in which one may think again. */
export const ERASURE_WAIT = 7;

/** What stands in the place of a text that was erased. */
export const ERASED_TEXT = '〔本人要求删除了这段文字〕';

/** The day on which what is asked for today will be erased. */
export function erasureDue(asked: Day): Day {
	return addDays(asked, ERASURE_WAIT);
}

/**
 * What stays of a content without what its maker wrote: `texts` say that something was there, `gone` is left out. Number, days and what became of
 * it stay, being also the business of whoever had to answer.
 */
export function withoutWords<C extends Content>(content: C, asked: Day, texts: readonly (keyof C)[], gone: readonly (keyof C)[]): C {
	const left = Object.fromEntries(Object.entries(content).filter(([key]) => !gone.includes(key as keyof C)));
	const said = texts.filter((key) => content[key] !== undefined).map((key) => [key, ERASED_TEXT]);
	return { ...left, ...Object.fromEntries(said), erased: { basis: 'own-request', asked } } as C;
}
