/** Width of a day on the narrowest page that has the strip, and of characters with what lies between two words, in px. */
const DAY = 20;
const CHARACTER = { han: 15, latin: 8, between: 8 } as const;

/** How far down words can hang under their days. */
export const LEVELS = 3;

const wide = (text: string) => Array.from(text).reduce<number>((sum, char) => sum + (char > '\u2e7f' ? CHARACTER.han : CHARACTER.latin), CHARACTER.between);

/** On which level, from 0, the word of each day hangs: as high as it can without lying on another. Days without one are on 0. */
export function levelsOf(words: readonly (string | undefined)[]): number[] {
	const ends = Array.from({ length: LEVELS }, () => Number.NEGATIVE_INFINITY);
	return words.map((word, index) => {
		if (word === undefined) return 0;
		const middle = (index + 0.5) * DAY;
		const half = wide(word) / 2;
		const free = ends.findIndex((end) => end <= middle - half);
		// There are never more than three days side by side that have a word; if there were, the lowest would hold two.
		const level = free === -1 ? LEVELS - 1 : free;
		ends[level] = middle + half;
		return level;
	});
}
