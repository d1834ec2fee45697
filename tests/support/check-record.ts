import { CHECKS, type Finding } from '#domain/verification/finding.ts';
import { communityOf, type Verification } from '#domain/verification/verification.ts';
import { sha256, verifier } from '#records/hashing.server.ts';
import { verifyLedger } from '#records/verifying.ts';
import type { Town } from './town.ts';

/** A finding as a line that a person looking at a failed test can read. */
function sentence(verification: Verification, { check, seq, subject, table, params, account }: Finding): string {
	const where = [verification.community, table, seq === undefined ? undefined : `entry ${seq}`, subject].filter((part) => part !== undefined).join(' ');
	return `${check}: ${where} ${JSON.stringify({ ...params, ...account })}`;
}

/**
 * Verifies every log of a town from the stored bytes, at the end of each act's story: leaves and entries, root and signed checkpoint,
 * contents and hashes, days and deadlines, and every row that is made of contents. Throws naming what differs; returns what was read.
 * @param only this community and the city's log, where a story touches no other
 */
export async function checkRecord(town: Pick<Town, 'portal' | 'look'>, only?: string): Promise<Verification[]> {
	const verifications = await town.look((_records, db) =>
		verifyLedger(db, {
			tools: { sha256, verify: verifier() },
			keyOf: (origin) => ({ key: town.portal.logKey(communityOf(origin)), pinned: true }),
			seenOf: () => [],
			...(only === undefined ? {} : { only })
		})
	);
	const wrong = verifications.flatMap((verification) =>
		verification.findings.filter(({ check }) => CHECKS[check] !== 'note').map((finding) => sentence(verification, finding))
	);
	if (wrong.length > 0) throw new Error(`the record does not hold:\n${wrong.join('\n')}`);
	return verifications;
}

/**
 * The same for the logs that have grown since `sizes` was taken, each with the city's: what nobody touched need not be read again after
 * every cell of a table.
 */
export async function checkGrown(town: Pick<Town, 'portal' | 'look'>, sizes: ReadonlyMap<string, number>): Promise<void> {
	for (const [community, size] of await sizesOf(town)) if (sizes.get(community) !== size) await checkRecord(town, community);
}

/** How long every log is. */
export function sizesOf(town: Pick<Town, 'look'>): Promise<Map<string, number>> {
	return town.look(async (_records, db) => new Map(db.client.prepare('select community, size from logs').raw(true).all() as [string, number][]));
}
