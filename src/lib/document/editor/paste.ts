import { Fragment, type Node } from 'prosemirror-model';
import { Selection, type EditorState, type Transaction } from 'prosemirror-state';
import { clauseFromText, clausesFromText, itemMark, isClauseId, MOST_DOCUMENT_TEXT, type Block, type Clause } from '#domain/document/clause.ts';
import { editorArticle } from '#domain/document/editor-json.ts';
import { withoutSelection } from './commands.ts';
import { newId, schema } from './schema.ts';

/*
 * Whatever is pasted becomes lines of text, and is then read as a clause typed into a plain form is read. So nothing comes in but words: no picture, no link, no size,
 * no hidden part of somebody's word processor.
 */

const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'BLOCKQUOTE', 'BODY', 'CAPTION', 'DD', 'DIV', 'DL', 'DT', 'FIGURE', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'TBODY', 'THEAD', 'TR', 'UL']);
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE', 'HEAD', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'SVG', 'svg', 'TEXTAREA', 'SELECT', 'RT', 'RP']);

/** What clauses of this editor bring along of themselves when they are moved: who they are. */
export interface Pasted {
	lines: string[];
	/** By the line that begins it. */
	ids: Map<number, string>;
}

/** The lines of a piece of HTML, as they are read on a screen. It is never put into a page. */
export function linesOfHtml(html: string): Pasted {
	const lines: string[] = [''];
	const ids = new Map<number, string>();
	const begin = () => {
		if (lines.at(-1)!.trim() !== '') lines.push('');
	};
	const walk = (node: globalThis.Node): void => {
		if (node.nodeType === 3) lines[lines.length - 1] += (node.textContent ?? '').replace(/\s+/gu, ' ');
		if (node.nodeType !== 1) return;
		const element = node as HTMLElement;
		if (UNSEEN.has(element.tagName) || element.hidden) return;
		if (element.tagName === 'BR') return begin();
		const apart = BLOCKS.has(element.tagName);
		if (apart) begin();
		const { clause } = element.dataset;
		if (isClauseId(clause)) ids.set(lines.length - 1, clause);
		if (element.tagName === 'TR') lines[lines.length - 1] = `| ${[...element.children].map((one) => (one.textContent ?? '').replace(/[\s|]+/gu, ' ').trim()).join(' | ')} |`;
		else {
			// A list that numbers itself says its numbers nowhere.
			if (element.tagName === 'LI') lines[lines.length - 1] = itemMark(1);
			element.childNodes.forEach(walk);
		}
		if (apart) begin();
	};
	walk(new DOMParser().parseFromString(html.slice(0, 4 * MOST_DOCUMENT_TEXT), 'text/html').body);
	return { lines: lines.map((line) => line.trim()).filter((line, index) => line !== '' || ids.has(index)), ids };
}

export const linesOfText = (text: string): Pasted => ({ lines: text.slice(0, MOST_DOCUMENT_TEXT).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''), ids: new Map() });

/** Lines as clauses: those that say who they are, and those that begin like a heading; undefined where there is none. */
function clausesOf({ lines, ids }: Pasted): Clause[] | undefined {
	if (ids.size > 0) {
		const begins = [...ids.keys()].sort((a, b) => a - b);
		const before = lines.slice(0, begins[0]);
		return [
			...(before.length > 0 ? [clauseFromText(before.join('\n'), { id: newId(), headed: false, newId })] : []),
			...begins.map((at, index) => clauseFromText(lines.slice(at, begins[index + 1]).join('\n'), { id: ids.get(at)!, headed: true, newId }))
		];
	}
	const clauses = clausesFromText(lines.join('\n'), newId);
	return clauses.some(({ heading }) => heading !== undefined) ? clauses : undefined;
}

/** The text of a part that has no room for more than a line. */
const oneLine = (lines: readonly string[]) => lines.join(' ');

function blockNodes(blocks: readonly Block[]): Node[] {
	const { content = [] } = editorArticle({ id: 'none', blocks: [...blocks] });
	return content.slice(1).map((node) => schema.nodeFromJSON(node));
}

/** What is pasted, put where the selection is. */
export function pasted(before: EditorState, what: Pasted): Transaction | undefined {
	if (what.lines.length === 0) return undefined;
	let tr = before.selection.empty ? before.tr : withoutSelection(before);
	const $at = tr.selection.$head;
	const inside = $at.depth >= 2 ? $at.node(2).type.name : undefined;
	if (what.lines.length === 1 && what.ids.size === 0) return inside === undefined ? undefined : tr.insertText(lineOf(what.lines[0]!, inside)).scrollIntoView();
	if (inside === 'heading' && clausesOf(what) === undefined) return tr.insertText(oneLine(what.lines)).scrollIntoView();
	if (inside === 'table') return tr.insertText(oneLine(what.lines)).scrollIntoView();
	const clauses = clausesOf(what);
	if (clauses) return putClauses(tr, clauses);
	if (inside === undefined) return undefined;
	const { blocks } = clauseFromText(what.lines.join('\n'), { id: 'none', headed: false, newId });
	if (inside === 'list') {
		// Among items, everything is an item.
		const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.map((row) => row.join(' ')) : [block.text]));
		const after = $at.after(3);
		tr = tr.insert(after, items.map((text) => schema.nodes.item!.create(null, text === '' ? null : schema.text(text))));
		if ($at.parent.content.size === 0) tr.delete($at.before(3), after);
	} else {
		const after = $at.after(2);
		tr = tr.insert(after, Fragment.from(blockNodes(blocks)));
		if ($at.parent.content.size === 0) tr.delete($at.before(2), after);
	}
	return tr.scrollIntoView();
}

/** One line in the middle of a text: as it is, without the mark of an item among items. */
function lineOf(line: string, inside: string): string {
	const [block] = clauseFromText(line, { id: 'none', headed: false, newId }).blocks;
	return inside === 'list' && block?.kind === 'list' ? block.items[0]! : line;
}

/** Clauses come after the one where the cursor is; one that is empty makes room. A clause that is still there keeps its id, the copy gets one of its own (tidy.ts). */
function putClauses(tr: Transaction, clauses: readonly Clause[]): Transaction {
	const $at = tr.selection.$head;
	const inClause = $at.depth > 0;
	const after = inClause ? $at.after(1) : tr.doc.content.size;
	const empty = inClause && $at.node(1).textContent === '';
	const nodes = clauses.map((clause) => schema.nodeFromJSON(editorArticle(clause)));
	tr.insert(after, nodes);
	if (empty) tr.delete($at.before(1), after);
	const end = tr.mapping.slice(tr.mapping.maps.length - (empty ? 1 : 0)).map(after + nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0));
	return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1)).scrollIntoView();
}
