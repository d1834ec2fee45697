import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const disclosures = sqliteTable(
	'disclosures',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		body: text().notNull(),
		category: text().notNull(),
		title: text().notNull(),
		period: text().notNull(),
		due: text(),
		published: text().notNull()
	},
	(t) => [index('disclosures_by_community').on(t.community, t.category, t.period), index('disclosures_by_body').on(t.body, t.category, t.period)]
);

export const financeTables = sqliteTable(
	'finance_tables',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		disclosure: text(),
		body: text().notNull(),
		kind: text().notNull(),
		period: text().notNull(),
		opening: integer().notNull(),
		closing: integer().notNull(),
		income: integer().notNull(),
		expense: integer().notNull(),
		lines: integer().notNull()
	},
	(t) => [index('finance_tables_by_body').on(t.body, t.kind, t.period)]
);

export const questions = sqliteTable(
	'questions',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		parent: text(),
		body: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		number: text().notNull(),
		asked: text().notNull(),
		due: text().notNull()
	},
	(t) => [index('questions_by_community').on(t.community, t.due), index('questions_by_number').on(t.community, t.year, t.serial), index('questions_by_parent').on(t.parent)]
);

export const answers = sqliteTable(
	'answers',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		question: text().notNull(),
		answered: text().notNull()
	},
	(t) => [index('answers_by_question').on(t.question)]
);
