import { concat } from '../basics/bytes.ts';
import type { NodeReader } from './merkle-proof.ts';
import { EMPTY_FRONTIER, grow, HASH_BYTES, rootOfFrontier, type TreeHasher } from './merkle-tree.ts';

/**
 * A log as files that never change (C2SP tlog-tiles): a tile holds up to 256 hashes of one level, a bundle the entries under
 * a tile of level 0. They can be served, cached, copied to a stick and checked without this program.
 */
export interface Tile {
	/** 0: leaf hashes; l: roots of full tiles of level l − 1; `entries`: the entries themselves. */
	level: number | 'entries';
	index: number;
	/** 256 when full. The rightmost tile of a level is usually partial and never hashed into the level above. */
	width: number;
}

/** Eight levels of the tree in one tile. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;

/** One hash of level 7 would stand for 2^56 leaves, more than a safe integer counts. */
const LEVELS = 7;

/** Where a tile is served, from the log's prefix: `tile/0/x001/x234/067`, `tile/entries/000.p/13`. */
export function tilePath(tile: Tile): string {
	const { level, index, width } = tile;
	if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`${index} is not the index of a tile`);
	if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new RangeError(`${width} is not the width of a tile`);
	if (level !== 'entries' && (!Number.isInteger(level) || level < 0 || level > 63)) throw new RangeError(`no level ${level}`);
	let number = String(index % 1000).padStart(3, '0');
	for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
		number = `x${String(rest % 1000).padStart(3, '0')}/${number}`;
	}
	return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads such a path; undefined for any other spelling (levels over 63, widths over 255, leading zeroes, `x000/`). */
export function parseTilePath(path: string): Tile | undefined {
	const match = PATH.exec(path);
	if (!match) return undefined;
	const tile: Tile = {
		level: match[1] === 'entries' ? 'entries' : Number(match[1]),
		index: Number(match[2]!.replace(/[x/]/g, '')),
		width: match[3] === undefined ? TILE_WIDTH : Number(match[3])
	};
	const readable = Number.isSafeInteger(tile.index) && tile.width <= TILE_WIDTH && (tile.level === 'entries' || tile.level <= 63);
	return readable && tilePath(tile) === path ? tile : undefined;
}

/** How many hashes of a level a tree of this size has: one for each 256^level leaves. */
function hashesAt(level: number, size: number): number {
	return Math.floor(size / TILE_WIDTH ** level);
}

/**
 * The tiles and bundles of a tree of `size` leaves, bundles first. With `from`, only those which the tree of that smaller size
 * did not have: what must be written, or fetched, when a log has grown.
 */
export function tilesFor(size: number, from = 0): Tile[] {
	if (!Number.isSafeInteger(size) || size < 0 || !Number.isSafeInteger(from) || from < 0 || from > size) {
		throw new RangeError(`no tiles from ${from} to ${size}`);
	}
	const tiles = tilesAt('entries', size, from);
	for (let level = 0; level < LEVELS && hashesAt(level, size) > 0; level++) {
		tiles.push(...tilesAt(level, hashesAt(level, size), hashesAt(level, from)));
	}
	return tiles;
}

function tilesAt(level: Tile['level'], hashes: number, had: number): Tile[] {
	const tiles: Tile[] = [];
	if (hashes === had) return tiles;
	for (let index = Math.floor(had / TILE_WIDTH); index * TILE_WIDTH < hashes; index++) {
		tiles.push({ level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) });
	}
	return tiles;
}

/** The hashes one after another. */
export function encodeTile(hashes: readonly Uint8Array[]): Uint8Array {
	if (hashes.length < 1 || hashes.length > TILE_WIDTH) throw new RangeError(`a tile of ${hashes.length} hashes`);
	if (!hashes.every((hash) => hash.length === HASH_BYTES)) throw new TypeError('a hash has 32 bytes');
	return concat(...hashes);
}

/** The hashes of a tile of known width. TypeError when the bytes are of another length. The hashes share memory with the bytes. */
export function decodeTile(bytes: Uint8Array, width: number): Uint8Array[] {
	if (bytes.length !== width * HASH_BYTES) throw new TypeError(`a tile of ${width} hashes has ${width * HASH_BYTES} bytes`);
	return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** Entries, each after its length as 16 bits, big-endian. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
	if (entries.length < 1 || entries.length > TILE_WIDTH) throw new RangeError(`a bundle of ${entries.length} entries`);
	const parts: Uint8Array[] = [];
	for (const entry of entries) {
		if (entry.length > 0xffff) throw new RangeError(`an entry of ${entry.length} bytes does not fit a bundle`);
		parts.push(Uint8Array.of(entry.length >> 8, entry.length & 255), entry);
	}
	return concat(...parts);
}

/** The entries of a bundle of known width. TypeError for one too few, one too many or a cut one. They share memory with the bytes. */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] {
	const entries: Uint8Array[] = [];
	let at = 0;
	while (at < bytes.length) {
		const length = at + 2 <= bytes.length ? (bytes[at]! << 8) | bytes[at + 1]! : Infinity;
		const end = at + 2 + length;
		if (end > bytes.length) throw new TypeError('the bundle is cut short');
		entries.push(bytes.subarray(at + 2, end));
		at = end;
	}
	if (entries.length !== width) throw new TypeError(`the bundle holds ${entries.length} entries, not ${width}`);
	return entries;
}

/**
 * Reads nodes of a tree of `size` leaves from its tiles, for proofs. `readTile` gives the bytes of a tile of exactly that width
 * and may throw; the levels between two tiles are hashed here. Bytes are trusted no further than the proof they end up in.
 */
export function nodeReader(hasher: TreeHasher, size: number, readTile: (tile: Tile) => Uint8Array): NodeReader {
	return (level, index) => {
		const tileLevel = Math.floor(level / TILE_HEIGHT);
		const count = 2 ** (level % TILE_HEIGHT);
		const first = index * count;
		const tileIndex = Math.floor(first / TILE_WIDTH);
		const width = Math.min(TILE_WIDTH, hashesAt(tileLevel, size) - tileIndex * TILE_WIDTH);
		const start = first - tileIndex * TILE_WIDTH;
		if (start + count > width) throw new RangeError(`a tree of ${size} has no node ${index} of level ${level}`);
		const hashes = decodeTile(readTile({ level: tileLevel, index: tileIndex, width }), width).slice(start, start + count);
		const tree = grow(hasher, EMPTY_FRONTIER);
		for (const hash of hashes) tree.append(hash);
		return rootOfFrontier(hasher, tree.frontier());
	};
}
