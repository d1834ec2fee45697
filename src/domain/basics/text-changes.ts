/** A part of a newer text beside an older one: in both, gone from the older one, or new. */
export interface TextChange {
	is: 'same' | 'gone' | 'new';
	text: string;
}

/** More pairs than this are not laid side by side: a text of this length was written anew. */
const MOST_PAIRS = 1_000_000;

/** A text in clauses, each with the mark that ends it, so that they join to the text again. A point inside a number ends nothing. */
function clausesOf(text: string): string[] {
	return text.split(/(?<=[。；！？，、：\n])|(?<=[.;!?,:]\s)/u);
}

/**
 * What changed between two versions of a text, clause by clause, in reading order: what went stands before what came in its place. The parts that
 * are not new join to the older text, those that are not gone to the newer one. The longest common row of clauses, by the table of Wagner and Fischer.
 */
export function textChanges(older: string, newer: string): TextChange[] {
	if (older === newer) return newer === '' ? [] : [{ is: 'same', text: newer }];
	const [was, is] = [clausesOf(older), clausesOf(newer)];
	const parts: TextChange[] = [];
	const add = (kind: TextChange['is'], text: string) => {
		const last = parts.at(-1);
		if (last?.is === kind) last.text += text;
		else if (text !== '') parts.push({ is: kind, text });
	};
	if (was.length * is.length > MOST_PAIRS) {
		add('gone', older);
		add('new', newer);
		return parts;
	}
	// common[i][j]: how many clauses was[i…] and is[j…] have in common, in their order.
	const common = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
	for (let i = was.length - 1; i >= 0; i--) {
		for (let j = is.length - 1; j >= 0; j--) common[i]![j] = was[i] === is[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
	}
	let [i, j] = [0, 0];
	while (i < was.length || j < is.length) {
		// All that goes before the next common clause, then all that comes.
		if (i < was.length && j < is.length && was[i] === is[j]) {
			add('same', was[i++]!);
			j++;
		} else if (i < was.length && (j >= is.length || common[i + 1]![j]! >= common[i]![j + 1]!)) add('gone', was[i++]!);
		else add('new', is[j++]!);
	}
	return parts;
}
