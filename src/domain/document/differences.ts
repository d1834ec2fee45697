import type { TextChange } from '../basics/text-changes.ts';
import { itemMark, type Clause, type ClauseId } from './clause.ts';

/** A line of a clause: its heading, a paragraph, an item of a list, a row of a table (its cells). */
export interface ClauseLine {
	kind: 'heading' | 'paragraph' | 'item' | 'row';
	/** What stands before an item: （一）. */
	mark?: string;
	/** One text; of a row, one for each cell. */
	texts: string[];
}

/** A line beside the one it was. `parts` of a line that stayed are one piece; of a row, there is a list for each cell. */
export interface LineDifference {
	is: 'same' | 'changed' | 'new' | 'gone';
	kind: ClauseLine['kind'];
	/** As it is now; of one that is gone, as it was. */
	mark?: string;
	parts: TextChange[][];
}

/** A clause beside the one it was. `moved` comes on top of whatever else it is. */
export interface ClauseDifference {
	id: ClauseId;
	is: 'same' | 'changed' | 'new' | 'gone';
	/** It stands elsewhere among those that are in both. */
	moved?: true;
	/** As it is called now; of one that is gone, as it was called. */
	heading?: string;
	lines: LineDifference[];
}

/** Two texts beside each other, in the order of the newer; what is gone stands where it was. */
export interface Differences {
	clauses: ClauseDifference[];
	changed: number;
	new: number;
	gone: number;
	moved: number;
}

/** More pairs than this are not laid side by side: a text of this length was written anew. */
const MOST_PAIRS = 1_000_000;
/** Two lines that have less in common than this are two lines, not one that changed. */
const ALIKE = 0.34;
/** A line of which less than this stayed was written anew. */
const STAYED = 0.2;

const CHARACTERS = /[\p{Script=Latin}\p{N}_]+|\s+|./gsu;

/**
 * A text in words that join to it again. Chinese by what the system knows of words, where it does, so that 三角 and 两角 are told apart as whole words; else
 * character by character, which is never wrong, only finer.
 */
export function wordsOf(text: string): string[] {
	if (typeof Intl.Segmenter !== 'function') return text.match(CHARACTERS) ?? [];
	return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}

