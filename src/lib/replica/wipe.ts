import { PRIVATE_STORES, type ReplicaDb } from './open.ts';
import { waiting } from './outbox.ts';
import { activePerson, getSetting, personsHere, settingKey } from './settings.ts';
import { forgetTexts, unsavedTexts, type KeptText } from './texts.ts';

/** What is private goes at the next opening when the portal has not recognised this device for so long, in ms. */
export const FORGOTTEN_AFTER_MS = 14 * 86_400_000;

/** Texts that one person of a phone wrote here. */
const theirs = (person: string) => ({ who }: KeptText): boolean => who === person;
/** Texts that are gone for good when somebody leaves: a desk has one person, whatever their session is called. */
const leaving = (person: string) => ({ who }: KeptText): boolean => who === person || who.startsWith('desk ');

/** Whether something of a person is here and nowhere else: acts that wait, words of drafts that the portal has not got. */
export async function holdsSomething(db: ReplicaDb, person: string): Promise<boolean> {
	return (await waiting(db, person)) > 0 || (await unsavedTexts(db, theirs(person))) > 0;
}

/** Removes what belongs to the persons of this device: outbox, PINs, who they are. What is public stays, and so does what was seen of the record. */
export async function wipePrivate(db: ReplicaDb): Promise<void> {
	await forgetTexts(db, () => true);
	const tx = db.transaction(PRIVATE_STORES, 'readwrite', { durability: 'strict' });
	await Promise.all([...PRIVATE_STORES.map((store) => tx.objectStore(store).clear()), tx.done]);
}

/** Removes what belongs to one person of this device; the others keep theirs. */
export async function wipePerson(db: ReplicaDb, person: string): Promise<void> {
	await forgetTexts(db, theirs(person));
	const tx = db.transaction(PRIVATE_STORES, 'readwrite', { durability: 'strict' });
	const settings = tx.objectStore('settings');
	for (const key of ['me', 'lock', 'recognised', 'lockUntold'] as const) await settings.delete(settingKey(key, person));
	if ((await settings.get('active')) === person) await settings.delete('active');
	const outbox = tx.objectStore('outbox');
	for (const row of await outbox.getAll()) if ((row.person ?? '') === person) await outbox.delete(row.id);
	await tx.done;
}

/** Removes everything, public contents too: which community somebody keeps says where they live. */
export async function wipeAll(db: ReplicaDb): Promise<void> {
	await forgetTexts(db, () => true);
	const stores = [...db.objectStoreNames];
	const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
	await Promise.all([...stores.map((store) => tx.objectStore(store).clear()), tx.done]);
}

/** Somebody has left this device: what is theirs goes, and with the last of them everything. */
export async function leaveDevice(db: ReplicaDb, person: string): Promise<void> {
	const others = (await personsHere(db)).filter((one) => one !== person);
	await forgetTexts(db, leaving(person));
	if (others.length > 0) await wipePerson(db, person);
	else await wipeAll(db);
}

/** How signing out of this device went: while something waits, it is refused until the person says so again. */
export type SignedOut = { ok: true } | { ok: false; waiting: number };

/**
 * Empties this device at sign-out. Acts that wait, and words of drafts that the portal has not got, would be lost, so they have to be delivered first, or given up knowingly.
 * @param givenUp that the person knows how many acts wait and gives them up
 */
export async function signOut(db: ReplicaDb, givenUp: boolean): Promise<SignedOut> {
	const person = await activePerson(db);
	const count = (await waiting(db, person)) + (await unsavedTexts(db, leaving(person)));
	if (count > 0 && !givenUp) return { ok: false, waiting: count };
	await leaveDevice(db, person);
	return { ok: true };
}

/** Removes what is private of whoever the portal has not recognised here for so long. Never while acts of theirs wait. */
export async function wipeWhenForgotten(db: ReplicaDb, now: number): Promise<boolean> {
	let wiped = false;
	for (const person of await personsHere(db)) {
		const recognised = await getSetting(db, 'recognised', person);
		if (recognised === undefined || now - recognised < FORGOTTEN_AFTER_MS || (await holdsSomething(db, person))) continue;
		await wipePerson(db, person);
		wiped = true;
	}
	return wiped;
}
