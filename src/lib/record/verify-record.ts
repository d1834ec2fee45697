import type { CommunityCode } from '#domain/basics/id.ts';
import { decodeFrontier, rootOfFrontier, treeHasher } from '#domain/record/merkle-tree.ts';
import { parseVkey } from '#domain/record/signed-note.ts';
import { locate, needsLocating, withFindings } from '#domain/verification/locate.ts';
import { recordFile, startFileVerification, wholeLines } from '#domain/verification/record-file.ts';
import { communityOf, type Seen, type Verification } from '#domain/verification/verification.ts';
import { sha256, verifyEd25519 } from '#lib/hashing.ts';
import { replicaContents } from '#lib/replica/contents.ts';
import type { FollowedRow, ReplicaDb } from '#lib/replica/open.ts';

/** What came of checking a record on a device. */
export type RecordChecked =
	| { ok: true; verifications: Verification[]; /** Whether the copy on this device was checked, for want of a network. */ offline: boolean; /** Lines seen here before, by log. */ seen: Record<string, number> }
	/** Neither network nor copy; or the network broke off. */
	| { ok: false; why: 'no-copy' | 'failed' };

/** What checking needs of the machine it runs on. */
export interface Device {
	fetch(path: string): Promise<Response>;
	/** The replica; undefined where the browser has none (private windows of some). */
	replica(): Promise<ReplicaDb | undefined>;
	/** Called often, with how far the log that is being read has come. */
	progress(done: number, size: number): void;
}

/**
 * Checks the record of a community on this device: entries and contents only, every line from the beginning, against the key and the
 * checkpoint that this device kept when it was here before. Over the network when there is one, else the copy in the replica.
 */
export async function verifyRecord(community: CommunityCode, device: Device): Promise<RecordChecked> {
	const db = await device.replica();
	try {
		const followed = new Map((db ? await db.getAll('followed') : []).map((row) => [row.community, row]));
		let answer: Response | undefined;
		try {
			answer = await device.fetch(`/${community}/record/export`);
		} catch {
			// No network: the copy on this device.
		}
		if (answer && !answer.ok) return { ok: false, why: 'failed' };
		if (answer) {
			// What this device kept must be the beginning of what the portal says now.
			const { verifications, seen } = await check(textOf(answer), startingFrom(followed), device);
			return { ok: true, offline: false, verifications: await Promise.all(verifications.map((verification) => located(verification, community, device))), seen };
		}
		const copy = followed.get(community);
		if (!db || !copy) return { ok: false, why: 'no-copy' };
		const codes = [copy.city, community].filter((code) => code !== undefined && followed.has(code)) as CommunityCode[];
		// The copy is all that is kept, so there is nothing older to hold against it but its own frontier.
		return { ok: true, offline: true, ...(await check(recordFile(replicaContents(db, sha256), codes), startingFrom(followed), device)) };
	} catch {
		return { ok: false, why: 'failed' };
	} finally {
		db?.close();
	}
}

/** Names the changed entries of a log that does not give its signed root, as far as its tiles tell. */
async function located(verification: Verification, community: string, device: Device): Promise<Verification> {
	if (!needsLocating(verification)) return verification;
	const again = await device.fetch(`/${community}/record/export`);
	const found = await locate(sha256, verification.origin, textOf(again), async (path) => {
		const answer = await device.fetch(`/${verification.community}/record/${path}`);
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
	});
	return withFindings(verification, found);
}

interface Known {
	keyOf(origin: string): ReturnType<typeof parseVkey> | undefined;
	seenOf(origin: string): Seen[];
}

/** Keys and states that the replica keeps, each under the name of its log. */
function startingFrom(followed: ReadonlyMap<string, FollowedRow>): Known {
	const hasher = treeHasher(sha256);
	const keyOf = (origin: string) => {
		const row = followed.get(communityOf(origin));
		return row && parseVkey(sha256, row.vkey);
	};
	return {
		keyOf,
		seenOf(origin) {
			const row = followed.get(communityOf(origin));
			// Another log of the same community, after a loss, is not measured by this one: its key and name differ.
			if (!row || keyOf(origin)?.name !== origin) return [];
			const frontier = decodeFrontier(row.frontier);
			return [{ size: row.size, root: rootOfFrontier(hasher, frontier), frontier }];
		}
	};
}

async function check(chunks: AsyncIterable<string>, known: Known, device: Device): Promise<{ verifications: Verification[]; seen: Record<string, number> }> {
	const seen: Record<string, number> = {};
	const reading = startFileVerification(
		{
			keyOf: known.keyOf,
			seenOf(origin) {
				const kept = known.seenOf(origin);
				if (kept[0] && kept[0].size > 0) seen[origin] = kept[0].size;
				return kept;
			}
		},
		{ sha256, verify: verifyEd25519 }
	);
	for await (const line of wholeLines(chunks)) {
		if (!reading.line(line)) break;
		const at = reading.progress();
		if (at) device.progress(at.done, at.size);
	}
	return { verifications: reading.finish(), seen };
}

/** The text of an answer as it comes; browsers of 2020 cannot iterate over a body. */
async function* textOf(answer: Response): AsyncGenerator<string> {
	const reader = answer.body!.getReader();
	const decoder = new TextDecoder();
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) break;
			yield decoder.decode(value, { stream: true });
		}
		yield decoder.decode();
	} finally {
		await reader.cancel();
	}
}
