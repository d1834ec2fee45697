import * as Y from 'yjs';
import { IndexeddbPersistence } from 'y-indexeddb';
import { subjectIdOf } from '#domain/basics/id.ts';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import type { ReplicaDb } from '#lib/replica/open.ts';
import { forgetTexts, putText, type KeptText } from '#lib/replica/texts.ts';
import { clausesIn } from './reading.ts';

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

/** `known`: the portal had all of it. */
export type HandedOver = 'done' | 'known' | 'later' | 'refused';

/** What is asked of a draft that this device keeps, once the page has another one open, or none. */
export type Fate = 'forget' | 'keep' | 'show' | 'sealed-meanwhile' | 'restored';

/**
 * What becomes of it. After a restore all of its text counts, because what was called saved may be in no backup; and that comes first, because the numbers of the drafts mean something else since then.
 * @param live what the portal says is written now; absent as far as it could not be asked
 */
export function fateOf({ epoch, no, write, unsaved }: Pick<KeptText, 'epoch' | 'no' | 'write' | 'unsaved'>, live: { epoch?: string | undefined; no?: number | undefined }): Fate {
	if (live.epoch === undefined) return write && unsaved.length > 0 ? 'show' : 'keep';
	if (!write) return 'forget';
	if (epoch !== live.epoch) return 'restored';
	if (unsaved.length === 0) return 'forget';
	return no === live.no ? 'show' : 'sealed-meanwhile';
}

/**
 * Hands what this device kept to the drafters. It is forgotten here only when the portal has it.
 * @param db absent where nothing can be kept: then it is tried this once
 */
export async function handOver(db: ReplicaDb | undefined, text: KeptText, why: 'restored' | 'sealed-meanwhile', clauses: readonly Clause[]): Promise<HandedOver> {
	const random = () => subjectIdOf(crypto.getRandomValues(new Uint8Array(16)));
	const recovery = text.recovery ?? { id: random(), subject: random() };
	// Kept before it goes, so that it is one delivery however often it is tried.
	if (db && !text.recovery) await putText(db, { ...text, recovery });
	const input = { community: text.community, document: text.document, subject: recovery.subject, draft: text.no, why, clauses };
	const phone = !text.who.startsWith('desk ');
	try {
		const answer = await fetch('/acts/document.recover', {
			method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, redirect: 'error', cache: 'no-store',
			body: JSON.stringify({ id: recovery.id, input, ...(phone ? { as: text.who } : {}) })
		});
		const body = (await answer.json()) as { ok?: boolean; code?: string; value?: { known?: boolean } };
		if (answer.ok && body.ok) {
			if (db) await forgetTexts(db, ({ name }) => name === text.name);
			return body.value?.known ? 'known' : 'done';
		}
		return typeof body.code !== 'string' || answer.status === 401 || answer.status === 429 || answer.status >= 500 || body.code === 'caller.locked' ? 'later' : 'refused';
	} catch {
		return 'later';
	}
}
