import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Private: what an officer shows besides a password. Machine time in ms throughout. */

/** A passkey: the public half of a key that never leaves the officer's device (W3C Web Authentication 2, §4). */
export const passkeys = sqliteTable(
	'passkeys',
	{
		/** Credential id, base64url, as the device made it. */
		id: text().primaryKey(),
		person: text().notNull(),
		/** COSE key, base64url. */
		publicKey: text('public_key').notNull(),
		/** Signature counter; devices that keep none always say 0. */
		counter: integer().notNull(),
		/** What its owner calls it. */
		name: text().notNull(),
		createdAt: integer('created_at').notNull(),
		lastUsedAt: integer('last_used_at')
	},
	(t) => [index('passkeys_by_person').on(t.person)]
);

/** The authenticator app of an officer (RFC 6238). The secret must be readable to check a code: encrypt the disk. */
export const authenticators = sqliteTable('authenticators', {
	person: text().primaryKey(),
	/** Base32; null until the first code was right. */
	secret: text(),
	/** A secret that was shown and whose first code has not come yet. */
	pending: text(),
	/** The time step of the last code that was taken: each counts once. */
	lastStep: integer('last_step').notNull(),
	since: integer()
});

/** Ten codes for the day on which the telephone is gone; SHA-256 of each, one use. */
export const recoveryCodes = sqliteTable(
	'recovery_codes',
	{ codeHash: text('code_hash').primaryKey(), person: text().notNull(), usedAt: integer('used_at') },
	(t) => [index('recovery_codes_by_person').on(t.person)]
);

/** What a passkey is to sign, once, within five minutes. `person` is absent where anybody may sign in. */
export const challenges = sqliteTable('challenges', {
	id: text().primaryKey(),
	challenge: text().notNull(),
	person: text(),
	expiresAt: integer('expires_at').notNull()
});
