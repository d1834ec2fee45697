import * as Y from 'yjs';
import { draftName, type Draft, type Put } from '#acts/document/live.ts';
import { clauseFromText, type Clause, type ClauseId } from '#domain/document/clause.ts';
import { editorArticle } from '#domain/document/editor-json.ts';
import { clausesIn, hashOf, idFor, newNode, reconcile, textOf } from './tree.ts';

/* What the portal itself writes into a draft: the text it begins with, and suggestions that were adopted. */

/**
 * The text with which a draft begins, as an update. The same text makes the same bytes, of the same Yjs client: what the power took from the disk before anybody had
 * been told that it is saved is made again as it was.
 */
export function beginning(draft: Pick<Draft, 'document' | 'no' | 'start'>): Uint8Array {
	const name = draftName(draft);
	const doc = new Y.Doc();
	const [a, b, c, d] = hashOf(name);
	doc.clientID = new DataView(Uint8Array.of(a!, b!, c!, d!).buffer).getUint32(0);
	// The editor wants something to stand in, and two people who open it at once want the same.
	const start: readonly Clause[] = draft.start.length > 0 ? draft.start : [{ id: idFor(name), blocks: [] }];
	doc.transact(() => textOf(doc).insert(0, start.map((clause) => newNode(editorArticle(clause)))));
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}

/** The id of the clause that a suggestion brings. */
const clauseOf = (suggestion: string): ClauseId => idFor(`clause ${suggestion}`);

const articlesIn = (text: Y.XmlFragment): { at: number; article: Y.XmlElement; id: unknown }[] =>
	text.toArray().flatMap((child: unknown, at) => (child instanceof Y.XmlElement && child.nodeName === 'article' ? [{ at, article: child, id: child.getAttribute('id') }] : []));

/**
 * Puts an adopted suggestion into a document, in one transaction. Where its clause has been taken out meanwhile, it is put back: what was adopted is in the text, and whoever writes
 * decides once more. A clause that is to go and has gone needs nothing.
 */
export function putIn(doc: Y.Doc, draft: Pick<Draft, 'start' | 'puts'>, put: Put): void {
	const text = textOf(doc);
	const articles = articlesIn(text);
	const found = articles.find(({ id }) => put.clause !== undefined && id === put.clause);
	let made = 0;
	const newId = () => idFor(`part ${put.suggestion} ${made++}`);
	doc.transact(() => {
		switch (put.is) {
			case 'remove':
				if (!found) return;
				text.delete(found.at, 1);
				// An empty text has nothing to stand in.
				if (text.length === 0) text.insert(0, [newNode(editorArticle({ id: newId(), blocks: [] }))]);
				return;
			case 'change': {
				const current = found && clausesIn(doc).find(({ id }) => id === put.clause);
				const began = draft.start.find(({ id }) => id === put.clause);
				const clause = clauseFromText(put.text ?? '', { id: put.clause!, headed: (began ?? current)?.heading !== undefined, was: (current ?? began)?.blocks ?? [], newId });
				if (found) return reconcile(found.article, editorArticle(clause).content!);
				text.insert(placeOf(put.clause!, draft.start, articles, text.length), [newNode(editorArticle(clause))]);
				return;
			}
			case 'add': {
				const clause = clauseFromText(put.text ?? '', { id: clauseOf(put.suggestion), headed: true, newId });
				// After those that were put in there before it.
				const before = new Set(draft.puts.slice(0, draft.puts.findIndex(({ suggestion }) => suggestion === put.suggestion)).filter((one) => one.is === 'add' && one.clause === put.clause).map(({ suggestion }) => clauseOf(suggestion)));
				const anchor = put.clause === undefined ? 0 : found ? found.at + 1 : placeOf(put.clause, draft.start, articles, text.length);
				const last = articles.filter(({ at, id }) => at >= anchor && before.has(String(id))).at(-1);
				text.insert(last ? last.at + 1 : anchor, [newNode(editorArticle(clause))]);
			}
		}
	});
}

/** Where a clause that is not there any more belongs: after the nearest one before it that still is, at the beginning when none is; at the end when the draft did not begin with it. */
function placeOf(clause: ClauseId, start: readonly Clause[], articles: readonly { at: number; id: unknown }[], end: number): number {
	const was = start.findIndex(({ id }) => id === clause);
	if (was === -1) return end;
	for (let n = was - 1; n >= 0; n--) {
		const before = articles.find(({ id }) => id === start[n]!.id);
		if (before) return before.at + 1;
	}
	return 0;
}
