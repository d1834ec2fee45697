import type { Entry } from '#domain/record/entry.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { checkEntries } from '#domain/record/check-entries.ts';
import { equalBytes, toHex, utf8 } from '#domain/basics/bytes.ts';
import { EMPTY_FRONTIER, grow, rootOfFrontier, treeHasher, type Frontier, type Sha256 } from '#domain/record/merkle-tree.ts';

export interface VerifyEntriesResult {
	entries: number;
	/** Bytes of all entries together. */
	bytes: number;
	/** Milliseconds of each round of the bare hashing and of the verification, all entries. */
	bareMs: number[];
	verifyMs: number[];
	/** Speed of the verification as a share of that of the bare hashing: median of the rounds. */
	ratio: number;
	/** Entries verified in a second, median. */
	perSecond: number;
}

const ACTS = ['question.ask', 'disclosure.publish', 'question.answer', 'question.enter'];
const ACTORS = ['LW-C.clerk', 'LW-C.director', 'resident', 'clock'];

/** Entries made, hashed and verified at a time, so that a million of them need no gigabyte. */
const CHUNK = 20_000;

/** Entries of 柳湾's log from number `from` on, about 300 bytes each. */
function syntheticEntries(sha256: Sha256, from: number, count: number): Uint8Array[] {
	const rules = toHex(sha256(utf8('rules')));
	const start = Date.parse('2026-11-09T00:00:00.000Z');
	return Array.from({ length: count }, (_, i) => {
		const seq = from + i;
		const digest = sha256(utf8(`content ${seq}`));
		const entry: Entry = {
			v: 1,
			log: 'LW',
			seq,
			recordedAt: new Date(start + seq * 1000).toISOString(),
			act: ACTS[seq % ACTS.length]!,
			actor: ACTORS[seq % ACTORS.length]!,
			subject: toHex(digest).slice(0, 22),
			hash: toHex(digest),
			rules
		};
		return encodeEntry(entry);
	});
}

/** The very messages that the tree hashes for these entries: 0x00 ‖ entry for each leaf, 0x01 ‖ left ‖ right for each node. */
function messagesOf(sha256: Sha256, entries: Uint8Array[], from: Frontier): { messages: Uint8Array[]; frontier: Frontier } {
	const messages: Uint8Array[] = [];
	const hasher = treeHasher((message) => {
		messages.push(message.slice());
		return sha256(message);
	});
	const tree = grow(hasher, from);
	for (const entry of entries) tree.append(hasher.leaf(entry));
	return { messages, frontier: tree.frontier() };
}

const median = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** Milliseconds of each round, bare and verified by turns, chunk after chunk; and the bytes of all entries. */
function run(sha256: Sha256, count: number, rounds: number): { bareMs: number[]; verifyMs: number[]; bytes: number } {
	const hasher = treeHasher(sha256);
	const bareMs = new Array<number>(rounds).fill(0);
	const verifyMs = new Array<number>(rounds).fill(0);
	let expected = EMPTY_FRONTIER;
	let bytes = 0;
	for (let from = 0; from < count; from += CHUNK) {
		const entries = syntheticEntries(sha256, from, Math.min(CHUNK, count - from));
		const before = expected;
		const { messages, frontier } = messagesOf(sha256, entries, before);
		expected = frontier;
		for (const entry of entries) bytes += entry.length;

		for (let round = 0; round < rounds; round++) {
			let begun = performance.now();
			let hashed = 0;
			for (const message of messages) hashed += sha256(message).length;
			bareMs[round]! += performance.now() - begun;
			if (hashed !== messages.length * 32) throw new Error('the bare hashing hashed something else');

			begun = performance.now();
			const checked = checkEntries(hasher, 'LW', entries, before);
			const root = checked.ok && rootOfFrontier(hasher, checked.value);
			verifyMs[round]! += performance.now() - begun;
			if (!root || !equalBytes(root, rootOfFrontier(hasher, expected))) throw new Error('the entries do not verify');
		}
	}
	return { bareMs, verifyMs, bytes };
}

/**
 * Verifies `count` entries (read each, check its place and its log, hash it into the tree, compare the root) and, in the same
 * minute and by turns, hashes the same messages with nothing around: one call of the same function for every leaf and node.
 */
export function benchVerifyEntries(sha256: Sha256, count: number, rounds = 3): VerifyEntriesResult {
	// What the first thousands of calls cost is the compiler's.
	run(sha256, Math.min(count, CHUNK), 1);
	const { bareMs, verifyMs, bytes } = run(sha256, count, rounds);
	return {
		entries: count,
		bytes,
		bareMs,
		verifyMs,
		ratio: median(bareMs.map((ms, round) => ms / verifyMs[round]!)),
		perSecond: Math.round((count / median(verifyMs)) * 1000)
	};
}
