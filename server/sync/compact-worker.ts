import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';

/* Compacts documents, off the thread that serves: the one place of the sync server where a Y.Doc is built, and where what was deleted is let go. */

/** What is asked, and what is answered. `undefined`: something has nothing before it, so it stays as it is. */
export interface CompactAsked {
	id: number;
	updates: Uint8Array[];
}
export interface CompactAnswered {
	id: number;
	compacted: { data: Uint8Array; vector: Uint8Array; deletions: Uint8Array } | undefined;
}

parentPort!.on('message', ({ id, updates }: CompactAsked) => {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	const vector = Y.encodeStateVector(doc);
	const compacted = doc.store.pendingStructs || doc.store.pendingDs ? undefined : { data: Y.encodeStateAsUpdate(doc), vector, deletions: Y.encodeStateAsUpdate(doc, vector) };
	doc.destroy();
	parentPort!.postMessage({ id, compacted } satisfies CompactAnswered);
});
