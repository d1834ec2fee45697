import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';
import { isClauseId } from '#domain/document/clause.ts';
import { newId, schema } from './schema.ts';

const { heading, paragraph } = schema.nodes;
const carriesId = (node: Node): boolean => 'id' in node.type.spec.attrs!;

/** What one's own change left out of shape, put right; undefined when nothing was. */
export function tidied(state: EditorState): Transaction | undefined {
	const { tr } = state;
	const seen = new Set<string>();
	const now = (at: number, side: 1 | -1 = -1) => tr.mapping.map(at, side);
	state.doc.descendants((node, at) => {
		const { type } = node;
		if (type.spec.attrs && carriesId(node)) {
			const { id } = node.attrs as { id: unknown };
			if (!isClauseId(id) || seen.has(id)) tr.setNodeAttribute(now(at, 1), 'id', newId());
			else seen.add(id);
		}
		if (type.name === 'article') {
			if (node.childCount < (node.firstChild?.type === heading ? 2 : 1)) tr.insert(now(at + node.nodeSize - 1, 1), paragraph!.create({ id: newId() }));
			if (node.firstChild?.type !== heading) tr.insert(now(at + 1), heading!.create());
		} else if (['list', 'table', 'row'].includes(type.name) && node.childCount === 0) tr.delete(now(at, 1), now(at + node.nodeSize));
		return !node.isTextblock;
	});
	return tr.docChanged ? tr : undefined;
}

/**
 * Keeps one's own changes in shape: a clause has a heading and something below it, nothing is empty but text, no id is there twice. What others write is left to them:
 * two who put the same thing right would do it twice.
 */
export const tidy = (): Plugin =>
	new Plugin({
		appendTransaction(transactions, _old, state) {
			if (!transactions.some((tr) => tr.docChanged && !(tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin)) return undefined;
			return tidied(state);
		}
	});
