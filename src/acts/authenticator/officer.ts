import { sha256 } from '#records/hashing.server.ts';
import type { Records } from '#records/records.ts';
import type { Caller, Permission, Tx } from '../act.ts';
import { newToken, SESSION_MS } from '../caller.ts';

/** Signed in so lately, an officer may change what they sign in with; later, they sign in again first (ASVS 7.5.1). In ms. */
export const FRESH_MS = 15 * 60_000;

/** Officers at a desk, and those who are led to set up a second factor before anything else. */
export const SETTERS = [{ who: 'signed-in' }, { who: 'halfway', needs: 'set-up' }] as const satisfies readonly Permission[];

/** Whose second factor this is about, and whether they signed in lately; undefined for whoever is not at a desk. */
export async function officerAt(records: Records, caller: Caller, machineNow: number): Promise<{ person: string; session: string; halfway: boolean; fresh: boolean } | undefined> {
	const halfway = caller.kind === 'guest' ? caller.halfway : undefined;
	const person = caller.kind === 'person' && caller.through === 'desk' ? caller.person : halfway?.person;
	const id = caller.kind === 'person' ? caller.session : halfway?.session;
	const session = person === undefined || id === undefined ? undefined : await records.sessions.find(id);
	if (!session || person === undefined) return undefined;
	return { person, session: session.id, halfway: halfway !== undefined, fresh: machineNow - session.createdAt < FRESH_MS };
}

/** A desk with a new token, in the place of the session that led to it: what was known before is worth nothing afterwards. */
export async function openDesk(tx: Tx, person: string, instead: string | undefined): Promise<{ token: string; endedSessions: string[] }> {
	const { sessions } = tx.records;
	const { token, id, secretHash } = newToken(tx.random, sha256);
	if (instead !== undefined) await sessions.remove(instead);
	await sessions.add({
		id, secretHash, person, kind: 'desk', createdAt: tx.machineNow, lastSeenAt: tx.machineNow, expiresAt: tx.machineNow + SESSION_MS.desk.whole,
		pinHash: null, pinTries: 0, unlockedUntil: 0
	});
	return { token, endedSessions: instead === undefined ? [] : [instead] };
}
