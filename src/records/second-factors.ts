import { and, asc, count, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from './database.server.ts';
import { authenticators, challenges, passkeys, recoveryCodes } from './tables/second-factor.ts';

export type Passkey = typeof passkeys.$inferSelect;
export type Authenticator = typeof authenticators.$inferSelect;
export type Challenge = typeof challenges.$inferSelect;

/** What a person can show besides a password. */
export interface Factors {
	authenticator: boolean;
	passkeys: number;
	/** Unused recovery codes. */
	codes: number;
}

/** Passkeys, authenticator apps and recovery codes of officers. */
export function prepareSecondFactors(db: Db) {
	const place = sql.placeholder;
	const passkey = db.select().from(passkeys).where(eq(passkeys.id, place('id'))).prepare();
	const passkeysOf = db.select().from(passkeys).where(eq(passkeys.person, place('person'))).orderBy(asc(passkeys.createdAt)).prepare();
	const authenticator = db.select().from(authenticators).where(eq(authenticators.person, place('person'))).prepare();
	const codes = db.select({ n: count() }).from(recoveryCodes).where(and(eq(recoveryCodes.person, place('person')), isNull(recoveryCodes.usedAt))).prepare();
	const useCode = db.update(recoveryCodes).set({ usedAt: sql`${place('at')}` })
		.where(and(eq(recoveryCodes.codeHash, place('codeHash')), eq(recoveryCodes.person, place('person')), isNull(recoveryCodes.usedAt))).prepare();
	const code = db.select().from(recoveryCodes)
		.where(and(eq(recoveryCodes.codeHash, place('codeHash')), eq(recoveryCodes.person, place('person')), isNull(recoveryCodes.usedAt))).prepare();
	const challenge = db.select().from(challenges).where(eq(challenges.id, place('id'))).prepare();
	return {
		passkey: async (id: string) => passkey.get({ id }),
		passkeysOf: async (person: string) => passkeysOf.all({ person }),
		addPasskey: async (row: Passkey) => void db.insert(passkeys).values(row).run(),
		updatePasskey: async (id: string, set: Pick<Passkey, 'counter' | 'lastUsedAt'>) => void db.update(passkeys).set(set).where(eq(passkeys.id, id)).run(),
		removePasskey: async (id: string) => void db.delete(passkeys).where(eq(passkeys.id, id)).run(),
		authenticator: async (person: string) => authenticator.get({ person }),
		putAuthenticator: async (row: Authenticator) => void db.insert(authenticators).values(row).onConflictDoUpdate({ target: authenticators.person, set: row }).run(),
		/** New codes in the place of all old ones. */
		putCodes: async (person: string, hashes: readonly string[]): Promise<void> => {
			db.delete(recoveryCodes).where(eq(recoveryCodes.person, person)).run();
			db.insert(recoveryCodes).values(hashes.map((codeHash) => ({ codeHash, person }))).run();
		},
		isCode: async (person: string, codeHash: string) => code.get({ person, codeHash }) !== undefined,
		/** Takes a code; false when it is none of theirs, or used. */
		useCode: async (person: string, codeHash: string, at: number) => (useCode.run({ person, codeHash, at }) as { changes: number }).changes === 1,
		/** What a person has set up. */
		factorsOf: async (person: string): Promise<Factors> => ({
			authenticator: (authenticator.get({ person })?.secret ?? null) !== null,
			passkeys: passkeysOf.all({ person }).length,
			codes: codes.get({ person })?.n ?? 0
		}),
		/** Removes everything that a person has set up. */
		removeAll: async (person: string): Promise<void> => {
			db.delete(passkeys).where(eq(passkeys.person, person)).run();
			db.delete(authenticators).where(eq(authenticators.person, person)).run();
			db.delete(recoveryCodes).where(eq(recoveryCodes.person, person)).run();
		},
		challenge: async (id: string) => challenge.get({ id }),
		addChallenge: async (row: Challenge): Promise<void> => {
			db.delete(challenges).where(lt(challenges.expiresAt, row.expiresAt - 600_000)).run();
			db.insert(challenges).values(row).run();
		},
		/** Takes a challenge; false when it was taken meanwhile. */
		takeChallenge: async (id: string) => (db.delete(challenges).where(eq(challenges.id, id)).run() as { changes: number }).changes === 1
	};
}
