import type { ReplicaDb } from './open.ts';
import type { Me } from './part.ts';

/** The local lock of this device (lock.ts). */
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

/** What this device remembers of its person. All of it goes when they sign out. */
export interface Settings {
	me: Me;
	lock: LockSetting;
	/** Device time in ms at which the portal last recognised this device. */
	recognised: number;
	/** That this device was locked without network, which the portal does not know yet. */
	lockUntold: boolean;
	/** Communities that are kept up to date here because somebody asked for it. */
	kept: string[];
}

/** A setting, or undefined. */
export async function getSetting<K extends keyof Settings>(db: ReplicaDb, key: K): Promise<Settings[K] | undefined> {
	return (await db.get('settings', key)) as Settings[K] | undefined;
}

/** Writes a setting, on disk before it returns. */
export async function putSetting<K extends keyof Settings>(db: ReplicaDb, key: K, value: Settings[K]): Promise<void> {
	const tx = db.transaction('settings', 'readwrite', { durability: 'strict' });
	await tx.store.put(value, key);
	await tx.done;
}

/** The communities that are kept here: that of the person, and those somebody asked for. */
export async function keptCommunities(db: ReplicaDb): Promise<string[]> {
	const [me, kept] = await Promise.all([getSetting(db, 'me'), getSetting(db, 'kept')]);
	return [...new Set([...(me ? [me.community] : []), ...(kept ?? [])])];
}