/** The longest common row of two lists, as pairs of places, in order. */
function commonRow<T>(was: readonly T[], is: readonly T[]): [number, number][] {
	let first = 0;
	while (first < was.length && first < is.length && was[first] === is[first]) first++;
	let last = 0;
	while (last < was.length - first && last < is.length - first && was[was.length - 1 - last] === is[is.length - 1 - last]) last++;
	const pairs: [number, number][] = Array.from({ length: first }, (_, at) => [at, at]);
	const [n, m] = [was.length - first - last, is.length - first - last];
	if (n * m > 0 && n * m <= MOST_PAIRS) {
		const common = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
		for (let i = n - 1; i >= 0; i--) {
			for (let j = m - 1; j >= 0; j--) common[i]![j] = was[first + i] === is[first + j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
		}
		for (let i = 0, j = 0; i < n && j < m; ) {
			if (was[first + i] === is[first + j]) pairs.push([first + i++, first + j++]);
			else if (common[i + 1]![j]! >= common[i]![j + 1]!) i++;
			else j++;
		}
	}
	for (let at = last; at > 0; at--) pairs.push([was.length - at, is.length - at]);
	return pairs;
}

const lengthOf = (text: string): number => Array.from(text).length;

/**
 * What changed inside a line, word by word, in reading order: what went stands before what came in its place. Parts that are not new join to the older text,
 * those that are not gone to the newer one. Crumbs that stayed between two changes are taken into them, and a line of which little stayed is given whole, old
 * and new: people read sentences.
 */
export function wordChanges(older: string, newer: string): TextChange[] {
	if (older === newer) return newer === '' ? [] : [{ is: 'same', text: newer }];
	const [was, is] = [wordsOf(older), wordsOf(newer)];
	// Stretches: what went, what came, and what stayed after it.
	const stretches: { gone: string; new: string; same: string }[] = [{ gone: '', new: '', same: '' }];
	let [i, j] = [0, 0];
	for (const [a, b] of commonRow(was, is)) {
		if (a > i || b > j) stretches.push({ gone: was.slice(i, a).join(''), new: is.slice(j, b).join(''), same: '' });
		stretches.at(-1)!.same += was[a]!;
		[i, j] = [a + 1, b + 1];
	}
	if (i < was.length || j < is.length) stretches.push({ gone: was.slice(i).join(''), new: is.slice(j).join(''), same: '' });
	const whole: typeof stretches = [];
	for (const [at, one] of stretches.entries()) {
		const before = whole.at(-1);
		const crumb = before && at > 1 && lengthOf(before.same) <= 1 && before.gone + before.new !== '' && one.gone + one.new !== '';
		if (crumb) whole[whole.length - 1] = { gone: before.gone + before.same + one.gone, new: before.new + before.same + one.new, same: one.same };
		else whole.push({ ...one });
	}
	const stayed = whole.reduce((sum, { same }) => sum + lengthOf(same), 0);
	if (stayed < STAYED * Math.min(lengthOf(older), lengthOf(newer))) return [...(older === '' ? [] : [{ is: 'gone' as const, text: older }]), ...(newer === '' ? [] : [{ is: 'new' as const, text: newer }])];
	return whole.flatMap((one) => (['gone', 'new', 'same'] as const).flatMap((is) => (one[is] === '' ? [] : [{ is, text: one[is] }])));
}

/** A clause as lines. */
export function linesOf({ heading, blocks }: Pick<Clause, 'heading' | 'blocks'>): ClauseLine[] {
	return [
		...(heading === undefined ? [] : [{ kind: 'heading' as const, texts: [heading] }]),
		...blocks.flatMap((block): ClauseLine[] => {
			switch (block.kind) {
				case 'paragraph':
					return [{ kind: 'paragraph', texts: [block.text] }];
				case 'list':
					return block.items.map((item, index) => ({ kind: 'item', mark: itemMark(index + 1), texts: [item] }));
				case 'table':
					return block.rows.map((row) => ({ kind: 'row', texts: row }));
			}
		})
	];
}

/** How much two lines have in common, 0 to 1: the characters that stand in both, of those of both. */
function likeness(a: ClauseLine, b: ClauseLine): number {
	if ((a.kind === 'row') !== (b.kind === 'row') || (a.kind === 'heading') !== (b.kind === 'heading')) return 0;
	// Headings are one each: they are the same line, however they read.
	if (a.kind === 'heading') return 1;
	const [one, other] = [a.texts.join('|'), b.texts.join('|')];
	if (one === other) return 1;
	const left = new Map<string, number>();
	for (const letter of one) left.set(letter, (left.get(letter) ?? 0) + 1);
	let shared = 0;
	for (const letter of other) {
		const count = left.get(letter) ?? 0;
		if (count > 0) {
			left.set(letter, count - 1);
			shared++;
		}
	}
	return (2 * shared) / Math.max(1, lengthOf(one) + lengthOf(other));
}

/** Lays lines beside those they were, in their order, so that as much as can be stays or changes rather than goes and comes. */
function paired(was: readonly ClauseLine[], is: readonly ClauseLine[]): [number, number][] {
	if (was.length * is.length > 40_000) return commonRow(was.map(({ texts }) => texts.join('|')), is.map(({ texts }) => texts.join('|')));
	const alike = was.map((a) => is.map((b) => likeness(a, b)));
	const best = Array.from({ length: was.length + 1 }, () => new Float64Array(is.length + 1));
	const taken = (i: number, j: number) => (alike[i]![j]! >= ALIKE ? alike[i]![j]! + best[i + 1]![j + 1]! : -1);
	for (let i = was.length - 1; i >= 0; i--) for (let j = is.length - 1; j >= 0; j--) best[i]![j] = Math.max(taken(i, j), best[i + 1]![j]!, best[i]![j + 1]!);
	const pairs: [number, number][] = [];
	for (let i = 0, j = 0; i < was.length && j < is.length; ) {
		if (taken(i, j) >= Math.max(best[i + 1]![j]!, best[i]![j + 1]!)) pairs.push([i++, j++]);
		else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++;
		else j++;
	}
	return pairs;
}

const whole = (line: ClauseLine, is: 'same' | 'new' | 'gone'): LineDifference => ({
	is, kind: line.kind, ...(line.mark === undefined ? {} : { mark: line.mark }), parts: line.texts.map((text) => (text === '' ? [] : [{ is, text }]))
});

/** What changed inside a clause, line by line and word by word. */
export function lineDifferences(older: Pick<Clause, 'heading' | 'blocks'>, newer: Pick<Clause, 'heading' | 'blocks'>): LineDifference[] {
	const [was, is] = [linesOf(older), linesOf(newer)];
	const lines: LineDifference[] = [];
	let [i, j] = [0, 0];
	const upTo = (a: number, b: number) => {
		while (i < a) lines.push(whole(was[i++]!, 'gone'));
		while (j < b) lines.push(whole(is[j++]!, 'new'));
	};
	for (const [a, b] of paired(was, is)) {
		upTo(a, b);
		const [before, now] = [was[i++]!, is[j++]!];
		const parts = Array.from({ length: Math.max(before.texts.length, now.texts.length) }, (_, cell) => wordChanges(before.texts[cell] ?? '', now.texts[cell] ?? ''));
		const stays = before.kind === now.kind && parts.every((cell) => cell.every((part) => part.is === 'same'));
		lines.push({ is: stays ? 'same' : 'changed', kind: now.kind, ...(now.mark === undefined ? {} : { mark: now.mark }), parts });
	}
	upTo(was.length, is.length);
	return lines;
}

/** Whether two clauses read the same. Ids of their parts do not show. */
const readsTheSame = (a: Clause, b: Clause): boolean => a.heading === b.heading && JSON.stringify(linesOf(a)) === JSON.stringify(linesOf(b));

/** The places of a longest rising row in a list of different numbers. */
function risingRow(numbers: readonly number[]): Set<number> {
	const ends: number[] = [];
	const before: number[] = [];
	numbers.forEach((number, at) => {
		let row = 0;
		while (row < ends.length && numbers[ends[row]!]! < number) row++;
		before[at] = row === 0 ? -1 : ends[row - 1]!;
		ends[row] = at;
	});
	const places = new Set<number>();
	for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) places.add(at);
	return places;
}

