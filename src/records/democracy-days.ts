import { eq, sql } from 'drizzle-orm';
import type { Arrival, Capacity } from '#domain/democracy-day/attending.ts';
import type { Db } from './database.server.ts';
import { arrivals, doorCodes } from './tables/democracy-day.ts';

/** Who is on the list of a day, and the codes of the posters at doors: private rows. */
export function prepareDemocracyDays(db: Db) {
	const place = sql.placeholder;
	const there = db.select().from(arrivals).where(eq(arrivals.day, place('day'))).orderBy(arrivals.at, arrivals.person).prepare();
	const insert = db.insert(arrivals).values({
		day: place('day'), person: place('person'), unit: place('unit'), capacity: place('capacity'), holder: place('holder'), paper: place('paper'), at: place('at'), by: place('by')
	}).prepare();
	const remove = db.delete(arrivals).where(eq(arrivals.day, place('day'))).prepare();
	const ofPerson = db.select({ day: arrivals.day, capacity: arrivals.capacity, at: arrivals.at, holder: arrivals.holder, paper: arrivals.paper }).from(arrivals).where(eq(arrivals.person, place('person'))).orderBy(arrivals.at).prepare();
	const insertCode = db.insert(doorCodes).values({ day: place('day'), code: place('code') }).prepare();
	const code = db.select({ code: doorCodes.code }).from(doorCodes).where(eq(doorCodes.day, place('day'))).prepare();
	return {
		/** Who is on the list of a day, in the order in which they came. */
		arrivals: async (day: string): Promise<Arrival[]> =>
			there.all({ day }).map(({ person, unit, capacity, holder }) => ({ person, unit, capacity: capacity as Capacity, ...(holder === null ? {} : { holder }) })),
		addArrival: async (row: typeof arrivals.$inferInsert) => void insert.run({ holder: null, paper: null, by: null, ...row }),
		/** Takes the list of a day away: its numbers are published. */
		removeArrivals: async (day: string) => remove.run({ day }).changes,
		/** The days on whose list a person stands. */
		arrivalsOf: async (person: string) => ofPerson.all({ person }),
		addCode: async (day: string, secret: string) => void insertCode.run({ day, code: secret }),
		/** The code on the poster of a day; undefined for days that have none. */
		codeOf: async (day: string) => code.get({ day })?.code
	};
}
