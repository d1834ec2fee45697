import { PRIVATE_STORES, type ReplicaDb } from './open.ts';
import { waiting } from './outbox.ts';
import { getSetting } from './settings.ts';

/** What is private goes at the next opening when the portal has not recognised this device for so long, in ms. */
export const FORGOTTEN_AFTER_MS = 14 * 86_400_000;

/** Removes what belongs to the person of this device: outbox, PIN, who it is. What is public stays, and so does what was seen of the record. */
export async function wipePrivate(db: ReplicaDb): Promise<void> {
	const tx = db.transaction(PRIVATE_STORES, 'readwrite', { durability: 'strict' });
	await Promise.all([...PRIVATE_STORES.map((store) => tx.objectStore(store).clear()), tx.done]);
}

/** Removes everything, public contents too: which community somebody keeps says where they live. */
export async function wipeAll(db: ReplicaDb): Promise<void> {
	const stores = [...db.objectStoreNames];
	const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
	await Promise.all([...stores.map((store) => tx.objectStore(store).clear()), tx.done]);
}

/** How signing out of this device went: while acts wait, it is refused until the person says so again. */
export type SignedOut = { ok: true } | { ok: false; waiting: number };

/**
 * Empties this device at sign-out. Acts that wait would be lost, so they have to be delivered first, or given up knowingly.
 * @param givenUp that the person knows how many acts wait and gives them up
 */
export async function signOut(db: ReplicaDb, givenUp: boolean): Promise<SignedOut> {
	const count = await waiting(db);
	if (count > 0 && !givenUp) return { ok: false, waiting: count };
	await wipeAll(db);
	return { ok: true };
}

/** Whether this device has been out of touch for so long that what is private must go. Never while acts wait. */
export async function wipeWhenForgotten(db: ReplicaDb, now: number): Promise<boolean> {
	const recognised = await getSetting(db, 'recognised');
	if (recognised === undefined || now - recognised < FORGOTTEN_AFTER_MS || (await waiting(db)) > 0) return false;
	await wipePrivate(db);
	return true;
}
