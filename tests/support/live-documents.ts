import type { LiveDocuments } from '#acts/document/live.ts';
import { openDocumentsAtWork, type OpenDocuments } from '#server/documents/open-documents.ts';
import type { Limits } from '#server/sync/limits.ts';

/** The real documents of a portal under test, on a file that is made when somebody first asks: most stories have none. */
export interface LazyDocuments {
	documents: LiveDocuments;
	/** Opens them, for whoever lets people in. */
	open(limits?: Partial<Limits>): OpenDocuments;
	/** Errors of the disk, after which a portal ends. */
	fatal: Error[];
	close(): void;
}

/** Documents on a file that is not there yet, or is. */
export function openLazily(file: string): LazyDocuments {
	let opened: OpenDocuments | undefined;
	const fatal: Error[] = [];
	const log = { debug: () => undefined, info: () => undefined, error: () => undefined };
	const open = (limits?: Partial<Limits>) => (opened ??= openDocumentsAtWork({ file, log, fatal: (error) => void fatal.push(error), ...(limits ? { limits } : {}) }));
	return {
		documents: {
			get epoch() {
				return open().documents.epoch;
			},
			read: (draft) => open().documents.read(draft),
			hold: (draft) => open().documents.hold(draft),
			retire: async (isOver) => opened?.documents.retire(isOver) ?? 0,
			settle: (draft) => open().documents.settle(draft),
			changed: (document) => opened?.documents.changed(document)
		},
		open,
		fatal,
		close: () => opened?.close()
	};
}
