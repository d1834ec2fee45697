import { fromHex } from '#domain/basics/bytes.ts';
import { verdictOn, type Verdict } from '#domain/verification/finding.ts';
import { spoken } from '#domain/verification/spoken.ts';
import type { Verification } from '#domain/verification/verification.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { integrityOf, type Db } from '#records/database.server.ts';
import { privateKeyOf, rawPublicKey, sha256, verifier } from '#records/hashing.server.ts';
import { verifyLedger } from '#records/verifying.ts';
import { sayFinding } from '#words/finding.ts';
import { readKey } from './folder.ts';
import type { Saying } from './say.ts';

/** The public half of a folder's log key, 32 bytes. Stop when the key is gone or cannot be read. */
export function publicKeyOf(path: string): Uint8Array {
	return rawPublicKey(privateKeyOf(readKey(path)));
}

/**
 * Verifies every log of a ledger at one moment of it, with every content and every row made of contents (re-projected and compared).
 * @param publicKey the key that its checkpoints must be signed with
 */
export async function verifyRecord(db: Db, instance: string, publicKey: Uint8Array | string): Promise<Verification[]> {
	const key = typeof publicKey === 'string' ? fromHex(publicKey) : publicKey;
	// One read transaction: the portal may go on writing meanwhile.
	db.client.exec('begin');
	try {
		return await verifyLedger(db, {
			tools: { sha256, verify: verifier() },
			keyOf: (origin) => (origin.startsWith(`${instance}/`) ? { key: verifierKey(sha256, origin, key), pinned: true } : undefined),
			seenOf: () => []
		});
	} finally {
		db.client.exec('rollback');
	}
}

/** The verdict on one log; a log of another instance is not this folder's. */
export function verdict({ origin, findings }: Verification, instance: string): Verdict {
	return origin.startsWith(`${instance}/`) ? verdictOn(findings) : 'not-verified';
}

/** What was found in a log, ready to be said. */
export function sayingsOf({ findings }: Verification): Saying[] {
	return findings.map((finding) => (_, all) => `  ${sayFinding(all.verification, spoken(finding))}`);
}

/** What SQLite itself says of the file, or undefined when it is sound. */
export function damageOf(db: Db): string | undefined {
	try {
		const found = integrityOf(db);
		return found === 'ok' ? undefined : found;
	} catch (error) {
		return (error as Error).message;
	}
}
