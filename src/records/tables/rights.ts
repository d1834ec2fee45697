import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Private: what was done for people, and what they ask of their own data. */

/** That somebody filed a thing for another: who for whom, and why. The content says by which office; never for whom, never why. */
export const assistances = sqliteTable(
	'assistances',
	{
		subject: text().primaryKey(),
		/** For whom. */
		person: text().notNull(),
		/** Who did it, by which office. */
		helper: text().notNull(),
		office: text().notNull(),
		authorisation: text({ enum: ['present', 'telephone', 'written'] }).notNull(),
		reason: text().notNull(),
		/** Civil time. */
		at: text().notNull()
	},
	(t) => [index('assistances_by_person').on(t.person), index('assistances_by_helper').on(t.helper)]
);

/** What somebody asked to have erased, and what became of it. */
export const erasures = sqliteTable(
	'erasures',
	{
		subject: text().primaryKey(),
		person: text().notNull(),
		community: text().notNull(),
		/** Civil day on which it was asked for, and the first day on which it is done. */
		asked: text().notNull(),
		due: text().notNull(),
		done: text()
	},
	(t) => [index('erasures_by_person').on(t.person), index('erasures_by_due').on(t.done, t.due)]
);
