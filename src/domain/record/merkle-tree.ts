import { concat, utf8Into } from '../basics/bytes.ts';
import { decodeUint64, encodeUint64 } from './uint64.ts';

/** SHA-256 of some bytes, at once. It must not keep its input: tree hashers write the next message into the same buffer. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The three hashes a Merkle tree is made of (RFC 9162 §2.1.1). */
export interface TreeHasher {
	/** SHA-256(0x00 ‖ entry) */
	leaf(entry: Uint8Array): Uint8Array;
	/** The same for an entry that is at hand as text, without making its bytes first. */
	leafOf(entry: string): Uint8Array;
	/** SHA-256(0x01 ‖ left ‖ right); both 32 bytes, else TypeError */
	node(left: Uint8Array, right: Uint8Array): Uint8Array;
	/** SHA-256 of nothing: the root of a tree without leaves */
	empty(): Uint8Array;
}

export const HASH_BYTES = 32;
const NODE_BYTES = 1 + 2 * HASH_BYTES;

/**
 * Makes a hasher with buffers of its own, because hashing a million leaves would otherwise spend most of its time allocating.
 * One hasher serves one caller at a time, which in JavaScript is every caller.
 */
export function treeHasher(sha256: Sha256): TreeHasher {
	const node = new Uint8Array(NODE_BYTES);
	node[0] = 1;
	let leaf = new Uint8Array(4096);
	// Messages of one length share a view of the buffer; entries of a log differ by a few bytes.
	let views: (Uint8Array | undefined)[] = [];
	let behind = leaf.subarray(1);

	const makeRoom = (length: number) => {
		if (length <= leaf.length) return;
		leaf = new Uint8Array(2 * length);
		behind = leaf.subarray(1);
		views = [];
	};
	const hashed = (length: number) => sha256((views[length] ??= leaf.subarray(0, length)));

	return {
		leaf(entry) {
			makeRoom(entry.length + 1);
			leaf.set(entry, 1);
			return hashed(entry.length + 1);
		},
		leafOf(entry) {
			// No character takes more than three bytes for each of its code units.
			makeRoom(1 + 3 * entry.length);
			return hashed(1 + utf8Into(entry, behind));
		},
		node(left, right) {
			// A shorter hash would leave bytes of the message before it in the buffer.
			if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new TypeError('a node hashes two hashes of 32 bytes');
			node.set(left, 1);
			node.set(right, 1 + HASH_BYTES);
			return sha256(node);
		},
		empty: () => sha256(new Uint8Array(0))
	};
}

/**
 * The right edge of a tree: the roots of the complete subtrees it is made of, largest first.
 * It is all that is needed to append, and plain data: it can be stored, sent and compared.
 */
export interface Frontier {
	readonly size: number;
	readonly nodes: readonly Uint8Array[];
}

/** The tree without leaves. */
export const EMPTY_FRONTIER: Frontier = { size: 0, nodes: [] };

/** A tree that is being appended to: many leaves without a new frontier for each. */
export interface GrowingTree {
	readonly size: number;
	append(leafHash: Uint8Array): void;
	frontier(): Frontier;
}

/** Goes on from a frontier, which stays as it was. */
export function grow(hasher: TreeHasher, from: Frontier): GrowingTree {
	const nodes = [...from.nodes];
	let size = from.size;
	return {
		get size() {
			return size;
		},
		append(leafHash) {
			if (leafHash.length !== HASH_BYTES) throw new TypeError('a leaf hash has 32 bytes');
			if (size >= Number.MAX_SAFE_INTEGER) throw new RangeError('the log is full');
			let hash = leafHash;
			// Every 1 at the end of the size is a complete subtree that this leaf makes twice as large.
			for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) hash = hasher.node(nodes.pop()!, hash);
			nodes.push(hash);
			size++;
		},
		frontier: () => ({ size, nodes: [...nodes] })
	};
}

/** The frontier after one more leaf. */
export function append(hasher: TreeHasher, frontier: Frontier, leafHash: Uint8Array): Frontier {
	return appendAll(hasher, frontier, [leafHash]);
}

/** The frontier after more leaves. */
export function appendAll(hasher: TreeHasher, frontier: Frontier, leafHashes: Iterable<Uint8Array>): Frontier {
	const tree = grow(hasher, frontier);
	for (const leafHash of leafHashes) tree.append(leafHash);
	return tree.frontier();
}

/** The root of the tree that has this right edge. */
export function rootOfFrontier(hasher: TreeHasher, frontier: Frontier): Uint8Array {
	return frontier.nodes.length === 0 ? hasher.empty() : frontier.nodes.reduceRight((right, left) => hasher.node(left, right));
}

/** The root of a whole tree, from its leaf hashes (RFC 9162 §2.1.1). */
export function rootOf(hasher: TreeHasher, leafHashes: Iterable<Uint8Array>): Uint8Array {
	return rootOfFrontier(hasher, appendAll(hasher, EMPTY_FRONTIER, leafHashes));
}

/** How many complete subtrees a tree of this size is made of: the ones in its binary form. */
function subtreesOf(size: number): number {
	let count = 0;
	for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
	return count;
}

/** For storing: size as 8 bytes, big-endian ‖ nodes of 32 bytes. */
export function encodeFrontier(frontier: Frontier): Uint8Array {
	if (frontier.nodes.length !== subtreesOf(frontier.size)) throw new TypeError('the frontier does not fit its size');
	return concat(encodeUint64(frontier.size), ...frontier.nodes);
}

/** Reads a stored frontier. TypeError when the number of nodes does not belong to the size. */
export function decodeFrontier(bytes: Uint8Array): Frontier {
	if (bytes.length < 8 || bytes.length % HASH_BYTES !== 8) throw new TypeError('not a frontier');
	const size = decodeUint64(bytes);
	if (size === undefined || (bytes.length - 8) / HASH_BYTES !== subtreesOf(size)) throw new TypeError('not a frontier');
	const nodes: Uint8Array[] = [];
	// Copied, so that a caller's buffer (SQLite, a socket) can be used again.
	for (let at = 8; at < bytes.length; at += HASH_BYTES) nodes.push(new Uint8Array(bytes.subarray(at, at + HASH_BYTES)));
	return { size, nodes };
}
