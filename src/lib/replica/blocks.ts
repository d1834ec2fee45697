import { unwrap, type IDBPObjectStore } from 'idb';
import { BLOCK_LINES, BLOCK_SIZE, type Block, type StoredLine } from './open.ts';

/*
 * Blocks of lines in IndexedDB. All functions that take a store work inside a transaction of the caller and await nothing else, so that
 * the transaction stays open.
 */

/** The store of blocks in a transaction of idb's, without a promise around every step. */
export function blocksOf(store: object): IDBObjectStore {
	// idb types its wrapped stores by schema and mode; the store beneath is one and the same.
	return unwrap(store as IDBPObjectStore) as IDBObjectStore;
}

/** A block with its index fields, from its lines. */
function blockOf(community: string, lines: StoredLine[]): Block {
	const lists: Block['lists'] = [];
	for (const { listed, first } of lines) {
		if (!listed) continue;
		lists.push([community, listed.type, -first]);
		if (listed.parent !== undefined) lists.push([listed.parent, listed.type, -first]);
	}
	return {
		community, from: lines[0]!.seq, lines, subjects: lines.map(({ subject }) => subject),
		hashes: lines.flatMap(({ hash, bytes }) => (hash === undefined || bytes === undefined ? [] : [hash])), lists
	};
}

const sizeOf = (line: StoredLine): number => line.entry.length + (line.bytes?.length ?? 0);

/** Everything of a community, up to a place (inclusive). */
export const upTo = (community: string, seq = Infinity) => IDBKeyRange.bound([community, -Infinity], [community, seq]);

function result<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the replica could not be read'));
	});
}

/** The block that has a line, or the one before the place where it would be. */
export async function blockAt(store: IDBObjectStore, community: string, seq: number): Promise<Block | undefined> {
	const cursor = await result(store.openCursor(upTo(community, seq), 'prev'));
	return cursor?.value as Block | undefined;
}

/** The last block that has a line of a subject. */
export async function lastBlockOf(store: IDBObjectStore, subject: string): Promise<Block | undefined> {
	const cursor = await result(store.index('subject').openCursor(IDBKeyRange.only(subject), 'prev'));
	return cursor?.value as Block | undefined;
}

/**
 * Adds lines behind the last one of a community, in their order, and takes lines out of the lists that newer ones take the place of.
 * @param superseded places of lines that are here and no longer the newest of their subject
 */
export async function addLines(store: IDBObjectStore, community: string, lines: readonly StoredLine[], superseded: readonly number[]): Promise<void> {
	if (lines.length === 0) return;
	const changed = new Map<number, Block>();
	const blockWith = async (seq: number): Promise<Block | undefined> => {
		for (const block of changed.values()) if (block.from <= seq && seq < block.from + block.lines.length) return block;
		const block = await blockAt(store, community, seq);
		if (block) changed.set(block.from, block);
		return block;
	};
	for (const seq of superseded) {
		const block = await blockWith(seq);
		const line = block?.lines.find((one) => one.seq === seq);
		if (line) delete line.listed;
	}
	const tail = await blockWith(lines[0]!.seq - 1);
	let open: StoredLine[] = tail?.lines ?? [];
	let size = open.reduce((sum, line) => sum + sizeOf(line), 0);
	const write = () => {
		if (open.length > 0) store.put(blockOf(community, open));
	};
	for (const line of lines) {
		if (open.length >= BLOCK_LINES || (open.length > 0 && size + sizeOf(line) > BLOCK_SIZE)) {
			write();
			open = [];
			size = 0;
		}
		open.push(line);
		size += sizeOf(line);
	}
	write();
	for (const block of changed.values()) if (block !== tail) store.put(blockOf(community, block.lines));
}
