import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './database.server.ts';
import { persons } from './tables/community.ts';
import { followings, leases, noticeChoices, notices, readings } from './tables/notice.ts';

export type Following = typeof followings.$inferSelect;
export type NoticeChoice = typeof noticeChoices.$inferSelect;
export type NoticeRow = typeof notices.$inferSelect;
/** What names a notice. */
export type NoticeKey = Pick<NoticeRow, 'person' | 'object' | 'kind' | 'nth'>;

/** A call to be made: whom, where, about what. */
export type CallRow = NoticeRow & { display: string; name: string; phone: string | null; household: string | null };

/** What people follow and are told, and the leases of the clock's work. One connection's statements. */
export function prepareNotices(db: Db) {
	const place = sql.placeholder;
	const ofPerson = db.select().from(followings).where(eq(followings.person, place('person'))).orderBy(asc(followings.at)).prepare();
	const oneFollowing = db.select().from(followings).where(and(eq(followings.person, place('person')), eq(followings.subject, place('subject')))).prepare();
	const insertFollowing = db.insert(followings)
		.values({ person: place('person'), subject: place('subject'), community: place('community'), since: place('since'), at: place('at') }).onConflictDoNothing().prepare();
	const removeFollowing = db.delete(followings).where(and(eq(followings.person, place('person')), eq(followings.subject, place('subject')))).prepare();
	const choice = db.select().from(noticeChoices).where(eq(noticeChoices.person, place('person'))).prepare();
	const callable = db.select().from(noticeChoices).where(and(eq(noticeChoices.community, place('community')), eq(noticeChoices.telephone, true))).prepare();
	const insertNotice = db.insert(notices).values({
		person: place('person'), object: place('object'), kind: place('kind'), nth: place('nth'), community: place('community'), seq: place('seq'), madeAt: place('madeAt'),
		mail: place('mail'), mailAt: null, tries: 0, notBefore: 0, call: place('call'), callAt: null, calls: 0, readAt: null
	}).onConflictDoNothing().prepare();
	const named = and(eq(notices.person, place('person')), eq(notices.object, place('object')), eq(notices.kind, place('kind')), eq(notices.nth, place('nth')));
	const notice = db.select().from(notices).where(named).prepare();
	const waitingMail = db
		.select({ notice: notices, choice: noticeChoices }).from(notices).innerJoin(noticeChoices, eq(noticeChoices.person, notices.person))
		.where(inArray(notices.mail, ['waits', 'sending'])).orderBy(asc(notices.madeAt), asc(notices.community), asc(notices.seq)).limit(place('limit')).prepare();
	const codes = db.select().from(noticeChoices).where(eq(noticeChoices.codeMail, 'waits')).prepare();
	const calls = db
		.select({ notice: notices, display: persons.display, name: persons.name, phone: persons.phone, household: persons.household })
		.from(notices).innerJoin(persons, eq(persons.id, notices.person))
		.where(and(eq(notices.community, place('community')), eq(notices.call, 'waits'))).orderBy(asc(notices.seq)).prepare();
	const callsWaiting = db.select({ n: sql<number>`count(distinct ${notices.person})` }).from(notices)
		.where(and(eq(notices.community, place('community')), eq(notices.call, 'waits'))).prepare();
	const insertReading = db.insert(readings).values({ person: place('person'), key: place('key'), at: place('at') }).onConflictDoNothing().prepare();
	const readOf = db.select({ key: readings.key }).from(readings).where(eq(readings.person, place('person'))).prepare();
	const lease = db.select().from(leases).where(eq(leases.name, place('name'))).prepare();
	const putLease = db.insert(leases).values({ name: place('name'), holder: place('holder'), until: place('until') })
		.onConflictDoUpdate({ target: leases.name, set: { holder: sql`excluded.holder`, until: sql`excluded.until` } }).prepare();
	const byKey = ({ person, object, kind, nth }: NoticeKey) => and(eq(notices.person, person), eq(notices.object, object), eq(notices.kind, kind), eq(notices.nth, nth));
	return {
		followedBy: async (person: string): Promise<Following[]> => ofPerson.all({ person }),
		following: async (person: string, subject: string): Promise<Following | undefined> => oneFollowing.get({ person, subject }),
		/** Begins, unless it is followed already. */
		follow: async (row: Following) => void insertFollowing.run(row),
		unfollow: async (person: string, subject: string) => void removeFollowing.run({ person, subject }),
		/** Whoever follows any of these. */
		followersOf: async (subjects: readonly string[]): Promise<Following[]> =>
			subjects.length === 0 ? [] : db.select().from(followings).where(inArray(followings.subject, [...subjects])).orderBy(asc(followings.person)).all(),
		choice: async (person: string): Promise<NoticeChoice | undefined> => choice.get({ person }),
		putChoice: async (row: NoticeChoice) => void db.insert(noticeChoices).values(row).onConflictDoUpdate({ target: noticeChoices.person, set: row }).run(),
		/** Whoever of a community agreed to be called. */
		callable: async (community: string): Promise<NoticeChoice[]> => callable.all({ community }),
		/** Notes a notice; once for each person, object, kind and turn. */
		addNotice: async (row: Pick<NoticeRow, 'person' | 'object' | 'kind' | 'nth' | 'community' | 'seq' | 'madeAt' | 'mail' | 'call'>) => void insertNotice.run(row),
		notice: async (key: NoticeKey): Promise<NoticeRow | undefined> => notice.get({ person: key.person, object: key.object, kind: key.kind, nth: key.nth }),
		updateNotice: async (key: NoticeKey, set: Partial<Omit<NoticeRow, keyof NoticeKey>>) => void db.update(notices).set(set).where(byKey(key)).run(),
		/** Notices whose mail is not out, with how their person wants it; oldest first. */
		waitingMail: async (limit: number): Promise<{ notice: NoticeRow; choice: NoticeChoice }[]> => waitingMail.all({ limit }),
		/** Addresses that are to be sent their code. */
		codesToSend: async (): Promise<NoticeChoice[]> => codes.all(),
		callsIn: async (community: string): Promise<CallRow[]> => calls.all({ community }).map(({ notice: row, ...person }) => ({ ...row, ...person })),
		/** How many people of a community wait to be called. */
		countCalls: async (community: string): Promise<number> => callsWaiting.get({ community })?.n ?? 0,
		markRead: async (person: string, key: string, at: string) => void insertReading.run({ person, key, at }),
		readBy: async (person: string): Promise<string[]> => readOf.all({ person }).map(({ key }) => key),
		lease: async (name: string) => lease.get({ name }),
		putLease: async (row: typeof leases.$inferSelect) => void putLease.run(row)
	};
}
