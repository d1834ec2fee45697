import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '#domain/record/merkle-proof.ts';
import { rootOf } from '#domain/record/merkle-tree.ts';
import {
	decodeBundle, decodeTile, encodeBundle, encodeTile, nodeReader, parseTilePath, tilePath, tilesFor, type Tile
} from '#domain/record/tile.ts';
import { hasher, liuwanEntries, merkleTreeHash, readerOf } from './liuwan-log.ts';

describe('the path of a tile', () => {
	test.each<[Tile, string]>([
		[{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
		[{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
		[{ level: 1, index: 1000, width: 1 }, 'tile/1/x001/000.p/1'],
		[{ level: 'entries', index: 12, width: 13 }, 'tile/entries/012.p/13'],
		[{ level: 63, index: 0, width: 255 }, 'tile/63/000.p/255']
	])('%j is %s', (tile, path) => {
		expect(tilePath(tile)).toBe(path);
		expect(parseTilePath(path)).toEqual(tile);
	});

	test('is written in one way only', () => {
		const level = fc.oneof(fc.nat(63), fc.constant('entries' as const));
		fc.assert(
			fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (of, index, width) => {
				const tile = { level: of, index, width };
				expect(parseTilePath(tilePath(tile))).toEqual(tile);
			})
		);
	});

	test.each([
		'', 'tile', 'tile/0', 'tile/0/0', 'tile/0/0000', 'tile/00/000', 'tile/64/000', 'tile/-1/000', 'tile/entry/000', '/tile/0/000',
		'tile/0/000/', 'tile/0/x000/000', 'tile/0/001/000', 'tile/0/x001/x000', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/013',
		'tile/0/000.p/', 'tile/0/000.p', 'tile/0/../000', 'tile/0/０００', 'tile/0/000\n', 'tile/0/x009/x007/x199/x254/x740/992',
		'tile/0/x010/x000/x000/x000/x000/000', 'tile/0/x001/x000/x000/x000/x000/x000/000'
	])('is not %j', (path) => {
		expect(parseTilePath(path)).toBeUndefined();
	});

	test('is not made for tiles that cannot be', () => {
		for (const tile of [
			{ level: 64, index: 0, width: 1 }, { level: 0, index: -1, width: 1 }, { level: 0, index: 0, width: 0 },
			{ level: 0, index: 0, width: 257 }, { level: 0.5, index: 0, width: 1 }, { level: 0, index: 2 ** 53, width: 1 }
		]) {
			expect(() => tilePath(tile)).toThrow(RangeError);
		}
	});
});

describe('the tiles of a log', () => {
	/** How many of each level, full and partial, as the specification counts them. */
	function counted(size: number, from?: number): Record<string, string> {
		const out: Record<string, string> = {};
		for (const level of ['entries', 0, 1, 2, 3] as const) {
			const tiles = tilesFor(size, from).filter((tile) => tile.level === level);
			const partial = tiles.filter((tile) => tile.width < 256).map((tile) => tile.width);
			if (tiles.length > 0) out[level] = `${tiles.length - partial.length}+${partial.join(',')}`;
		}
		return out;
	}

	test('are those of the example in the specification', () => {
		expect(counted(70_000)).toEqual({ entries: '273+112', 0: '273+112', 1: '1+17', 2: '0+1' });
		expect(counted(256)).toEqual({ entries: '1+', 0: '1+', 1: '0+1' });
		expect(counted(1)).toEqual({ entries: '0+1', 0: '0+1' });
		expect(tilesFor(0)).toEqual([]);
	});

	test('that are new after growth are those the older log did not have', () => {
		const name = (tile: Tile): string => tilePath(tile);
		fc.assert(
			fc.property(fc.nat(70_000), fc.nat(1000), (from, more) => {
				const had = new Set(tilesFor(from).map(name));
				expect(tilesFor(from + more, from).map(name)).toEqual(tilesFor(from + more).map(name).filter((path) => !had.has(path)));
			}),
			{ numRuns: 50 }
		);
	});

	test('are refused for sizes that are none', () => {
		for (const [size, from] of [[-1, 0], [0.5, 0], [3, 4], [3, -1], [2 ** 53, 0]] as const) {
			expect(() => tilesFor(size, from)).toThrow(RangeError);
		}
	});
});

describe('proofs read from tiles', () => {
	const size = 70_000;
	// Leaves made of their number: 70,000 real entries would prove no more.
	const leaves = Array.from({ length: size }, (_, i) => hasher.leaf(Uint8Array.of(i >> 16, i >> 8, i)));
	const files = new Map<string, Uint8Array>();
	let below = leaves;
	for (const level of [0, 1, 2]) {
		const roots: Uint8Array[] = [];
		for (const tile of tilesFor(size).filter((one) => one.level === level)) {
			const hashes = below.slice(tile.index * 256, tile.index * 256 + tile.width);
			files.set(tilePath(tile), encodeTile(hashes));
			if (tile.width === 256) roots.push(rootOf(hasher, hashes));
		}
		below = roots;
	}
	const read = nodeReader(hasher, size, (tile) => {
		const bytes = files.get(tilePath(tile));
		if (!bytes) throw new Error(`no ${tilePath(tile)}`);
		return bytes;
	});
	const root = rootOf(hasher, leaves);

	test('hold for entries and for older sizes', () => {
		for (const index of [0, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999]) {
			const proof = inclusionProof(hasher, read, index, size);
			expect(verifyInclusion(hasher, { leafHash: leaves[index]!, index, size, root, proof })).toBe(true);
		}
		for (const from of [1, 255, 256, 257, 65_536, 69_999, size]) {
			const proof = consistencyProof(hasher, read, from, size);
			const fromRoot = rootOf(hasher, leaves.slice(0, from));
			expect(verifyConsistency(hasher, { fromSize: from, fromRoot, toSize: size, toRoot: root, proof })).toBe(true);
		}
	});

	test('fail when one hash of one tile is another', () => {
		const path = tilePath({ level: 0, index: 3, width: 256 });
		const good = files.get(path)!;
		const bad = good.slice();
		bad[33]! ^= 1;
		files.set(path, bad);
		const proof = inclusionProof(hasher, read, 3 * 256, size);
		files.set(path, good);
		expect(verifyInclusion(hasher, { leafHash: leaves[3 * 256]!, index: 3 * 256, size, root, proof })).toBe(false);
	});

	test('are the same as those from the leaves', () => {
		const entries = liuwanEntries(300);
		const direct = readerOf(entries);
		const small = nodeReader(hasher, 300, ({ level, index, width }) =>
			encodeTile(
				Array.from({ length: width }, (_, i) =>
					level === 0 ? hasher.leaf(entries[index * 256 + i]!) : merkleTreeHash(entries.slice(0, 256))
				)
			)
		);
		for (let level = 0; level <= 8; level++) {
			for (let index = 0; (index + 1) * 2 ** level <= 300; index++) expect(small(level, index)).toEqual(direct(level, index));
			expect(() => small(level, Math.floor(300 / 2 ** level))).toThrow(RangeError);
		}
	});
});

describe('a bundle of entries', () => {
	test('holds any entries that fit, empty ones too', () => {
		const entry = fc.uint8Array({ maxLength: 400 });
		fc.assert(
			fc.property(fc.array(entry, { minLength: 1, maxLength: 256 }), (entries) => {
				const back = decodeBundle(encodeBundle(entries), entries.length);
				expect(back.map((bytes) => [...bytes])).toEqual(entries.map((bytes) => [...bytes]));
			}),
			{ numRuns: 50 }
		);
		expect(decodeBundle(encodeBundle([new Uint8Array(65_535)]), 1)[0]!.length).toBe(65_535);
	});

	test('begins with the length, as in the specification', () => {
		expect([...encodeBundle([Uint8Array.of(7), new Uint8Array(258)])].slice(0, 5)).toEqual([0, 1, 7, 1, 2]);
	});

	test('is refused when cut, lengthened or of another width', () => {
		const bundle = encodeBundle(liuwanEntries(3));
		for (let end = 0; end < bundle.length; end++) expect(() => decodeBundle(bundle.subarray(0, end), 3)).toThrow(TypeError);
		expect(() => decodeBundle(Uint8Array.of(...bundle, 0, 0), 3)).toThrow(TypeError);
		expect(() => decodeBundle(bundle, 2)).toThrow(TypeError);
		expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
		expect(() => encodeBundle([])).toThrow(RangeError);
	});

	test('and a tile of hashes has exactly its width', () => {
		const hashes = liuwanEntries(3).map((entry) => hasher.leaf(entry));
		expect(decodeTile(encodeTile(hashes), 3)).toEqual(hashes);
		expect(() => decodeTile(encodeTile(hashes), 2)).toThrow(TypeError);
		expect(() => encodeTile([new Uint8Array(31)])).toThrow(TypeError);
		expect(() => encodeTile([])).toThrow(RangeError);
	});
});
