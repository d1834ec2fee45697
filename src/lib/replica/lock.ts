import { equalBytes, utf8 } from '#domain/basics/bytes.ts';
import type { ReplicaDb } from './open.ts';
import { activePerson, getSetting, personsHere, putSetting, settingKey, type LockSetting } from './settings.ts';
import { wipePerson } from './wipe.ts';

/*
 * The PIN of this device, offline. It keeps whoever finds the phone from opening its own pages; it does not encrypt, and somebody
 * who takes the storage out of the phone can read it. Online, the portal counts wrong PINs by itself.
 */

/** OWASP Password Storage Cheat Sheet (2023) asks 600,000 of servers; six digits are guessed offline either way, so the tries are what counts. */
export const ITERATIONS = 310_000;
/** So many wrong PINs in a row, and what is private is gone from this device. */
export const MOST_TRIES = 10;
/** From so few tries left on, the person is warned of it. */
export const WARN_AT = 3;
/** How long the device stays unlocked, in ms. */
export const UNLOCKED_MS = 12 * 3_600_000;

async function derive(pin: string, salt: Uint8Array, iterations: number): Promise<Uint8Array> {
	const key = await crypto.subtle.importKey('raw', utf8(pin) as Uint8Array<ArrayBuffer>, 'PBKDF2', false, ['deriveBits']);
	const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: salt as Uint8Array<ArrayBuffer>, iterations }, key, 256);
	return new Uint8Array(bits);
}

/** Sets the PIN of this device and unlocks it. */
export async function setPin(db: ReplicaDb, pin: string, now: number): Promise<void> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const verifier = await derive(pin, salt, ITERATIONS);
	await putSetting(db, 'lock', { salt, iterations: ITERATIONS, verifier, tries: 0, unlockedUntil: now + UNLOCKED_MS });
}

export type Unlocked =
	| { ok: true }
	/** This device has no PIN yet. */
	| { ok: false; why: 'no-pin' }
	| { ok: false; why: 'wrong'; left: number; warn: boolean }
	/** The tenth wrong one: what was private is gone. */
	| { ok: false; why: 'wiped' };

/** Tries a PIN. The try is counted on disk before the PIN is looked at, so that ending the browser in between gains nothing. */
export async function unlock(db: ReplicaDb, pin: string, now: number): Promise<Unlocked> {
	const key = settingKey('lock', await activePerson(db));
	const tx = db.transaction('settings', 'readwrite', { durability: 'strict' });
	const lock = (await tx.store.get(key)) as LockSetting | undefined;
	if (!lock) {
		await tx.done;
		return { ok: false, why: 'no-pin' };
	}
	const tries = lock.tries + 1;
	await tx.store.put({ ...lock, tries }, key);
	await tx.done;
	if (tries <= MOST_TRIES && equalBytes(await derive(pin, lock.salt, lock.iterations), lock.verifier)) {
		await putSetting(db, 'lock', { ...lock, tries: 0, unlockedUntil: now + UNLOCKED_MS });
		return { ok: true };
	}
	if (tries >= MOST_TRIES) {
		await wipePerson(db, await activePerson(db));
		return { ok: false, why: 'wiped' };
	}
	return { ok: false, why: 'wrong', left: MOST_TRIES - tries, warn: MOST_TRIES - tries <= WARN_AT };
}

/**
 * Whether the device's own pages are open now. A device without a PIN is never locked, as the portal asks for one right after joining; on one with
 * several persons, whoever's PIN it does not know stays shut. An officer has no PIN, and nothing private lies here of one.
 */
export async function isUnlocked(db: ReplicaDb, now: number): Promise<boolean> {
	const lock = await getSetting(db, 'lock');
	// A clock that was set back does not unlock for longer than a PIN would.
	if (!lock) return (await personsHere(db)).length < 2 || (await getSetting(db, 'me'))?.through === 'desk';
	return now < lock.unlockedUntil && lock.unlockedUntil - now <= UNLOCKED_MS;
}

/** Locks before its time. */
export async function lockNow(db: ReplicaDb): Promise<void> {
	const lock = await getSetting(db, 'lock');
	if (lock) await putSetting(db, 'lock', { ...lock, unlockedUntil: 0 });
}
