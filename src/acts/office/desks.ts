import type { Tx } from '../act.ts';

/** Closes every desk that somebody opened, with all that hangs on it; those opened before a machine time in ms, when one is given. Names of the sessions. */
export async function closeDesks(tx: Tx, person: string | undefined, before = Infinity): Promise<string[]> {
	const closed: string[] = [];
	for (const session of person === undefined ? [] : await tx.records.sessions.ofPerson(person)) {
		if (session.kind !== 'desk' || session.createdAt >= before) continue;
		await tx.records.sessions.remove(session.id);
		closed.push(session.id);
	}
	return closed;
}
