import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Private rows of Democracy Days: who is there, until the day is archived. Only numbers are ever published. */

export const arrivals = sqliteTable(
	'arrivals',
	{
		day: text().notNull(),
		person: text().notNull(),
		/** What is counted: the person, or their household. */
		unit: text().notNull(),
		capacity: text().notNull(),
		/** Whoever came in their place, and by which paper. */
		holder: text(),
		paper: text(),
		at: text().notNull(),
		/** The office that put them on the list; absent where their own phone did. */
		by: text()
	},
	(t) => [primaryKey({ columns: [t.day, t.person] }), index('arrivals_by_person').on(t.person)]
);

/** The code on the poster at the door: who scans it is there. */
export const doorCodes = sqliteTable('door_codes', {
	day: text().primaryKey(),
	code: text().notNull()
});
