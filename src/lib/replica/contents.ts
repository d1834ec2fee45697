import { utf8 } from '#domain/basics/bytes.ts';
import type { Content, Held } from '#domain/content/content.ts';
import type { Contents, Page, RecordLine } from '#domain/content/contents.ts';
import { fingerprint } from '#domain/record/checkpoint.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import type { Sha256 } from '#domain/record/merkle-tree.ts';
import { parseVkey } from '#domain/record/signed-note.ts';
import { blockAt, blocksOf, linesOf } from './blocks.ts';
import type { Block, ReplicaDb, StoredLine } from './open.ts';

/** A content as a view sees it; undefined for a line without one. */
function heldOf(line: StoredLine | undefined): Held | undefined {
	if (!line?.content) return undefined;
	const { bytes, salt, hash } = line.content;
	const { recordedAt, happenedAt, act } = decodeEntry(utf8(line.entry));
	return {
		content: JSON.parse(bytes) as Content, bytes, salt, hash, version: line.version, seq: line.seq, recordedAt, act,
		...(happenedAt === undefined ? {} : { happenedAt })
	};
}

function lineOf(line: StoredLine): RecordLine {
	const held = heldOf(line);
	return { seq: line.seq, entry: line.entry, ...(held ? { held } : {}), ...(line.erased ? { erased: true } : {}) };
}

/** A block with its lines taken apart. */
interface Opened {
	community: string;
	lists: Block['lists'];
	lines: StoredLine[];
}

const opened = (block: Block): Opened => ({ community: block.community, lists: block.lists, lines: linesOf(block) });
const isHeld = (held: Held | undefined): held is Held => held !== undefined;
const heldAll = (lines: StoredLine[]) => lines.map(heldOf).filter(isHeld) as never;

/**
 * The replica on this device as Contents: what domain views read offline. Only what was checked against a signed checkpoint is in
 * there (sync.ts), so reading checks nothing again. Blocks that were read are remembered: made for one page, thrown away with it.
 */
export function replicaContents(db: ReplicaDb, sha256: Sha256): Contents {
	const read = new Map<string, Promise<Opened>>();

	/** Blocks by their keys, each once, in the order in which they are first named. */
	async function blocks(keys: [string, number][]): Promise<Opened[]> {
		const named = new Map(keys.map((key) => [key.join(' '), key]));
		const missing = [...named].filter(([name]) => !read.has(name));
		if (missing.length > 0) {
			const store = db.transaction('blocks').store;
			for (const [name, key] of missing) read.set(name, store.get(key).then((block) => opened(block!)));
		}
		return Promise.all([...named.keys()].map((name) => read.get(name)!));
	}

	/** All lines of a subject, oldest first. */
	async function ofSubject(subject: string): Promise<StoredLine[]> {
		const found = await blocks(await db.getAllKeysFromIndex('blocks', 'subject', subject));
		return found.flatMap(({ lines }) => lines.filter((line) => line.subject === subject));
	}

	/** Newest subjects first; of records of several communities, those of one place among each other by address, backwards. */
	async function listed(owner: string, type: string, page?: Page): Promise<StoredLine[]> {
		const range = IDBKeyRange.bound([owner, type, page?.before === undefined ? -Infinity : -page.before], [owner, type, Infinity], true);
		const found = await blocks(await db.getAllKeysFromIndex('blocks', 'list', range, page?.limit));
		const lines = found.flatMap(({ community, lists, lines: all }) => {
			const firsts = new Set(lists.flatMap(([of, what, order]) => (of === owner && what === type && -order < (page?.before ?? Infinity) ? [-order] : [])));
			return all.filter((line) => line.listed && firsts.has(line.first)).map((line) => ({ line, community }));
		});
		lines.sort((a, b) => b.line.first - a.line.first || (a.community < b.community ? 1 : -1));
		return lines.slice(0, page?.limit).map(({ line }) => line);
	}

	return {
		bySubject: async (subject) => heldOf((await ofSubject(subject)).slice(-1)[0]) as never,
		byHash: async (hash) => {
			const [block] = await blocks(await db.getAllKeysFromIndex('blocks', 'hash', hash));
			return heldOf(block?.lines.find(({ content }) => content?.hash === hash));
		},
		versions: async (subject) => heldAll(await ofSubject(subject)),
		ofType: async (community, type, page) => heldAll(page ? await listed(community, type, page) : (await listed(community, type)).reverse()),
		ofParent: async (parent, type, page) => heldAll(page ? await listed(parent, type, page) : (await listed(parent, type)).reverse()),
		count: (owner, type) => db.countFromIndex('blocks', 'list', IDBKeyRange.bound([owner, type, -Infinity], [owner, type, Infinity])),
		head: async (community) => {
			const row = await db.get('followed', community);
			return row && { size: row.size, checkpoint: row.checkpoint, key: { vkey: row.vkey, fingerprint: fingerprint(sha256, parseVkey(sha256, row.vkey)) } };
		},
		lines: async (community, page) => {
			const size = (await db.get('followed', community))?.size ?? 0;
			const until = Math.min(page.before ?? size, size);
			const from = Math.max(0, until - page.limit);
			if (from >= until) return [];
			const store = db.transaction('blocks').store;
			const first = await blockAt(blocksOf(store), community, from);
			const found = await db.getAll('blocks', IDBKeyRange.bound([community, first?.from ?? from], [community, until], false, true));
			return found.flatMap((block) => linesOf(block).filter(({ seq }) => from <= seq && seq < until)).reverse().map(lineOf);
		},
		line: async (community, seq) => {
			const block = await blockAt(blocksOf(db.transaction('blocks').store), community, seq);
			const line = block && linesOf(block).find((one) => one.seq === seq);
			return line && lineOf(line);
		}
	};
}
