import type { SubjectId } from '#domain/basics/id.ts';
import type { DelegationContent } from '#domain/community/delegation.ts';
import { holdsOn } from '#domain/community/community.ts';
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

/** Closes the desks of whoever stands in for an office today: what they had by it has ended with it. */
export async function closeStandIns(tx: Tx, office: SubjectId): Promise<string[]> {
	const closed: string[] = [];
	for (const { content } of await tx.records.contents.ofParent<DelegationContent>(office, 'delegation')) {
		if (holdsOn(content, tx.today)) closed.push(...(await closeDesks(tx, await tx.records.communities.holderOf(content.to))));
	}
	return closed;
}

/** The phones of somebody who has lost a part in an object. They stay joined, being a resident's; only what they have open is over. */
export async function phonesOf(tx: Tx, person: string | undefined): Promise<string[]> {
	return person === undefined ? [] : (await tx.records.sessions.ofPerson(person)).filter(({ kind }) => kind === 'device').map(({ id }) => id);
}
