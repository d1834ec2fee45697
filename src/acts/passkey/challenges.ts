import { subjectIdOf } from '#domain/basics/id.ts';
import type { Office, Tx } from '../act.ts';

/** How long a challenge can be answered. In ms. */
export const CHALLENGE_MS = 5 * 60_000;

/** Who relies on the passkeys: this host. Passkeys of another address do not work here, which is what makes them safe from fishing. */
export function relyingParty(origin: string): string {
	return new URL(origin).hostname;
}

/** Keeps a challenge for its one answer. */
export async function keepChallenge(tx: Tx, challenge: string, person: string | null): Promise<string> {
	const id = subjectIdOf(tx.random(16));
	await tx.records.secondFactors.addChallenge({ id, challenge, person, expiresAt: tx.machineNow + CHALLENGE_MS });
	return id;
}

/** A challenge that can still be answered, for this person (or anybody, when it was made for nobody). */
export async function openChallenge(office: Pick<Office, 'records' | 'machineNow'>, id: string, person: string | null): Promise<string | undefined> {
	const row = await office.records.secondFactors.challenge(id);
	return row && row.person === person && row.expiresAt > office.machineNow ? row.challenge : undefined;
}
