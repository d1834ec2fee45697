import * as Y from 'yjs';
import { IndexeddbPersistence } from 'y-indexeddb';
import { yXmlFragmentToProsemirrorJSON } from 'y-prosemirror';
import { subjectIdOf } from '#domain/basics/id.ts';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import { clausesFromEditor, TEXT } from '#domain/document/editor-json.ts';
import type { ReplicaDb } from '#lib/replica/open.ts';
import { forgetTexts, putText, type KeptText } from '#lib/replica/texts.ts';

/** The clauses of a Y.Doc, read as everybody reads them. */
export const clausesIn = (doc: Y.Doc): Clause[] => clausesFromEditor(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(TEXT)));

/** The clauses that this device keeps of a draft. */
export async function clausesKept({ name }: Pick<KeptText, 'name'>): Promise<Clause[]> {
	const doc = new Y.Doc();
	const persistence = new IndexeddbPersistence(name, doc);
	await persistence.whenSynced;
	const clauses = clausesIn(doc);
	await persistence.destroy();
	doc.destroy();
	return clauses;
}

/** Clauses whose words differ, of `now`; those of `was` that are not there any more count too. */
export function differing(was: readonly Clause[], now: readonly Clause[]): Clause[] {
	const texts = new Map(was.map((clause) => [clause.id, clauseText(clause)]));
	return now.filter((clause) => texts.get(clause.id) !== clauseText(clause));
}

export type HandedOver = 'done' | 'later' | 'refused';

/** Hands what this device kept to the drafters. It is forgotten here only when the portal has it. */
export async function handOver(db: ReplicaDb, text: KeptText, why: 'restored' | 'sealed-meanwhile', clauses: readonly Clause[]): Promise<HandedOver> {
	const random = () => subjectIdOf(crypto.getRandomValues(new Uint8Array(16)));
	const recovery = text.recovery ?? { id: random(), subject: random() };
	// Kept before it goes, so that it is one delivery however often it is tried.
	if (!text.recovery) await putText(db, { ...text, recovery });
	const input = { community: text.community, document: text.document, subject: recovery.subject, draft: text.no, why, clauses };
	const phone = !text.who.startsWith('desk ');
	try {
		const answer = await fetch('/acts/document.recover', {
			method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, redirect: 'error', cache: 'no-store',
			body: JSON.stringify({ id: recovery.id, input, ...(phone ? { as: text.who } : {}) })
		});
		const body = (await answer.json()) as { ok?: boolean; code?: string };
		if (answer.ok && body.ok) {
			await forgetTexts(db, ({ name }) => name === text.name);
			return 'done';
		}
		return typeof body.code !== 'string' || answer.status === 401 || answer.status === 429 || answer.status >= 500 || body.code === 'caller.locked' ? 'later' : 'refused';
	} catch {
		return 'later';
	}
}
