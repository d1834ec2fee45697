import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections of matters and of their steps. Where a matter stands is computed from the steps (domain/procedure/read-matter.ts), never kept. */

export const matters = sqliteTable(
	'matters',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		/** The body that decides. */
		body: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		number: text().notNull(),
		kind: text().notNull(),
		opened: text().notNull()
	},
	(t) => [index('matters_by_number').on(t.community, t.year, t.serial)]
);

export const matterSteps = sqliteTable(
	'matter_steps',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		matter: text().notNull(),
		no: integer().notNull(),
		/** laid, moved, pushed or told. */
		kind: text().notNull(),
		/** The stage that it leads to, for those that lead anywhere. */
		to: text('to_stage')
	},
	(t) => [index('matter_steps_by_matter').on(t.matter, t.no)]
);
