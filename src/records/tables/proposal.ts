import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections of proposals and endorsements. Who endorsed is in `authorships` alone. */

export const proposals = sqliteTable(
	'proposals',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		/** Empty for what a file tells. */
		number: text().notNull(),
		raised: text().notNull(),
		until: text()
	},
	(t) => [index('proposals_by_number').on(t.community, t.year, t.serial)]
);

export const endorsements = sqliteTable(
	'endorsements',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		proposal: text().notNull(),
		no: integer().notNull(),
		on: text('on_day').notNull()
	},
	(t) => [index('endorsements_by_proposal').on(t.proposal, t.no)]
);
