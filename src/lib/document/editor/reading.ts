import * as Y from 'yjs';
import type { Clause } from '#domain/document/clause.ts';
import { clausesFromEditor, TEXT, type EditorNode } from '#domain/document/editor-json.ts';

/* What lies in a Y.Doc anybody may have put there who may write, by the editor or by something else. It is read as the portal reads it (server/documents/tree.ts), and the editor is shown only what it knows. */

/** Deepest node that is looked at: the schema has five. */
const DEEPEST = 8;

function nodesIn(parent: Y.XmlFragment, depth: number): EditorNode[] {
	if (depth > DEEPEST) return [];
	return parent.toArray().flatMap((child: unknown): EditorNode[] => {
		if (child instanceof Y.XmlText) return [{ type: 'text', text: (child.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('') }];
		if (!(child instanceof Y.XmlElement)) return [];
		return [{ type: child.nodeName, attrs: child.getAttributes() as Record<string, unknown>, content: nodesIn(child, depth + 1) }];
	});
}

/** The clauses of a Y.Doc, read as everybody reads them, whatever else is in it. */
export const clausesIn = (doc: Y.Doc): Clause[] => clausesFromEditor({ type: 'doc', content: nodesIn(doc.getXmlFragment(TEXT), 0) });

/** Takes out whatever the editor knows nothing of: it would stop at one such thing, for everybody. Beside the clauses words go too; the portal reads them. */
export function withoutForeign(text: Y.XmlFragment, tr: Y.Transaction, depth = 0): void {
	for (let item = text._start; item; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const child: unknown = item.content instanceof Y.ContentType ? item.content.type : undefined;
		if (child instanceof Y.XmlElement && depth <= DEEPEST) withoutForeign(child, tr, depth + 1);
		else if (child instanceof Y.XmlText && depth > 0) plain(child, tr);
		else item.delete(tr);
	}
}

/** Words alone: nothing that stands among them, and no marks. */
function plain(text: Y.XmlText, tr: Y.Transaction): void {
	for (let item = text._start; item; item = item.right) if (!item.deleted && !(item.content instanceof Y.ContentString)) item.delete(tr);
}