/** What is different between two versions of a text, clause by clause, by the ids that clauses keep for as long as the document lives. */
export function differencesOf(older: readonly Clause[], newer: readonly Clause[]): Differences {
	const was = new Map(older.map((clause, place) => [clause.id, { clause, place }]));
	const is = new Set(newer.map(({ id }) => id));
	const both = newer.filter(({ id }) => was.has(id));
	const stays = risingRow(both.map(({ id }) => was.get(id)!.place));
	const moved = new Set(both.filter((_, at) => !stays.has(at)).map(({ id }) => id));
	const clauses: ClauseDifference[] = [];
	const named = ({ id, heading }: Clause) => ({ id, ...(heading === undefined ? {} : { heading }) });
	// What is gone comes after the last clause before it that stays in its place.
	let read = 0;
	const gone = (until: number) => {
		for (; read < until; read++) {
			const clause = older[read]!;
			if (!is.has(clause.id)) clauses.push({ ...named(clause), is: 'gone', lines: linesOf(clause).map((line) => whole(line, 'gone')) });
		}
	};
	for (const clause of newer) {
		const before = was.get(clause.id);
		if (!before) {
			clauses.push({ ...named(clause), is: 'new', lines: linesOf(clause).map((line) => whole(line, 'new')) });
			continue;
		}
		if (!moved.has(clause.id)) gone(before.place);
		const same = readsTheSame(before.clause, clause);
		clauses.push({
			...named(clause), is: same ? 'same' : 'changed', ...(moved.has(clause.id) ? { moved: true as const } : {}),
			lines: same ? linesOf(clause).map((line) => whole(line, 'same')) : lineDifferences(before.clause, clause)
		});
	}
	gone(older.length);
	const count = (what: ClauseDifference['is']) => clauses.filter((clause) => clause.is === what).length;
	return { clauses, changed: count('changed'), new: count('new'), gone: count('gone'), moved: moved.size };
}
