import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { isSubjectId } from '#domain/basics/id.ts';
import type { Db } from './database.server.ts';
import { auditSubjects, authorships, contents, deliveries, entries, folderState, logs, privateAudit } from './tables/record.ts';

export type LogRow = typeof logs.$inferSelect;
export type EntryRow = typeof entries.$inferSelect;
export type Delivery = typeof deliveries.$inferSelect;

/** An entry with the content behind it, when the content is public: what a replica is sent. */
export interface Recorded {
	seq: number;
	entry: string;
	bytes?: string;
	salt?: string;
}

/** The logs, their entries, and the book of deliveries. Reading and writing statements of one connection. */
export function prepareRecord(db: Db) {
	const place = sql.placeholder;
	const log = db.select().from(logs).where(eq(logs.community, place('community'))).prepare();
	const allLogs = db.select().from(logs).orderBy(asc(logs.community)).prepare();
	const insertLog = db.insert(logs).values({ community: place('community'), epoch: place('epoch'), size: place('size'), frontier: place('frontier'), checkpoint: place('checkpoint') }).prepare();
	const growLog = db.update(logs)
		.set({ size: sql`${place('size')}`, frontier: sql`${place('frontier')}`, checkpoint: sql`${place('checkpoint')}` })
		.where(eq(logs.community, place('community'))).prepare();
	const insertEntry = db.insert(entries).values({ community: place('community'), seq: place('seq'), bytes: place('bytes'), leaf: place('leaf'), act: place('act'), subject: place('subject') }).prepare();
	const entry = db.select().from(entries).where(and(eq(entries.community, place('community')), eq(entries.seq, place('seq')))).prepare();
	const range = db.select({ bytes: entries.bytes }).from(entries)
		.where(and(eq(entries.community, place('community')), gte(entries.seq, place('from')), lt(entries.seq, place('until')))).orderBy(asc(entries.seq)).prepare();
	const leaves = db.select({ leaf: entries.leaf }).from(entries)
		.where(and(eq(entries.community, place('community')), gte(entries.seq, place('from')), lt(entries.seq, place('until')))).orderBy(asc(entries.seq)).prepare();
	const recorded = db
		.select({ seq: entries.seq, entry: entries.bytes, bytes: contents.bytes, salt: contents.salt })
		.from(entries)
		.leftJoin(contents, and(eq(contents.community, entries.community), eq(contents.seq, entries.seq), eq(contents.audience, 'public')))
		.where(and(eq(entries.community, place('community')), gte(entries.seq, place('from')), lt(entries.seq, place('until')))).orderBy(asc(entries.seq)).prepare();
	const newest = db.select({ seq: entries.seq, bytes: entries.bytes }).from(entries)
		.where(and(eq(entries.community, place('community')), lt(entries.seq, place('before')))).orderBy(desc(entries.seq)).limit(place('limit')).prepare();
	const ofSubject = db.select({ seq: entries.seq, bytes: entries.bytes }).from(entries).where(eq(entries.subject, place('subject'))).orderBy(asc(entries.seq)).prepare();
	const delivery = db.select().from(deliveries).where(eq(deliveries.id, place('id'))).prepare();
	const insertDelivery = db.insert(deliveries).values({ id: place('id'), act: place('act'), caller: place('caller'), input: place('input'), outcome: place('outcome'), at: place('at') }).prepare();
	const author = db.select().from(authorships).where(eq(authorships.subject, place('subject'))).prepare();
	const authored = db.select().from(authorships).where(eq(authorships.person, place('person'))).prepare();
	const insertAuthor = db.insert(authorships).values({ subject: place('subject'), person: place('person') }).prepare();
	const insertAudit = db.insert(privateAudit).values({ at: place('at'), act: place('act'), caller: place('caller'), community: place('community'), about: place('about') })
		.returning({ id: privateAudit.id }).prepare();
	const insertAuditSubject = db.insert(auditSubjects).values({ audit: place('audit'), person: place('person') }).onConflictDoNothing().prepare();
	const auditOf = db.select({ id: privateAudit.id, at: privateAudit.at, act: privateAudit.act, caller: privateAudit.caller, community: privateAudit.community })
		.from(auditSubjects).innerJoin(privateAudit, eq(privateAudit.id, auditSubjects.audit))
		.where(and(eq(auditSubjects.person, place('person')), lt(privateAudit.id, place('before')))).orderBy(desc(privateAudit.id)).limit(place('limit')).prepare();
	const removeAuthor = db.delete(authorships).where(eq(authorships.subject, place('subject'))).prepare();
	const blank = db.update(contents).set({ bytes: '', salt: '' }).where(and(eq(contents.subject, place('subject')), lt(contents.version, place('below')))).prepare();
	const state = db.select().from(folderState).where(eq(folderState.key, place('key'))).prepare();
	const putState = db.insert(folderState).values({ key: place('key'), value: place('value') }).onConflictDoUpdate({ target: folderState.key, set: { value: sql`excluded.value` } }).prepare();
	return {
		log: async (community: string): Promise<LogRow | undefined> => log.get({ community }),
		logs: async (): Promise<LogRow[]> => allLogs.all(),
		addLog: async (row: LogRow) => void insertLog.run(row),
		growLog: async (row: Pick<LogRow, 'community' | 'size' | 'frontier' | 'checkpoint'>) => void growLog.run(row),
		addEntry: async (row: EntryRow) => void insertEntry.run(row),
		entry: async (community: string, seq: number) => entry.get({ community, seq }),
		/** The bytes of entries [from, until), in order. */
		entries: async (community: string, from: number, until: number): Promise<string[]> => range.all({ community, from, until }).map((row) => row.bytes),
		leaves: async (community: string, from: number, until: number): Promise<Uint8Array[]> => leaves.all({ community, from, until }).map((row) => row.leaf),
		/** Entries [from, until) with their public contents. */
		recorded: async (community: string, from: number, until: number): Promise<Recorded[]> =>
			recorded.all({ community, from, until }).map((row) => ({ seq: row.seq, entry: row.entry, ...(row.bytes === null || row.salt === null ? {} : { bytes: row.bytes, salt: row.salt }) })),
		/** The newest entries before a sequence number, newest first. */
		newest: async (community: string, before: number, limit: number) => newest.all({ community, before, limit }),
		entriesOf: async (subject: string) => ofSubject.all({ subject }),
		delivery: async (id: string): Promise<Delivery | undefined> => delivery.get({ id }),
		addDelivery: async (row: Delivery) => void insertDelivery.run(row),
		author: async (subject: string) => author.get({ subject })?.person,
		authoredBy: async (person: string) => authored.all({ person }).map((row) => row.subject),
		addAuthor: async (subject: string, person: string) => void insertAuthor.run({ subject, person }),
		/** Notes an act that is not entered in the public record. */
		audit: async (row: { at: string; act: string; caller: string; community?: string; about?: string }): Promise<void> => {
			const { id } = insertAudit.get({ ...row, community: row.community ?? null, about: row.about ?? null })!;
			for (const person of new Set((row.about ?? '').split(' '))) if (isSubjectId(person)) insertAuditSubject.run({ audit: id, person });
		},
		/** What the private audit has about a person, newest first. */
		auditOf: async (person: string, limit: number, before = Number.MAX_SAFE_INTEGER) => auditOf.all({ person, limit, before }),
		/** Forgets the private audit and the book of deliveries before a moment of civil time. How many lines there were. */
		retire: async (before: { audit: string; deliveries: string }): Promise<{ audit: number; deliveries: number }> => {
			db.delete(auditSubjects).where(inArray(auditSubjects.audit, db.select({ id: privateAudit.id }).from(privateAudit).where(lt(privateAudit.at, before.audit)))).run();
			return {
				audit: (db.delete(privateAudit).where(lt(privateAudit.at, before.audit)).run() as { changes: number }).changes,
				deliveries: (db.delete(deliveries).where(lt(deliveries.at, before.deliveries)).run() as { changes: number }).changes
			};
		},
		/** Blanks bytes and salt of the versions of a subject before one; the hashes stay. How many there were. */
		blankBefore: async (subject: string, version: number) => (blank.run({ subject, below: version }) as { changes: number }).changes,
		/** Who stood behind a pseudonym is forgotten. */
		removeAuthor: async (subject: string) => void removeAuthor.run({ subject }),
		state: async (key: string) => state.get({ key })?.value,
		putState: async (key: string, value: string) => void putState.run({ key, value })
	};
}
