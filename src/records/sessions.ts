import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from './database.server.ts';
import { persons } from './tables/community.ts';
import { accounts, sessions, slips } from './tables/session.ts';

export type Session = typeof sessions.$inferSelect;
/** A session and the person it speaks for. */
export interface SessionOfPerson {
	session: Session;
	person: Pick<typeof persons.$inferSelect, 'id' | 'community' | 'household' | 'display'>;
}
export type Slip = typeof slips.$inferSelect;
export type Account = typeof accounts.$inferSelect;

/** Sessions of devices and desks, slips, and officers' sign-ins. Hashes only. */
export function prepareSessions(db: Db) {
	const place = sql.placeholder;
	const find = db.select().from(sessions).where(eq(sessions.id, place('id'))).prepare();
	const withPerson = db
		.select({ session: sessions, person: { id: persons.id, community: persons.community, household: persons.household, display: persons.display } })
		.from(sessions).innerJoin(persons, eq(persons.id, sessions.person)).where(eq(sessions.id, place('id'))).prepare();
	const ofPerson = db.select().from(sessions).where(eq(sessions.person, place('person'))).prepare();
	const insert = db.insert(sessions).values({
		id: place('id'), secretHash: place('secretHash'), person: place('person'), kind: place('kind'), createdAt: place('createdAt'),
		lastSeenAt: place('lastSeenAt'), expiresAt: place('expiresAt'), pinHash: place('pinHash'), pinTries: place('pinTries'), unlockedUntil: place('unlockedUntil'),
		stage: place('stage')
	}).prepare();
	const remove = db.delete(sessions).where(eq(sessions.id, place('id'))).prepare();
	const slip = db.select().from(slips).where(eq(slips.codeHash, place('codeHash'))).prepare();
	const slipsOf = db.select().from(slips).where(eq(slips.person, place('person'))).prepare();
	const insertSlip = db.insert(slips).values({ codeHash: place('codeHash'), person: place('person'), printedAt: place('printedAt'), expiresAt: place('expiresAt'), usedAt: place('usedAt'), ended: null }).prepare();
	const killSlips = db.update(slips).set({ expiresAt: sql`${place('at')}`, ended: 'replaced' })
		.where(and(eq(slips.person, place('person')), isNull(slips.usedAt), gt(slips.expiresAt, place('at')))).prepare();
	const killSlip = db.update(slips).set({ expiresAt: sql`min(${slips.expiresAt}, ${place('at')})`, ended: 'returned' }).where(eq(slips.codeHash, place('codeHash'))).prepare();
	const slipsOfHousehold = db
		.select({ person: slips.person, display: persons.display, printedAt: slips.printedAt, expiresAt: slips.expiresAt, usedAt: slips.usedAt, ended: slips.ended })
		.from(slips).innerJoin(persons, eq(persons.id, slips.person)).where(eq(persons.household, place('household'))).orderBy(desc(slips.printedAt)).prepare();
	const phonesOfHousehold = db
		.select({ id: sessions.id, person: sessions.person, display: persons.display, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt, expiresAt: sessions.expiresAt })
		.from(sessions).innerJoin(persons, eq(persons.id, sessions.person)).where(and(eq(persons.household, place('household')), eq(sessions.kind, 'device'))).prepare();
	const removeOldSlips = db.delete(slips).where(and(eq(slips.person, place('person')), lt(slips.expiresAt, place('before')))).prepare();
	const useSlip = db.update(slips).set({ usedAt: sql`${place('at')}` }).where(and(eq(slips.codeHash, place('codeHash')), isNull(slips.usedAt))).prepare();
	const account = db.select().from(accounts).where(eq(accounts.name, place('name'))).prepare();
	const accountOfPerson = db.select().from(accounts).where(eq(accounts.person, place('person'))).prepare();
	const accountsOf = db.select({ name: accounts.name, person: persons.id, display: persons.display }).from(accounts)
		.innerJoin(persons, eq(persons.id, accounts.person)).where(eq(persons.community, place('community'))).orderBy(asc(accounts.name)).prepare();
	const insertAccount = db.insert(accounts).values({ name: place('name'), person: place('person'), passwordHash: place('passwordHash'), failures: 0, lockedUntil: 0 }).prepare();
	return {
		find: async (id: string) => find.get({ id }),
		findWithPerson: async (id: string): Promise<SessionOfPerson | undefined> => withPerson.get({ id }),
		ofPerson: async (person: string) => ofPerson.all({ person }),
		add: async ({ stage = 'whole', ...row }: Omit<Session, 'stage'> & { stage?: Session['stage'] }) => void insert.run({ ...row, stage }),
		/** Changes what may change in a session; anything else is a new session. */
		update: async (id: string, set: Partial<Pick<Session, 'lastSeenAt' | 'expiresAt' | 'pinHash' | 'pinTries' | 'unlockedUntil'>>) =>
			void db.update(sessions).set(set).where(eq(sessions.id, id)).run(),
		remove: async (id: string) => void remove.run({ id }),
		/** Forgets sessions that ended before a time and slips that did. How many there were. */
		retire: async (before: { sessions: number; slips: number; idleDevices: number; idleDesks: number }): Promise<{ sessions: number; slips: number }> => ({
			sessions: (db.delete(sessions).where(or(
				lt(sessions.expiresAt, before.sessions), and(eq(sessions.kind, 'device'), lt(sessions.lastSeenAt, before.idleDevices)),
				and(eq(sessions.kind, 'desk'), lt(sessions.lastSeenAt, before.idleDesks))
			)).run() as { changes: number }).changes,
			slips: (db.delete(slips).where(lt(slips.expiresAt, before.slips)).run() as { changes: number }).changes
		}),
		removeExpired: async (now: number) => void db.delete(sessions).where(lt(sessions.expiresAt, now)).run(),
		slip: async (codeHash: string) => slip.get({ codeHash }),
		slipsOf: async (person: string) => slipsOf.all({ person }),
		/** Slips for a door, newest first, and the phones that have joined there: what the household is shown. */
		slipsOfHousehold: async (household: string) => slipsOfHousehold.all({ household }),
		phonesOfHousehold: async (household: string) => phonesOfHousehold.all({ household }),
		addSlip: async (row: Omit<Slip, 'ended'>) => void insertSlip.run(row),
		/** Unused slips of a person end now: a slip printed again kills the one before, and whoever types the old one is told. */
		killSlips: async (person: string, at: number) => void killSlips.run({ person, at }),
		killSlip: async (codeHash: string, at: number) => void killSlip.run({ codeHash, at }),
		/** Forgets slips of a person that ended before a time. */
		removeOldSlips: async (person: string, before: number) => void removeOldSlips.run({ person, before }),
		/** Marks a slip used; false when it was used meanwhile. */
		useSlip: async (codeHash: string, at: number) => (useSlip.run({ codeHash, at }) as { changes: number }).changes === 1,
		account: async (name: string) => account.get({ name }),
		accountOfPerson: async (person: string) => accountOfPerson.get({ person }),
		/** The sign-ins of people on a community's roll. */
		accountsOf: async (community: string) => accountsOf.all({ community }),
		addAccount: async (row: { name: string; person: string; passwordHash: string }) => void insertAccount.run(row),
		updateAccount: async (name: string, set: Partial<Pick<Account, 'failures' | 'lockedUntil' | 'passwordHash'>>) =>
			void db.update(accounts).set(set).where(eq(accounts.name, name)).run()
	};
}
