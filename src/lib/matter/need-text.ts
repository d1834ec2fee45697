import type { NeedKind } from '#domain/procedure/procedure.ts';
import type { Words } from '#words/words.ts';

/** What a procedure asks for, in words. */
export function needText(words: Words, what: NeedKind): string {
	return words.matter.needs[what];
}
