import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '#domain/record/merkle-proof.ts';
import { hasher, liuwanEntries, merkleTreeHash, readerOf } from './liuwan-log.ts';

const MOST = 40;
const entries = liuwanEntries(MOST);
const read = readerOf(entries);
const leaves = entries.map((entry) => hasher.leaf(entry));
const roots = Array.from({ length: MOST + 1 }, (_, size) => merkleTreeHash(entries.slice(0, size)));

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
	const other = bytes.slice();
	other[bit >> 3]! ^= 1 << (bit & 7);
	return other;
};

describe('that an entry is in the log', () => {
	test('is proved for every entry of every size, with as few hashes as there are levels', () => {
		for (let size = 1; size <= MOST; size++) {
			for (let index = 0; index < size; index++) {
				const proof = inclusionProof(hasher, read, index, size);
				expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
				const claim = { leafHash: leaves[index]!, index, size, root: roots[size]!, proof };
				expect(verifyInclusion(hasher, claim)).toBe(true);
				expect(verifyInclusion(hasher, { ...claim, index: BigInt(index), size: BigInt(size) })).toBe(true);
			}
		}
	});

	test('is not proved by a proof in which anything is another', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: MOST }), fc.nat(), fc.nat(), fc.nat(255), (size, i, p, bit) => {
				const index = i % size;
				const proof = inclusionProof(hasher, read, index, size);
				const claim = { leafHash: leaves[index]!, index, size, root: roots[size]!, proof };
				const at = p % proof.length;
				const no = [
					{ ...claim, leafHash: flipped(claim.leafHash, bit) },
					{ ...claim, root: flipped(claim.root, bit) },
					{ ...claim, leafHash: leaves[(index + 1) % size]! },
					{ ...claim, index: (index + 1) % size },
					{ ...claim, root: roots[size - 1]! },
					{ ...claim, proof: proof.map((hash, j) => (j === at ? flipped(hash, bit) : hash)) },
					{ ...claim, proof: proof.filter((_, j) => j !== at) },
					{ ...claim, proof: [...proof, proof[at]!] },
					{ ...claim, proof: [claim.leafHash, ...proof] },
					{ ...claim, proof: proof.map((hash) => hash.subarray(1)) }
				];
				for (const wrong of no) expect(verifyInclusion(hasher, wrong)).toBe(false);
			})
		);
	});

	test('is asked without an exception for any number', () => {
		const claim = { leafHash: leaves[0]!, root: leaves[0]!, proof: [] };
		expect(verifyInclusion(hasher, { ...claim, index: 0, size: 1 })).toBe(true);
		for (const index of [-1, 0.5, NaN, Infinity, 2 ** 53, -1n, 1n, 2n ** 64n - 1n, 2n ** 64n]) {
			expect(verifyInclusion(hasher, { ...claim, index, size: 1 })).toBe(false);
			expect(verifyInclusion(hasher, { ...claim, index: 0, size: index === 1n ? 2n : index })).toBe(false);
		}
	});

	test('is not proved by hashes beyond the root, even those that come out right', () => {
		for (const [index, size] of [[0, 1], [1, 2], [4, 5]] as const) {
			const proof = inclusionProof(hasher, read, index, size);
			const above = hasher.node(leaves[9]!, roots[size]!);
			expect(verifyInclusion(hasher, { leafHash: leaves[index]!, index, size, root: above, proof: [...proof, leaves[9]!] })).toBe(false);
		}
	});

	test('can be true beyond every safe integer', () => {
		// The last of 2^64 − 1 leaves: its way up joins a complete subtree of every size from 2^63 down to 2.
		const proof = Array.from({ length: 63 }, (_, i) => leaves[i % MOST]!);
		const root = proof.reduce((hash, sibling) => hasher.node(sibling, hash), leaves[0]!);
		const claim = { leafHash: leaves[0]!, index: 2n ** 64n - 2n, size: 2n ** 64n - 1n, root, proof };
		expect(verifyInclusion(hasher, claim)).toBe(true);
		expect(verifyInclusion(hasher, { ...claim, index: 2n ** 64n - 3n })).toBe(false);
	});

	test('is not proved for entries that are not there', () => {
		for (const [index, size] of [[5, 5], [-1, 5], [0.5, 5], [0, 0]] as const) {
			expect(() => inclusionProof(hasher, read, index, size)).toThrow(RangeError);
		}
		expect(() => inclusionProof(hasher, read, 0, NaN)).toThrow(RangeError);
	});
});

