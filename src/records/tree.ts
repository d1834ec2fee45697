import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import { inclusionProof, type NodeReader } from '#domain/record/merkle-proof.ts';
import { EMPTY_FRONTIER, grow, rootOfFrontier, treeHasher } from '#domain/record/merkle-tree.ts';
import { encodeTile, nodeReader, TILE_WIDTH, type Tile } from '#domain/record/tile.ts';
import type { Db } from './database.server.ts';
import { sha256 } from './hashing.server.ts';
import { entries } from './tables/record.ts';

/** Tiles hashed in one go before others get their turn: about 2 ms. */
const TILES_AT_ONCE = 8;

/**
 * The Merkle trees of the logs, for proofs and tiles. Leaves are read from the ledger; roots of full tiles never change, so they
 * are kept in memory once they were hashed (32 bytes for 256 entries). One connection owns it; a restart begins with nothing.
 */
export interface Tree {
	/** The hash of leaf `seq` and those beside the way up to the root of the first `size` leaves, lowest first. RangeError when there is no such leaf. */
	path(community: string, seq: number, size: number): Promise<{ leaf: Uint8Array; hashes: Uint8Array[] }>;
	/** The bytes of a tile of hashes (not of a bundle of entries), exactly as wide as asked; undefined when the log has not got so far. */
	tile(community: string, tile: Tile & { level: number }): Promise<Uint8Array | undefined>;
}

/** Reads trees over one connection. */
export function prepareTree(db: Db): Tree {
	const place = sql.placeholder;
	const leaves = db.select({ leaf: entries.leaf }).from(entries)
		.where(and(eq(entries.community, place('community')), gte(entries.seq, place('from')), lt(entries.seq, place('until')))).orderBy(asc(entries.seq)).prepare();
	const hasher = treeHasher(sha256);
	/** Per community, per level from 1 on: roots of the full tiles of the level below. */
	const roots = new Map<string, Uint8Array[][]>();
	const warming = new Map<string, Promise<void>>();

	function hashesAt(community: string, level: number, from: number, until: number): Uint8Array[] {
		if (level > 0) return (roots.get(community)?.[level - 1] ?? []).slice(from, until);
		return leaves.all({ community, from, until }).map((row) => new Uint8Array(row.leaf));
	}

	/** Hashes the roots of all full tiles that are not known yet, letting others have their turn in between. */
	async function warm(community: string, size: number): Promise<void> {
		const levels = roots.get(community) ?? [];
		roots.set(community, levels);
		let done = 0;
		for (let level = 1; Math.floor(size / TILE_WIDTH ** level) > 0; level++) {
			const known = (levels[level - 1] ??= []);
			for (let index = known.length; index < Math.floor(size / TILE_WIDTH ** level); index++) {
				const hashes = hashesAt(community, level - 1, index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
				if (hashes.length !== TILE_WIDTH) return;
				const tree = grow(hasher, EMPTY_FRONTIER);
				for (const hash of hashes) tree.append(hash);
				known.push(rootOfFrontier(hasher, tree.frontier()));
				if (++done % TILES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
			}
		}
	}

	/** One warming at a time for each log, so that two of them cannot append the same roots. */
	async function ready(community: string, size: number): Promise<void> {
		const before = warming.get(community) ?? Promise.resolve();
		const now = before.then(() => warm(community, size));
		warming.set(community, now.catch(() => undefined));
		await now;
	}

	return {
		async path(community, seq, size) {
			await ready(community, size);
			const read: NodeReader = nodeReader(hasher, size, ({ level, index, width }) =>
				encodeTile(hashesAt(community, level as number, index * TILE_WIDTH, index * TILE_WIDTH + width)));
			return { leaf: read(0, seq), hashes: inclusionProof(hasher, read, seq, size) };
		},
		async tile(community, { level, index, width }) {
			const end = index * TILE_WIDTH + width;
			await ready(community, end * TILE_WIDTH ** level);
			const hashes = hashesAt(community, level, index * TILE_WIDTH, end);
			return hashes.length === width ? encodeTile(hashes) : undefined;
		}
	};
}
