import { isClauseId, type Block, type Clause, type ClauseId } from './clause.ts';

/*
 * The text of a document as the editor has it: the JSON of a ProseMirror document with the nodes below and no marks. The same tree lies in Yjs, as XML elements
 * under the name TEXT. What comes out of Yjs is what anybody put there who may write, by the editor or not: so nothing of it is believed here.
 *
 *   doc = article+      article(id) = heading (paragraph | list | table)+      list(id) = item+      table(id) = row+      row = cell+
 *   heading, paragraph(id), item, cell = text*
 */

/** The name of the XML fragment in the Y.Doc. */
export const TEXT = 'text';

/** A node of the editor's document. */
export interface EditorNode {
	type: string;
	attrs?: Record<string, unknown>;
	content?: EditorNode[];
	text?: string;
}

const children = (node: unknown): unknown[] => {
	const content = (node as { content?: unknown } | null)?.content;
	return Array.isArray(content) ? content : [];
};
const typeOf = (node: unknown): unknown => (node as { type?: unknown } | null)?.type;

/** All text below a node, in order, on one line. */
function textOf(node: unknown, depth = 0): string {
	const { text } = (node ?? {}) as { text?: unknown };
	if (typeof text === 'string') return text;
	return depth > 8 ? '' : children(node).map((child) => textOf(child, depth + 1)).join('');
}

const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+/gu, ' ').replace(/ {2,}/gu, ' ').trim();

/**
 * Reads clauses out of the editor's document. Total: a node that is not of the schema counts as its text, in a paragraph; parts without text are left out; an id that is
 * missing, wrong or there twice is replaced by one that depends on its place alone, so that everybody reads the same.
 */
export function clausesFromEditor(doc: unknown): Clause[] {
	const seen = new Set<ClauseId>();
	const idOf = (node: unknown, place: string): ClauseId => {
		const id = (node as { attrs?: { id?: unknown } } | null)?.attrs?.id;
		let own = isClauseId(id) ? id : `at-${place}`;
		while (seen.has(own)) own = `at-${place}-${seen.size}`;
		seen.add(own);
		return own;
	};
	const blockOf = (node: unknown, place: string): Block[] => {
		if (typeOf(node) === 'list') {
			const items = children(node).map((item) => clean(textOf(item))).filter((item) => item !== '');
			return items.length === 0 ? [] : [{ id: idOf(node, place), kind: 'list', items }];
		}
		if (typeOf(node) === 'table') {
			const rows = children(node).map((row) => children(row).map((cell) => clean(textOf(cell)))).filter((row) => row.some((cell) => cell !== ''));
			return rows.length === 0 ? [] : [{ id: idOf(node, place), kind: 'table', rows }];
		}
		const text = clean(textOf(node));
		return text === '' ? [] : [{ id: idOf(node, place), kind: 'paragraph', text }];
	};
	return children(doc).flatMap((node, index): Clause[] => {
		if (typeOf(node) !== 'article') {
			const blocks = blockOf(node, `${index}-0`);
			return blocks.length === 0 ? [] : [{ id: idOf(undefined, `${index}`), blocks }];
		}
		const id = idOf(node, `${index}`);
		const parts = children(node);
		const heading = typeOf(parts[0]) === 'heading' ? clean(textOf(parts[0])) : '';
		const blocks = (typeOf(parts[0]) === 'heading' ? parts.slice(1) : parts).flatMap((part, at) => blockOf(part, `${index}-${at}`));
		if (heading === '' && blocks.length === 0) return [];
		return [{ id, ...(heading === '' ? {} : { heading }), blocks }];
	});
}

const textNodes = (text: string): { content?: EditorNode[] } => (text === '' ? {} : { content: [{ type: 'text', text }] });

/** A clause as a node of the editor. */
export function editorArticle({ id, heading = '', blocks }: Clause): EditorNode {
	const parts = blocks.map(({ id, ...block }): EditorNode => {
		switch (block.kind) {
			case 'paragraph':
				return { type: 'paragraph', attrs: { id }, ...textNodes(block.text) };
			case 'list':
				return { type: 'list', attrs: { id }, content: block.items.map((item) => ({ type: 'item', ...textNodes(item) })) };
			case 'table':
				return { type: 'table', attrs: { id }, content: block.rows.map((row) => ({ type: 'row', content: row.map((cell) => ({ type: 'cell', ...textNodes(cell) })) })) };
		}
	});
	// The editor wants something to stand in.
	const body: EditorNode[] = parts.length > 0 ? parts : [{ type: 'paragraph', attrs: { id: `${id.slice(0, 20)}-p` } }];
	return { type: 'article', attrs: { id }, content: [{ type: 'heading', ...textNodes(heading) }, ...body] };
}

/** Clauses as the editor's document. */
export const editorDocument = (clauses: readonly Clause[]): EditorNode => ({ type: 'doc', content: clauses.map(editorArticle) });
