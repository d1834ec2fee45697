import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from './database.server.ts';
import { assistances, erasures } from './tables/rights.ts';

export type Assistance = typeof assistances.$inferSelect;
export type Erasure = typeof erasures.$inferSelect;

/** What was filed for people by others, and what they asked to have erased. Private rows. */
export function prepareRights(db: Db) {
	const place = sql.placeholder;
	const forPerson = db.select().from(assistances).where(eq(assistances.person, place('person'))).orderBy(desc(assistances.at)).prepare();
	const byHelper = db.select().from(assistances).where(eq(assistances.helper, place('helper'))).orderBy(desc(assistances.at)).limit(place('limit')).prepare();
	const assistance = db.select().from(assistances).where(eq(assistances.subject, place('subject'))).prepare();
	const erasure = db.select().from(erasures).where(eq(erasures.subject, place('subject'))).prepare();
	const erasuresOf = db.select().from(erasures).where(eq(erasures.person, place('person'))).orderBy(desc(erasures.asked)).prepare();
	const dueErasures = db.select().from(erasures).where(and(isNull(erasures.done), lte(erasures.due, place('today')))).orderBy(asc(erasures.due), asc(erasures.subject)).limit(place('limit')).prepare();
	return {
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
