import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex, utf8 } from '#domain/basics/bytes.ts';
import {
	append, decodeFrontier, EMPTY_FRONTIER, encodeFrontier, grow, rootOf, rootOfFrontier, treeHasher, type Frontier
} from '#domain/record/merkle-tree.ts';
import { frontierOf, hasher, liuwanEntries, merkleTreeHash, sha256 } from './liuwan-log.ts';

const entries = liuwanEntries(300);

describe('the tree', () => {
	test('has the root that RFC 9162 defines, at every size', () => {
		for (let size = 0; size <= entries.length; size++) {
			const part = entries.slice(0, size);
			expect(toHex(rootOfFrontier(hasher, frontierOf(part)))).toBe(toHex(merkleTreeHash(part)));
		}
	});

	test('tells leaves from nodes: two leaf hashes are not an entry', () => {
		const [a, b] = [hasher.leaf(entries[0]!), hasher.leaf(entries[1]!)];
		expect(toHex(hasher.leaf(Uint8Array.of(...a, ...b)))).not.toBe(toHex(hasher.node(a, b)));
	});

	test('hashes entries of any length with one buffer, shorter after longer', () => {
		for (const length of [0, 1, 63, 1023, 1024, 5000, 65_535, 3, 0]) {
			const entry = new Uint8Array(length).fill(0xa5);
			expect(toHex(hasher.leaf(entry))).toBe(toHex(sha256(Uint8Array.of(0, ...entry))));
		}
	});

	test('hashes an entry at hand as text like its bytes, whatever came before it', () => {
		for (const text of ['', '麦小满', 'a', '账'.repeat(5000), '😀 1', '账'.repeat(700), '']) expect(toHex(hasher.leafOf(text))).toBe(toHex(hasher.leaf(utf8(text))));
	});

	test('refuses hashes that are no hashes', () => {
		expect(() => hasher.node(new Uint8Array(31), new Uint8Array(32))).toThrow(TypeError);
		expect(() => append(hasher, EMPTY_FRONTIER, utf8('柳湾'))).toThrow(TypeError);
		expect(() => append(hasher, { size: Number.MAX_SAFE_INTEGER, nodes: [] }, hasher.empty())).toThrow(RangeError);
	});
});

describe('the frontier', () => {
	test('stays as it was when somebody grows from it', () => {
		const seen = frontierOf(entries.slice(0, 7));
		const kept = encodeFrontier(seen);
		const tree = grow(hasher, seen);
		for (const entry of entries.slice(7, 20)) tree.append(hasher.leaf(entry));
		expect(encodeFrontier(seen)).toEqual(kept);
		expect(tree.size).toBe(20);
		const taken = tree.frontier();
		tree.append(hasher.leaf(entries[20]!));
		expect(taken).toEqual(frontierOf(entries.slice(0, 20)));
		expect(rootOfFrontier(hasher, tree.frontier())).toEqual(merkleTreeHash(entries.slice(0, 21)));
	});

	test('comes to the same in any batches', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(40), { maxLength: 10 }), (batches) => {
				let frontier: Frontier = EMPTY_FRONTIER;
				for (const count of batches) {
					const tree = grow(hasher, frontier);
					for (let i = 0; i < count && tree.size < entries.length; i++) tree.append(hasher.leaf(entries[tree.size]!));
					frontier = tree.frontier();
				}
				expect(frontier).toEqual(frontierOf(entries.slice(0, frontier.size)));
			})
		);
	});

	test('is stored and read back at every size', () => {
		for (let size = 0; size <= 130; size++) {
			const frontier = frontierOf(entries.slice(0, size));
			const bytes = encodeFrontier(frontier);
			expect(bytes.length).toBe(8 + 32 * frontier.nodes.length);
			expect(decodeFrontier(bytes)).toEqual(frontier);
		}
	});

	test('is refused when bytes are missing, added, or the size is another', () => {
		const bytes = encodeFrontier(frontierOf(entries.slice(0, 7)));
		const otherSize = bytes.slice();
		otherSize[7] = 8;
		// 2^53 + 6 leaves would have as many nodes.
		const beyond = bytes.slice();
		beyond.set([0x20, 0, 0, 0, 0, 0, 6], 1);
		for (const wrong of [bytes.slice(0, -1), bytes.slice(0, -32), Uint8Array.of(...bytes, 0), otherSize, beyond, new Uint8Array(0)]) {
			expect(() => decodeFrontier(wrong)).toThrow(TypeError);
		}
		expect(() => encodeFrontier({ size: 3, nodes: [] })).toThrow(TypeError);
	});
});

test('two hashers do not share their buffers', () => {
	const other = treeHasher(sha256);
	const leaves = entries.slice(0, 5).map((entry) => other.leaf(entry));
	expect(rootOf(hasher, leaves)).toEqual(merkleTreeHash(entries.slice(0, 5)));
});
