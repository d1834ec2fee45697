import { and, asc, desc, eq, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Audience, Held } from '#domain/content/content.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { contents, subjects } from './tables/record.ts';
import { assistances, erasures } from './tables/rights.ts';

export type Assistance = typeof assistances.$inferSelect;
export type Erasure = typeof erasures.$inferSelect;

/** What somebody wrote, with who may read it: also what waits for review, or was written to the office alone. */
export interface Written {
	held: Held;
	audience: Audience;
}

/** What was filed for people by others, and what they asked to have erased. Private rows. */
export function prepareRights(db: Db) {
	const place = sql.placeholder;
	const forPerson = db.select().from(assistances).where(eq(assistances.person, place('person'))).orderBy(desc(assistances.at)).prepare();
	const byHelper = db.select().from(assistances).where(eq(assistances.helper, place('helper'))).orderBy(desc(assistances.at)).limit(place('limit')).prepare();
	const assistance = db.select().from(assistances).where(eq(assistances.subject, place('subject'))).prepare();
	const erasure = db.select().from(erasures).where(eq(erasures.subject, place('subject'))).prepare();
	const erasuresOf = db.select().from(erasures).where(eq(erasures.person, place('person'))).orderBy(desc(erasures.asked)).prepare();
	const dueErasures = db.select().from(erasures).where(and(isNull(erasures.done), lte(erasures.due, place('today')))).orderBy(asc(erasures.due), asc(erasures.subject)).limit(place('limit')).prepare();
	const there = ne(contents.bytes, '');
	const newest = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash)).where(and(eq(subjects.subject, place('subject')), there)).prepare();
	const versions = db.select().from(contents).where(and(eq(contents.subject, place('subject')), there)).orderBy(asc(contents.version)).prepare();
	const written = (row: typeof contents.$inferSelect): Written => ({ held: heldOf(row), audience: row.audience });
	return {
		/** The newest version of a subject, public or not. */
		written: async (subject: string): Promise<Written | undefined> => newest.all({ subject }).map(({ content }) => written(content))[0],
		/** All versions of a subject that are there, public or not, oldest first. */
		versions: async (subject: string): Promise<Written[]> => versions.all({ subject }).map(written),
		addAssistance: async (row: Assistance) => void db.insert(assistances).values(row).run(),
		assistance: async (subject: string) => assistance.get({ subject }),
		assistancesFor: async (person: string) => forPerson.all({ person }),
		assistancesBy: async (helper: string, limit: number) => byHelper.all({ helper, limit }),
		/** Why somebody was helped is forgotten with what they had written. */
		removeAssistance: async (subject: string) => void db.delete(assistances).where(eq(assistances.subject, subject)).run(),
		erasure: async (subject: string) => erasure.get({ subject }),
		erasuresOf: async (person: string) => erasuresOf.all({ person }),
		/** Erasures whose wait is over. */
		dueErasures: async (today: string, limit: number) => dueErasures.all({ today, limit }),
		addErasure: async (row: Erasure) => void db.insert(erasures).values(row).run(),
		/** Done: whose it was is forgotten with it. */
		erasureDone: async (subject: string, done: string) => void db.update(erasures).set({ done, person: '' }).where(eq(erasures.subject, subject)).run(),
		removeErasure: async (subject: string) => void db.delete(erasures).where(eq(erasures.subject, subject)).run()
	};
}
