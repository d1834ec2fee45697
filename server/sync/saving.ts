import type { DocumentStore } from '#records/documents.server.ts';
import { write } from './connection.ts';
import type { House } from './house.ts';
import { savedFrame } from './wire.ts';

/**
 * Has the disk synced a little after something was written, many updates at a time and never twice at once, and tells whoever asked what is saved. What is written
 * while a sync runs is in none or in all of it, so it waits for the next.
 * @param afterMs how long what was written waits at most before its sync begins
 */
export function createSaving(store: DocumentStore, houses: () => Iterable<House>, afterMs: number, fatal: (error: Error) => void) {
	let timer: NodeJS.Timeout | undefined;
	let running = false;
	let stopped = false;

	function soon(): void {
		if (!running && !stopped) timer ??= setTimeout(save, afterMs);
	}

	function save(): void {
		timer = undefined;
		const told = [...houses()].filter(({ unsynced }) => unsynced).map((house) => {
			house.unsynced = false;
			// As it is now: what comes later is not in it.
			const asking = [...house.connections].filter(({ wantsSaved }) => wantsSaved).map((connection) => ({ connection, written: connection.written }));
			return { asking, vector: asking.length > 0 ? house.room.vector() : undefined };
		});
		if (told.length === 0) return;
		running = true;
		store.sync((error) => {
			running = false;
			if (error) return fatal(error);
			for (const { vector, asking } of told) for (const { connection, written } of asking) write(connection, savedFrame(vector!, written));
			if ([...houses()].some(({ unsynced }) => unsynced)) soon();
		});
	}

	return {
		soon,
		stop(): void {
			stopped = true;
			clearTimeout(timer);
		}
	};
}
