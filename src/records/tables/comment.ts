import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections of comments and of the steps of their moderation. Comments that wait are contents of the office and have no row here. */

export const comments = sqliteTable(
	'comments',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		parent: text().notNull(),
		/** The subject under which it first arrived: what steps call it by. */
		key: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		number: text().notNull(),
		posted: text().notNull(),
		/** Of a question on a matter: who answers, by when. */
		asked: text(),
		due: text()
	},
	(t) => [index('comments_by_asked').on(t.community, t.asked, t.due), index('comments_by_key').on(t.key), index('comments_by_number').on(t.community, t.year, t.serial), index('comments_by_parent').on(t.parent)]
);

export const moderations = sqliteTable(
	'moderations',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		parent: text().notNull(),
		comment: text().notNull(),
		/** Of the comment, as its number has them. */
		year: text().notNull(),
		serial: integer().notNull(),
		step: text().notNull(),
		day: text().notNull(),
		due: text(),
		/** Its place in the record: what comes after what. */
		seq: integer().notNull()
	},
	(t) => [index('moderations_by_comment').on(t.comment), index('moderations_by_due').on(t.community, t.due), index('moderations_by_number').on(t.community, t.year, t.serial)]
);
