import type { Entry } from '#domain/record/entry.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { checkEntries } from '#domain/record/check-entries.ts';
import { equalBytes, toHex, utf8 } from '#domain/basics/bytes.ts';
import { rootOf, rootOfFrontier, treeHasher, type Sha256 } from '#domain/record/merkle-tree.ts';

export interface VerifyEntriesResult {
	entries: number;
	/** Bytes of all entries together. */
	bytes: number;
	/** Milliseconds of each round of the bare hashing and of the verification. */
	bareMs: number[];
	verifyMs: number[];
	/** Speed of the verification as a share of that of the bare hashing: median over median. */
	ratio: number;
	/** Entries verified in a second, median. */
	perSecond: number;
}

const ACTS = ['question.ask', 'disclosure.publish', 'question.answer', 'question.enter'];
const ACTORS = ['LW-C.clerk', 'LW-C.director', 'resident', 'clock'];

/** Entries as 柳湾's log has them, about 370 bytes each. */
function syntheticEntries(sha256: Sha256, count: number): Uint8Array[] {
	const rules = toHex(sha256(utf8('rules')));
	const start = Date.parse('2026-11-09T00:00:00.000Z');
	return Array.from({ length: count }, (_, seq) => {
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

/** The very messages that the tree hashes: 0x00 ‖ entry for each leaf, 0x01 ‖ left ‖ right for each node. */
function messagesOf(sha256: Sha256, entries: Uint8Array[]): { messages: Uint8Array[]; root: Uint8Array } {
	const messages: Uint8Array[] = [];
	const hasher = treeHasher((message) => {
		messages.push(message.slice());
		return sha256(message);
	});
	const root = rootOf(hasher, entries.map((entry) => hasher.leaf(entry)));
	return { messages, root };
}

const median = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/**
 * Verifies `count` entries (read each, check its place and its log, hash it into the tree, compare the root) and, in the same
 * minute and by turns, hashes the same messages with nothing around: one call of the same function for every leaf and node.
 */
export function verifyEntriesBench(sha256: Sha256, count: number, rounds = 3): VerifyEntriesResult {
	const entries = syntheticEntries(sha256, count);
	const { messages, root } = messagesOf(sha256, entries);
	const bareMs: number[] = [];
	const verifyMs: number[] = [];
	for (let round = 0; round < rounds; round++) {
		let begun = performance.now();
		let last = root;
		for (const message of messages) last = sha256(message);
		bareMs.push(performance.now() - begun);
		if (last.length !== 32) throw new Error('the bare hashing hashed nothing');

		begun = performance.now();
		const hasher = treeHasher(sha256);
		const checked = checkEntries(hasher, 'LW', entries);
		if (!checked.ok) throw new Error(`entry ${checked.error.seq}: ${checked.error.code}`);
		if (!equalBytes(rootOfFrontier(hasher, checked.value), root)) throw new Error('the root differs');
		verifyMs.push(performance.now() - begun);
	}
	return {
		entries: count,
		bytes: entries.reduce((sum, entry) => sum + entry.length, 0),
		bareMs,
		verifyMs,
		ratio: median(bareMs) / median(verifyMs),
		perSecond: Math.round((count / median(verifyMs)) * 1000)
	};
}
