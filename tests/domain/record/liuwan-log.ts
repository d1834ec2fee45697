import { utf8, toHex } from '#domain/basics/bytes.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { encodeEntry, type Entry } from '#domain/record/entry.ts';
import { appendAll, EMPTY_FRONTIER, rootOf, rootOfFrontier, treeHasher, type Frontier } from '#domain/record/merkle-tree.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { privateKeyOf, rawPublicKey, sha256, signer } from '#records/hashing.server.ts';

/** The log of 柳湾, its key, and the thief who has stolen it: for the stories in this folder. */

export { sha256 };
export const hasher = treeHasher(sha256);
export const origin = 'yishi.example/LW';

const privateKey = privateKeyOf(sha256(utf8('the key of 柳湾, in a safe')));
export const sign = signer(privateKey);
export const key = verifierKey(sha256, origin, rawPublicKey(privateKey));

const RULES = toHex(sha256(utf8('rules of 2026')));

/** What happened in 柳湾, one entry for each: 麦小满 publishes, 柳春分 asks, 苗立夏 answers, and so on. */
export function liuwanEntry(seq: number, change: Partial<Entry> = {}): Entry {
	const act = ['disclosure.publish', 'question.ask', 'question.answer'][seq % 3]!;
	const actor = ['LW-C.accountant', 'resident-7f3a', 'LW-C.director'][seq % 3]!;
	return {
		v: 1,
		log: 'LW',
		seq,
		recordedAt: new Date(Date.parse('2026-11-09T01:00:00.000Z') + seq * 60_000).toISOString(),
		act,
		actor,
		subject: `subject-${seq}`,
		hash: toHex(sha256(utf8(`content ${seq}`))),
		rules: RULES,
		...change
	};
}

/** Bytes of the first entries of 柳湾. */
export function liuwanEntries(count: number): Uint8Array[] {
	return Array.from({ length: count }, (_, seq) => encodeEntry(liuwanEntry(seq)));
}

/** The tree over some entries. */
export function frontierOf(entries: readonly Uint8Array[]): Frontier {
	return appendAll(hasher, EMPTY_FRONTIER, entries.map((entry) => hasher.leaf(entry)));
}

/** A checkpoint over these entries, properly signed: by the portal, or by whoever has its key. */
export function checkpointOf(entries: readonly Uint8Array[], named = origin): string {
	const root = rootOfFrontier(hasher, frontierOf(entries));
	const as = named === origin ? key : verifierKey(sha256, named, key.publicKey);
	return signCheckpoint({ origin: named, size: entries.length, root }, as, sign);
}

/** The definition of RFC 9162 §2.1.1 word for word: slow, and the measure of everything else. */
export function merkleTreeHash(entries: readonly Uint8Array[]): Uint8Array {
	if (entries.length === 0) return sha256(new Uint8Array(0));
	if (entries.length === 1) return sha256(Uint8Array.of(0, ...entries[0]!));
	let k = 1;
	while (k * 2 < entries.length) k *= 2;
	return sha256(Uint8Array.of(1, ...merkleTreeHash(entries.slice(0, k)), ...merkleTreeHash(entries.slice(k))));
}

/** Reads complete subtrees straight from the leaves, without tiles. */
export function readerOf(entries: readonly Uint8Array[]): (level: number, index: number) => Uint8Array {
	const leaves = entries.map((entry) => hasher.leaf(entry));
	return (level, index) => {
		const part = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level);
		if (part.length !== 2 ** level) throw new RangeError(`subtree ${index} of level ${level} is not complete`);
		return rootOf(hasher, part);
	};
}