describe('that a log has only grown', () => {
	test('is proved between any two sizes', () => {
		for (let to = 1; to <= MOST; to++) {
			for (let from = 1; from <= to; from++) {
				const proof = consistencyProof(hasher, read, from, to);
				const claim = { fromSize: from, fromRoot: roots[from]!, toSize: to, toRoot: roots[to]!, proof };
				expect(verifyConsistency(hasher, claim)).toBe(true);
			}
		}
	});

	test('is not proved by a proof in which anything is another', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: MOST }), fc.nat(), fc.nat(), fc.nat(255), (to, f, p, bit) => {
				const from = 1 + (f % (to - 1));
				const proof = consistencyProof(hasher, read, from, to);
				const claim = { fromSize: from, fromRoot: roots[from]!, toSize: to, toRoot: roots[to]!, proof };
				const at = p % proof.length;
				const no = [
					{ ...claim, fromRoot: flipped(claim.fromRoot, bit) },
					{ ...claim, toRoot: flipped(claim.toRoot, bit) },
					{ ...claim, fromRoot: claim.toRoot, toRoot: claim.fromRoot },
					{ ...claim, fromSize: from - 1 },
					{ ...claim, fromSize: from + 1 },
					{ ...claim, fromSize: to, toSize: from },
					{ ...claim, proof: proof.map((hash, j) => (j === at ? flipped(hash, bit) : hash)) },
					{ ...claim, proof: proof.filter((_, j) => j !== at) },
					{ ...claim, proof: [...proof, proof[at]!] },
					{ ...claim, proof: [claim.fromRoot, ...proof] },
					{ ...claim, proof: [] }
				];
				for (const wrong of no) expect(verifyConsistency(hasher, wrong)).toBe(false);
			})
		);
	});

	test('cannot be proved to somebody who has seen nothing', () => {
		const claim = { fromSize: 0, fromRoot: hasher.empty(), toSize: 3, toRoot: roots[3]!, proof: [] };
		expect(verifyConsistency(hasher, claim)).toBe(false);
		expect(verifyConsistency(hasher, { ...claim, toSize: 0, toRoot: hasher.empty() })).toBe(false);
		expect(() => consistencyProof(hasher, read, 0, 3)).toThrow(RangeError);
	});

	test('is refused, not thrown at, when a root is no hash', () => {
		const claim = { fromSize: 4, fromRoot: roots[4]!.subarray(1), toSize: 7, toRoot: roots[7]!, proof: consistencyProof(hasher, read, 4, 7) };
		expect(verifyConsistency(hasher, claim)).toBe(false);
		expect(verifyConsistency(hasher, { ...claim, fromRoot: roots[4]!, toRoot: new Uint8Array(0) })).toBe(false);
	});

	test('is not proved by hashes beyond the roots, even those that come out right', () => {
		for (const [from, to] of [[1, 2], [3, 5], [4, 7]] as const) {
			const above = (root: Uint8Array): Uint8Array => hasher.node(leaves[9]!, root);
			const proof = [...consistencyProof(hasher, read, from, to), leaves[9]!];
			const claim = { fromSize: from, fromRoot: above(roots[from]!), toSize: to, toRoot: above(roots[to]!), proof };
			expect(verifyConsistency(hasher, claim)).toBe(false);
		}
	});

	test('cannot be proved backwards', () => {
		expect(() => consistencyProof(hasher, read, 5, 4)).toThrow(RangeError);
		expect(() => consistencyProof(hasher, read, -1, 4)).toThrow(RangeError);
	});
});
