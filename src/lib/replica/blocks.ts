import { unwrap, type IDBPObjectStore } from 'idb';
import { BLOCK_LINES, BLOCK_SIZE, type Block, type LineKind, type StoredLine } from './open.ts';

/*
 * Blocks of lines in IndexedDB. All functions that take a store work inside a transaction of the caller and await nothing else, so that
 * the transaction stays open.
 */

/** The store of blocks in a transaction of idb's, without a promise around every step. */
export function blocksOf(store: object): IDBObjectStore {
	// idb types its wrapped stores by schema and mode; the store beneath is one and the same.
	return unwrap(store as IDBPObjectStore) as IDBObjectStore;
}

/** A line that is to be kept, with what it is listed under. */
export interface NewLine extends StoredLine {
	under?: { type: string; parent?: string };
}

const SALT_DIGITS = 32;
const kindOf = (line: StoredLine): LineKind => (line.listed ? 'l' : line.content ? 'c' : line.erased ? 'e' : 'h');
const sizeOf = ({ entry, content }: StoredLine): number => entry.length + (content?.bytes.length ?? 0);

/** The lines of a block. */
export function linesOf({ from, kinds, entries, subjects, versions, firsts, contents, salts, hashes }: Block): StoredLine[] {
	const entryOf = entries.split('\n');
	const bytesOf = contents.split('\n');
	let next = 0;
	return entryOf.map((entry, i) => {
		const kind = kinds[i] as LineKind;
		const line: StoredLine = { seq: from + i, entry, subject: subjects[i]!, version: versions[i]!, first: firsts[i]! };
		if (kind === 'l' || kind === 'c') {
			line.content = { hash: hashes[next]!, bytes: bytesOf[next]!, salt: salts.slice(SALT_DIGITS * next, SALT_DIGITS * (next + 1)) };
			next++;
		}
		if (kind === 'l') line.listed = true;
		if (kind === 'e') line.erased = true;
		return line;
	});
}

/** A block of lines; `lists` of those that were listed before, and `under` of new ones. */
function blockOf(community: string, lines: readonly NewLine[], listed: Block['lists']): Block {
	const held = lines.flatMap(({ content }) => (content ? [content] : []));
	const firsts = new Set(lines.flatMap((line) => (line.listed && !line.under ? [-line.first] : [])));
	const lists = listed.filter(([, , order]) => firsts.has(order));
	for (const { under, listed: isListed, first } of lines) {
		if (!under || !isListed) continue;
		lists.push([community, under.type, -first]);
		if (under.parent !== undefined) lists.push([under.parent, under.type, -first]);
	}
	return {
		community, from: lines[0]!.seq, kinds: lines.map(kindOf).join(''), entries: lines.map(({ entry }) => entry).join('\n'),
		subjects: lines.map(({ subject }) => subject), versions: lines.map(({ version }) => version), firsts: lines.map(({ first }) => first),
		contents: held.map(({ bytes }) => bytes).join('\n'), salts: held.map(({ salt }) => salt).join(''), hashes: held.map(({ hash }) => hash), lists
	};
}

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

interface Opened {
	lines: StoredLine[];
	lists: Block['lists'];
}

/**
 * Adds lines behind the last one of a community, in their order, and takes lines out of the lists that newer ones take the place of.
 * @param superseded places of lines that are here and no longer the newest of their subject
 * @param erased places of lines whose content goes
 */
export async function addLines(store: IDBObjectStore, community: string, added: readonly NewLine[], superseded: readonly number[], erased: readonly number[] = []): Promise<void> {
	if (added.length === 0) return;
	const changed: Opened[] = [];
	const open = async (seq: number): Promise<Opened | undefined> => {
		const known = changed.find(({ lines }) => lines[0]!.seq <= seq && seq < lines[0]!.seq + lines.length);
		if (known) return known;
		const block = await blockAt(store, community, seq);
		if (!block) return undefined;
		const opened = { lines: linesOf(block), lists: block.lists };
		changed.push(opened);
		return opened;
	};
	for (const seq of superseded) {
		const line = (await open(seq))?.lines.find((one) => one.seq === seq);
		if (line) delete line.listed;
	}
	for (const seq of erased) {
		const line = (await open(seq))?.lines.find((one) => one.seq === seq);
		if (!line) continue;
		delete line.content;
		delete line.listed;
		line.erased = true;
	}
	const tail = await open(added[0]!.seq - 1);
	let lines: NewLine[] = [...(tail?.lines ?? [])];
	let lists = tail?.lists ?? [];
	let size = lines.reduce((sum, line) => sum + sizeOf(line), 0);
	const write = () => {
		if (lines.length > 0) store.put(blockOf(community, lines, lists));
	};
	for (const line of added) {
		if (lines.length >= BLOCK_LINES || (lines.length > 0 && size + sizeOf(line) > BLOCK_SIZE)) {
			write();
			lines = [];
			lists = [];
			size = 0;
		}
		lines.push(line);
		size += sizeOf(line);
	}
	write();
	for (const opened of changed) if (opened !== tail) store.put(blockOf(community, opened.lines, opened.lists));
}
