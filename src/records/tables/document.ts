import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections of deliberation documents. What is being written lies in documents.db; what was sealed are contents. */

export const documentVersions = sqliteTable(
	'document_versions',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		document: text().notNull(),
		no: integer().notNull(),
		/** Last day for comments; null where none are taken. */
		until: text()
	},
	(t) => [index('document_versions_by_document').on(t.document, t.no), index('document_versions_by_until').on(t.until)]
);

export const suggestions = sqliteTable(
	'suggestions',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		document: text().notNull()
	},
	(t) => [index('suggestions_by_number').on(t.community, t.year, t.serial), index('suggestions_by_document').on(t.document)]
);
