/** Names a clause, or a part of one, for as long as the document lives: through every version, wherever it is moved. 4 to 24 characters. */
export type ClauseId = string;

/** A part of a clause. Text is plain: no marks, no line breaks. */
export type Block =
	| { id: ClauseId; kind: 'paragraph'; text: string }
	| { id: ClauseId; kind: 'list'; items: string[] }
	| { id: ClauseId; kind: 'table'; rows: string[][] };

/** An article of a deliberation document. One without a heading is what stands before the first. */
export interface Clause {
	id: ClauseId;
	/** With its number, as it is written: 四、充电. */
	heading?: string;
	blocks: Block[];
}

/** What a text may have at most: a community's rules are shorter by far, and every phone can still open this. */
export const MOST_CLAUSES = 200;
export const MOST_BLOCKS = 100;
export const MOST_ROWS = 100;
export const MOST_CELLS = 12;
export const MOST_HEADING = 80;
/** Characters of a clause, as text, and of a whole document. */
export const MOST_CLAUSE_TEXT = 6_000;
export const MOST_DOCUMENT_TEXT = 100_000;

export const isClauseId = (id: unknown): id is ClauseId => typeof id === 'string' && /^[A-Za-z0-9_-]{4,24}$/.test(id);

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 1 → 一, 12 → 十二, 20 → 二十, up to 99. */
export function chineseNumeral(n: number): string {
	const [tens, ones] = [Math.floor(n / 10), n % 10];
	return `${tens > 1 ? NUMERALS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS[ones - 1] : ''}`;
}

/** The mark that stands before the n-th item of a list: （一）. */
export const itemMark = (n: number): string => `（${chineseNumeral(n)}）`;

/** How an item begins in text that somebody types or pastes: （一）, (1), 1., 1、 or a dash. A number with a decimal point is none. */
const ITEM = /^\s*(?:[（(](?:[一二三四五六七八九十]+|\d{1,2})[)）]\s*|\d{1,2}[、．]\s*|\d{1,2}\.\s+|[-•·]\s+)/u;
const ROW = /^\s*\|(.*)\|\s*$/;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A part of a clause as lines of text. */
export function blockLines(block: Block): string[] {
	switch (block.kind) {
		case 'paragraph':
			return [block.text];
		case 'list':
			return block.items.map((item, index) => `${itemMark(index + 1)}${item}`);
		case 'table':
			return block.rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '／')).join(' | ')} |`);
	}
}

/** A clause as people read, write and suggest it without an editor: its heading on the first line, a line for each paragraph, item and row. */
export function clauseText({ heading, blocks }: Omit<Clause, 'id'>): string {
	return [...(heading === undefined ? [] : [heading]), ...blocks.flatMap(blockLines)].join('\n');
}

/** Characters of a text, as people count them. */
export const charactersOf = (clauses: readonly Clause[]): number => clauses.reduce((sum, clause) => sum + Array.from(clauseText(clause).replace(/\s/gu, '')).length, 0);

/**
 * Reads a clause out of text. What stays of `was` keeps its ids, in order; the rest gets one of `newId`.
 * @param headed whether the first line is the heading
 */
export function clauseFromText(text: string, { id, headed, was = [], newId }: { id: ClauseId; headed: boolean; was?: readonly Block[]; newId: () => ClauseId }): Clause {
	const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
	const heading = headed ? oneLine(lines.shift() ?? '') : '';
	const left = { paragraph: was.filter(({ kind }) => kind === 'paragraph'), list: was.filter(({ kind }) => kind === 'list'), table: was.filter(({ kind }) => kind === 'table') };
	const idOf = (kind: Block['kind']): ClauseId => left[kind].shift()?.id ?? newId();
	const blocks: Block[] = [];
	for (const line of lines) {
		const last = blocks.at(-1);
		const row = ROW.exec(line);
		if (row) {
			const cells = row[1]!.split('|').map(oneLine);
			if (last?.kind === 'table') last.rows.push(cells);
			else blocks.push({ id: idOf('table'), kind: 'table', rows: [cells] });
		} else if (ITEM.test(line)) {
			const item = oneLine(line.replace(ITEM, ''));
			if (last?.kind === 'list') last.items.push(item);
			else blocks.push({ id: idOf('list'), kind: 'list', items: [item] });
		} else blocks.push({ id: idOf('paragraph'), kind: 'paragraph', text: oneLine(line) });
	}
	return { id, ...(heading === '' ? {} : { heading }), blocks };
}

/** How the heading of an article begins: 一、, 第一条, 附件. */
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,5}[条章]|附件|附则)/u;

/** Reads a whole text: every line that begins like a heading begins a clause. What stands before the first is one without a heading. */
export function clausesFromText(text: string, newId: () => ClauseId): Clause[] {
	const parts: { headed: boolean; lines: string[] }[] = [];
	for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '')) {
		const headed = HEADING.test(line) && Array.from(line).length <= MOST_HEADING;
		if (headed || parts.length === 0) parts.push({ headed, lines: [line] });
		else parts.at(-1)!.lines.push(line);
	}
	return parts.map(({ headed, lines }) => clauseFromText(lines.join('\n'), { id: newId(), headed, newId }));
}

/** The clause of an item of a day, in its agenda and in its minutes: what was said stands where it was announced. */
export const itemClause = (no: number): string => `item-${no}`;

/** What a text of a day says of its items, by their numbers: the clauses without their headings. */
export const itemTexts = (clauses: readonly Clause[]): Map<number, string> =>
	new Map(clauses.flatMap(({ id, blocks }) => (/^item-\d+$/.test(id) && blocks.length > 0 ? [[Number(id.slice(5)), clauseText({ blocks })] as const] : [])));

/** What is too much in a text, or undefined. */
export function tooMuchIn(clauses: readonly Clause[]): 'clauses' | 'blocks' | 'rows' | 'heading' | 'clause' | 'document' | undefined {
	if (clauses.length > MOST_CLAUSES) return 'clauses';
	for (const clause of clauses) {
		if (clause.blocks.length > MOST_BLOCKS) return 'blocks';
		if (clause.blocks.some((block) => block.kind === 'table' && (block.rows.length > MOST_ROWS || block.rows.some((row) => row.length > MOST_CELLS)))) return 'rows';
		if (Array.from(clause.heading ?? '').length > MOST_HEADING) return 'heading';
		if (clauseText(clause).length > MOST_CLAUSE_TEXT) return 'clause';
	}
	return clauses.reduce((sum, clause) => sum + clauseText(clause).length, 0) > MOST_DOCUMENT_TEXT ? 'document' : undefined;
}
