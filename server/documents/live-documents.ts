import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import { draftName, type Draft, type LiveDocuments } from '#acts/document/live.ts';
import { isSubjectId, type SubjectId } from '#domain/basics/id.ts';
import type { DocumentStore } from '#records/documents.server.ts';
import type { Sync } from '../sync/sync.ts';
import { beginning, putIn } from './putting.ts';
import { clausesIn, docOf } from './tree.ts';

/** Told that who may do what in a document has changed; what is held goes on when it has seen to that. */
export type ChangeListener = (document: SubjectId) => Promise<void>;

/** After so many ms without another question, one that was not sealed goes on. */
const LETTING_MS = 50;

/** The drafts as acts know them, over the sync server. `onChange` is for whoever let people in. */
export function createLiveDocuments(store: DocumentStore, sync: Sync): LiveDocuments & { onChange(listener: ChangeListener): () => void } {
	const listeners = new Set<ChangeListener>();

	/** A draft as it is written down now, or would be if anybody had opened it; and what of `puts` is not in it yet. */
	function docAndMissing(draft: Draft): { doc: Y.Doc; missing: Draft['puts'] } {
		const name = draftName(draft);
		const isIn = store.puts(name);
		return { doc: docOf(store.has(name) ? sync.text(name).update : beginning(draft)), missing: draft.puts.filter(({ suggestion }) => !isIn.has(suggestion)) };
	}

	/** All of it in one turn of the loop, so that nobody comes between. */
	function settle(draft: Draft): void {
		const name = draftName(draft);
		if (!store.has(name)) sync.put(name, beginning(draft));
		const { doc, missing } = docAndMissing(draft);
		for (const put of missing) {
			const written: Uint8Array[] = [];
			const note = (update: Uint8Array) => void written.push(update);
			// A client of its own: nobody could have written under it before.
			do doc.clientID = randomInt(2 ** 32);
			while (doc.store.clients.has(doc.clientID));
			doc.on('update', note);
			putIn(doc, draft, put);
			doc.off('update', note);
			if (!sync.put(name, written.length > 0 ? Y.mergeUpdates(written) : undefined, put.suggestion)) throw new Error(`a suggestion could not be put into ${name}`);
		}
		doc.destroy();
	}

	/** Reads without writing anything. */
	function read(draft: Draft) {
		const { doc, missing } = docAndMissing(draft);
		for (const put of missing) putIn(doc, draft, put);
		const clauses = clausesIn(doc);
		doc.destroy();
		return clauses;
	}

	return {
		epoch: store.epoch,
		read: async (draft) => read(draft),
		settle: async (draft) => settle(draft),
		async hold(draft) {
			const held = sync.hold(draftName(draft));
			try {
				settle(draft);
				const isIn = new Set(draft.puts.map(({ suggestion }) => suggestion));
				let letting: NodeJS.Timeout | undefined;
				return {
					clauses: read(draft),
					stands(now) {
						clearTimeout(letting);
						return held.isHeld() && now.no === draft.no && now.puts.every(({ suggestion }) => isIn.has(suggestion));
					},
					// Not at once: what was refused may be decided once more, together with others.
					release() {
						clearTimeout(letting);
						letting = setTimeout(held.release, LETTING_MS);
					}
				};
			} catch (error) {
				held.release();
				throw error;
			}
		},
		async retire(isOver) {
			let gone = 0;
			for (const name of store.names()) {
				const [document = '', no] = name.split('.');
				if (isSubjectId(document) && (await isOver(document, Number(no))) && sync.forget(name)) gone += 1;
			}
			return gone;
		},
		changed(document) {
			const seenTo = Promise.all([...listeners].map((listener) => listener(document)));
			const release = () => sync.release((name) => name.startsWith(`${document}.`));
			seenTo.then(release, release);
		},
		onChange(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		}
	};
}
