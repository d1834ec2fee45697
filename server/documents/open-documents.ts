import type { LiveDocuments } from '#acts/document/live.ts';
import { openDocuments } from '#records/documents.server.ts';
import type { Log } from '../log.ts';
import type { Limits } from '../sync/limits.ts';
import { createSync, type Sync } from '../sync/sync.ts';
import { createLiveDocuments, type ChangeListener } from './live-documents.ts';

/** The documents at work: the file, the sync server on it, and what acts see of it. */
export interface OpenDocuments {
	documents: LiveDocuments & { onChange(listener: ChangeListener): () => void };
	sync: Sync;
	/** Whether the file can be read now. */
	readable(): boolean;
	/** Tells everybody to come back later; acts that still run can go on writing. */
	stop(): void;
	/** Closes the file. */
	close(): void;
}

/**
 * Opens documents.db, and makes it when it is not there.
 * @throws when it is of a later portal, or is no database
 */
export function openDocumentsAtWork({ file, log, fatal, limits }: { file: string; log: Log; fatal(error: Error): void; limits?: Partial<Limits> }): OpenDocuments {
	const store = openDocuments(file);
	const sync = createSync({ store, log, fatal, ...(limits ? { limits } : {}) });
	let stopped = false;
	const stop = () => {
		if (stopped) return;
		stopped = true;
		sync.close();
	};
	return {
		documents: createLiveDocuments(store, sync),
		sync,
		readable() {
			try {
				store.has('');
				return true;
			} catch {
				return false;
			}
		},
		stop,
		close() {
			stop();
			store.close();
		}
	};
}
