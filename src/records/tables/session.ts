import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A signed-in device or desk. The token is 32 random bytes in the cookie; only the SHA-256 of its secret half lies here (Lucia's guide). */
export const sessions = sqliteTable(
	'sessions',
	{
		id: text().primaryKey(),
		secretHash: text('secret_hash').notNull(),
		person: text().notNull(),
		/** A resident's phone joined by a slip, or an officer's desk joined by name and password. */
		kind: text({ enum: ['device', 'desk'] }).notNull(),
		/** Machine time in ms: sessions live by the machine's clock. */
		createdAt: integer('created_at').notNull(),
		lastSeenAt: integer('last_seen_at').notNull(),
		expiresAt: integer('expires_at').notNull(),
		/** argon2id of the PIN; null until one is set. */
		pinHash: text('pin_hash'),
		pinTries: integer('pin_tries').notNull(),
		/** Until when the device counts as unlocked on the server. */
		unlockedUntil: integer('unlocked_until').notNull(),
		/** A desk whose second factor is still to come, or to be set up first, is no more than a guest. */
		stage: text({ enum: ['whole', 'second-factor', 'set-up'] }).notNull().default('whole')
	},
	(t) => [index('sessions_by_person').on(t.person)]
);

/** A printed slip: 60 bits, one use. Only the hash of the code is kept; printing again kills the one before. */
export const slips = sqliteTable(
	'slips',
	{
		codeHash: text('code_hash').primaryKey(),
		person: text().notNull(),
		printedAt: integer('printed_at').notNull(),
		expiresAt: integer('expires_at').notNull(),
		usedAt: integer('used_at'),
		/** Why it ended before its time: a newer one was printed, or it came to the wrong door. */
		ended: text({ enum: ['replaced', 'returned'] })
	},
	(t) => [index('slips_by_person').on(t.person)]
);

/** Officers' sign-ins. */
export const accounts = sqliteTable('accounts', {
	name: text().primaryKey(),
	person: text().notNull(),
	passwordHash: text('password_hash').notNull(),
	failures: integer().notNull(),
	lockedUntil: integer('locked_until').notNull()
});
