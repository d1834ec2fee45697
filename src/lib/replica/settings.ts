import type { ReplicaDb } from './open.ts';
import type { Me } from './part.ts';

/** The local lock of a person on this device (lock.ts). */
export interface LockSetting {
	/** 16 bytes. */
	salt: Uint8Array;
	iterations: number;
	/** PBKDF2-SHA-256 of the PIN, 32 bytes. */
	verifier: Uint8Array;
	/** Wrong PINs in a row. */
	tries: number;
	/** Device time in ms. */
	unlockedUntil: number;
}

/** What this device remembers of a person. All of it goes when they sign out. */
interface PersonSettings {
	me: Me;
	lock: LockSetting;
	/** Device time in ms at which the portal last recognised this device. */
	recognised: number;
	/** That this device was locked without network, which the portal does not know yet. */
	lockUntold: boolean;
}

/** What this device remembers for itself. */
interface DeviceSettings {
	/** Communities that are kept up to date here because somebody asked for it. */
	kept: string[];
	/** Whose things are open: a session. Everything of the others lies under other keys, which no page asks for. */
	active: string;
	/** That another person took the device without network, which the portal does not know yet. */
	switchUntold: boolean;
}

export type Settings = PersonSettings & DeviceSettings;

const PERSONAL: readonly (keyof PersonSettings)[] = ['me', 'lock', 'recognised', 'lockUntold'];

const isPersonal = (key: string): key is keyof PersonSettings => (PERSONAL as readonly string[]).includes(key);

/** The person whose things are open; empty before the portal has named one. */
export async function activePerson(db: ReplicaDb): Promise<string> {
	return ((await db.get('settings', 'active')) as string | undefined) ?? '';
}

/** The key under which a setting of a person lies. */
export function settingKey(key: keyof Settings, person: string): string {
	return isPersonal(key) && person !== '' ? `${key} ${person}` : key;
}

/** A setting, of the person whose things are open or of a named one; or undefined. */
export async function getSetting<K extends keyof Settings>(db: ReplicaDb, key: K, person?: string): Promise<Settings[K] | undefined> {
	return (await db.get('settings', settingKey(key, person ?? (await activePerson(db))))) as Settings[K] | undefined;
}

/** Writes a setting, on disk before it returns. */
export async function putSetting<K extends keyof Settings>(db: ReplicaDb, key: K, value: Settings[K], person?: string): Promise<void> {
	const at = settingKey(key, person ?? (await activePerson(db)));
	const tx = db.transaction('settings', 'readwrite', { durability: 'strict' });
	await tx.store.put(value, at);
	await tx.done;
}

/** Everybody of whom this device keeps something, the empty name included where things lie from before the portal named anybody. */
export async function personsHere(db: ReplicaDb): Promise<string[]> {
	const keys = (await db.getAllKeys('settings')).map(String);
	return [...new Set(keys.filter((key) => isPersonal(key.split(' ')[0]!)).map((key) => key.split(' ')[1] ?? ''))];
}

/**
 * From now on the things of this person are open. What lay here before the portal named anybody becomes theirs only if they are the one it was
 * of; otherwise what was made of it belongs to nobody who can send it.
 */
export async function openFor(db: ReplicaDb, person: string, me?: Me): Promise<void> {
	const before = await activePerson(db);
	if (before === person) return;
	const tx = db.transaction(['settings', 'outbox'], 'readwrite', { durability: 'strict' });
	const settings = tx.objectStore('settings');
	if (before === '') {
		const old = (await settings.get('me')) as Me | undefined;
		const same = old === undefined || me === undefined || (old.display === me.display && old.community === me.community && old.since === me.since);
		for (const key of PERSONAL) {
			const value = await settings.get(key);
			if (value !== undefined && same) await settings.put(value, settingKey(key, person));
			await settings.delete(key);
		}
		for (const row of await tx.objectStore('outbox').getAll()) {
			if (row.person === undefined) await tx.objectStore('outbox').put({ ...row, person: same ? person : 'unknown' });
		}
	}
	await settings.put(person, 'active');
	await tx.done;
}

/** The communities that are kept here: those of the persons, and those somebody asked for. */
export async function keptCommunities(db: ReplicaDb): Promise<string[]> {
	const [me, kept] = await Promise.all([getSetting(db, 'me'), getSetting(db, 'kept')]);
	return [...new Set([...(me?.through === 'device' ? [me.community] : []), ...(kept ?? [])])];
}
