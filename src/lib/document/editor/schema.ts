import { Schema, type Node } from 'prosemirror-model';
import { isClauseId, type ClauseId } from '#domain/document/clause.ts';

/*
 * The nodes of domain/document/editor-json.ts, for ProseMirror. What the text is (a heading, then at least one part) is kept by tidy.ts, in what one writes oneself. The
 * expressions below ask for less on purpose: two people may each take out a different half of a clause, and y-prosemirror removes, words and all, whatever does not fit
 * its expression once both have come together.
 */

const id = { id: { default: null } };
const clauseId = (node: Node): Record<string, string> => (isClauseId(node.attrs.id) ? { 'data-clause': node.attrs.id } : {});

export const schema = new Schema({
	nodes: {
		doc: { content: 'article*' },
		article: { content: '(paragraph | heading | list | table)*', attrs: id, isolating: true, defining: true, toDOM: (node) => ['section', { class: 'clause', ...clauseId(node) }, 0] },
		heading: { content: 'text*', defining: true, toDOM: () => ['h2', 0] },
		paragraph: { content: 'text*', attrs: id, toDOM: () => ['p', 0] },
		list: { content: 'item*', attrs: id, toDOM: () => ['ol', 0] },
		item: { content: 'text*', defining: true, toDOM: () => ['li', 0] },
		table: { content: 'row*', attrs: id, isolating: true, toDOM: () => ['table', ['tbody', 0]] },
		row: { content: 'cell*', toDOM: () => ['tr', 0] },
		cell: { content: 'text*', isolating: true, toDOM: () => ['td', 0] },
		text: {}
	}
});

/** A new id: 9 random bytes. */
export function newId(): ClauseId {
	return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(9)))).replaceAll('+', '-').replaceAll('/', '_');
}
