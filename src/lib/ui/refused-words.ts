import type { Words } from '#words/words.ts';

/** What is said of a request that did not get through, by its HTTP status from 400 to 499; one without words of its own gets the general ones. */
export function refusedWords({ refused }: Words['pages'], status: number): { title: string; why: string; then: string } {
	return Object.hasOwn(refused, status) ? refused[status as keyof typeof refused] : refused.other;
}
