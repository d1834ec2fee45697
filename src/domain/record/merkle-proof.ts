import { equalBytes } from '../basics/bytes.ts';
import { HASH_BYTES, type TreeHasher } from './merkle-tree.ts';

/**
 * The root of one complete subtree: of the 2^level leaves from index · 2^level on. Level 0 are the leaf hashes.
 * Whoever proves something supplies it, from memory or from tiles (`nodeReader` in tile.ts).
 */
export type NodeReader = (level: number, index: number) => Uint8Array;

/** A count or an index: a safe integer, or any unsigned 64-bit number as a bigint. */
export type Uint64 = number | bigint;

/** Largest power of two below n, for n > 1, and its exponent. */
function split(n: number): { left: number; level: number } {
	let left = 1;
	let level = 0;
	while (left * 2 < n) {
		left *= 2;
		level++;
	}
	return { left, level };
}

function assertSize(size: number): void {
	if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${size} is not the size of a tree`);
}

/** Root over the leaves from `start` to before `end`, where start is a multiple of a power of two that is at least end − start. */
function rangeRoot(hasher: TreeHasher, read: NodeReader, start: number, end: number): Uint8Array {
	if (end - start === 1) return read(0, start);
	const { left, level } = split(end - start);
	if (left * 2 === end - start) return read(level + 1, start / (left * 2));
	return hasher.node(read(level, start / left), rangeRoot(hasher, read, start + left, end));
}

/**
 * The hashes beside the way from a leaf up to the root of the tree that had `size` leaves, lowest first.
 * Source: RFC 9162 §2.1.3.1. RangeError when the leaf is not in that tree.
 */
export function inclusionProof(hasher: TreeHasher, read: NodeReader, index: number, size: number): Uint8Array[] {
	assertSize(size);
	if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`a tree of ${size} has no leaf ${index}`);
	const path: Uint8Array[] = [];
	let start = 0;
	let end = size;
	while (end - start > 1) {
		const middle = start + split(end - start).left;
		if (index < middle) {
			path.push(rangeRoot(hasher, read, middle, end));
			end = middle;
		} else {
			path.push(rangeRoot(hasher, read, start, middle));
			start = middle;
		}
	}
	return path.reverse();
}

/**
 * The hashes that show the tree of `to` leaves to begin with the tree of `from` leaves. Empty when from is equal to `to`.
 * Source: RFC 9162 §2.1.4.1. RangeError when from is larger than `to`, or 0: every log begins with the empty one, there is
 * nothing to prove.
 */
export function consistencyProof(hasher: TreeHasher, read: NodeReader, from: number, to: number): Uint8Array[] {
	assertSize(from);
	assertSize(to);
	if (from === 0 || from > to) throw new RangeError(`no proof from ${from} to ${to}`);
	if (from === to) return [];
	const proof: Uint8Array[] = [];
	let start = 0;
	let end = to;
	// Narrow down to the part in which the older tree ends; it begins at 0 only while the older root itself is known.
	while (from !== end) {
		const middle = start + split(end - start).left;
		if (from <= middle) {
			proof.push(rangeRoot(hasher, read, middle, end));
			end = middle;
		} else {
			proof.push(rangeRoot(hasher, read, start, middle));
			start = middle;
		}
	}
	if (start > 0) proof.push(rangeRoot(hasher, read, start, end));
	return proof.reverse();
}

function uint64(value: Uint64): bigint | undefined {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
	const big = BigInt(value);
	return big >= 0n && big < 1n << 64n ? big : undefined;
}

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES;

export interface InclusionClaim {
	/** Hash of the leaf, not of the bare entry. */
	leafHash: Uint8Array;
	index: Uint64;
	size: Uint64;
	root: Uint8Array;
	proof: readonly Uint8Array[];
}

/** Whether the leaf is at that index of the tree with that root. Source: RFC 9162 §2.1.3.2. Never throws. */
export function verifyInclusion(hasher: TreeHasher, claim: InclusionClaim): boolean {
	const index = uint64(claim.index);
	const size = uint64(claim.size);
	if (index === undefined || size === undefined || index >= size) return false;
	if (!isHash(claim.leafHash) || !isHash(claim.root) || !claim.proof.every(isHash)) return false;
	let fn = index;
	let sn = size - 1n;
	let hash = claim.leafHash;
	for (const sibling of claim.proof) {
		if (sn === 0n) return false;
		if ((fn & 1n) === 1n || fn === sn) {
			hash = hasher.node(sibling, hash);
			while ((fn & 1n) === 0n && fn !== 0n) {
				fn >>= 1n;
				sn >>= 1n;
			}
		} else {
			hash = hasher.node(hash, sibling);
		}
		fn >>= 1n;
		sn >>= 1n;
	}
	return sn === 0n && equalBytes(hash, claim.root);
}

export interface ConsistencyClaim {
	fromSize: Uint64;
	fromRoot: Uint8Array;
	toSize: Uint64;
	toRoot: Uint8Array;
	proof: readonly Uint8Array[];
}

/**
 * Whether the larger tree begins with the smaller one. Source: RFC 9162 §2.1.4.2. Never throws.
 * False from size 0, as in the reference implementation: a caller who has seen nothing has no proof to check, and one who
 * says 0 by mistake must not be told that all is well.
 */
export function verifyConsistency(hasher: TreeHasher, claim: ConsistencyClaim): boolean {
	const { fromRoot, toRoot } = claim;
	const from = uint64(claim.fromSize);
	const to = uint64(claim.toSize);
	if (from === undefined || to === undefined || from === 0n || from > to) return false;
	if (!claim.proof.every(isHash)) return false;
	if (from === to) return claim.proof.length === 0 && equalBytes(fromRoot, toRoot);
	// A tree of 2^n leaves is a node of the larger tree, so its root need not be sent.
	const proof = (from & (from - 1n)) === 0n ? [fromRoot, ...claim.proof] : claim.proof;
	const first = proof[0];
	if (claim.proof.length === 0 || first === undefined || !isHash(first)) return false;
	let fn = from - 1n;
	let sn = to - 1n;
	while ((fn & 1n) === 1n) {
		fn >>= 1n;
		sn >>= 1n;
	}
	let older = first;
	let newer = first;
	for (const sibling of proof.slice(1)) {
		if (sn === 0n) return false;
		if ((fn & 1n) === 1n || fn === sn) {
			older = hasher.node(sibling, older);
			newer = hasher.node(sibling, newer);
			while ((fn & 1n) === 0n && fn !== 0n) {
				fn >>= 1n;
				sn >>= 1n;
			}
		} else {
			newer = hasher.node(newer, sibling);
		}
		fn >>= 1n;
		sn >>= 1n;
	}
	return sn === 0n && equalBytes(older, fromRoot) && equalBytes(newer, toRoot);
}
