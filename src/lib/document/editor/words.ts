/** The sentences of the editor, from the page it stands in, with {…} where something is put in. */
export type EditorWords = Readonly<Record<
	| 'saved' | 'saving' | 'away' | 'staysAway' | 'staysClean' | 'stays' | 'staysNot' | 'busy' | 'stopping' | 'tooBig' | 'noDisk' | 'slow' | 'windows' | 'tooMuch' | 'gap'
	| 'connecting' | 'unsaved' | 'unsavedCount' | 'alone' | 'watching' | 'writing' | 'and' | 'then' | 'clause' | 'nameless'
	| 'awayChanged' | 'both' | 'yours' | 'together' | 'sameTime' | 'kept' | 'keptWaiting' | 'keptRefused' | 'keptYours' | 'dismiss' | 'copy' | 'copied' | 'text',
	string
>>;

/** Puts values into a sentence. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string => sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));

const NUMBERED = /^(?:([一二三四五六七八九十]{1,3})、|第([一二三四五六七八九十百]{1,5})[条章])/u;

/** A clause as people call it: by its number, where its heading begins with one, else by its heading. */
export function calledBy(heading: string, words: Pick<EditorWords, 'clause' | 'nameless'>): string {
	const found = NUMBERED.exec(heading);
	// Only a language that counts in these numerals has a sentence for them.
	if (found && words.clause.includes('{numeral}')) return filled(words.clause, { numeral: found[1] ?? found[2]! });
	return heading === '' ? words.nameless : filled('“{heading}”', { heading });
}
