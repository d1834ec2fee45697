import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Private: the roll. Never projected into contents, never published. */

/** What is known of a person: facts with dates [from, until). */
export const personFacts = sqliteTable(
	'person_facts',
	{
		id: text().primaryKey(),
		person: text().notNull(),
		community: text().notNull(),
		kind: text().notNull(),
		body: text(),
		place: text(),
		/** Hundredths of a square metre. */
		area: integer(),
		from: text(),
		until: text(),
		/** What put it here: `import:<id>`, `desk`, `registration:<subject>`, `history`. */
		origin: text().notNull()
	},
	(t) => [index('person_facts_by_person').on(t.person), index('person_facts_by_community').on(t.community, t.kind)]
);

/** Counts every change of a community's roll, so that what was computed from it beforehand is known to be still true. */
export const rollRevisions = sqliteTable('roll_revisions', { community: text().primaryKey(), revision: integer().notNull() });

/** A file on its way into the roll. What it holds of people lies in its chunks, and goes when it can no longer be undone. */
export const rollImports = sqliteTable(
	'roll_imports',
	{
		id: text().primaryKey(),
		community: text().notNull(),
		person: text().notNull(),
		state: text({ enum: ['uploaded', 'mapped', 'applying', 'applied', 'undoing', 'undone'] }).notNull(),
		name: text().notNull(),
		encoding: text().notNull(),
		/** Rows below the heading. */
		rows: integer().notNull(),
		/** JSON: headings, columns left out, mapping, choices, rows mended by hand. */
		about: text().notNull(),
		/** JSON: numbers of what was done. */
		counts: text(),
		done: integer().notNull(),
		total: integer().notNull(),
		createdAt: text('created_at').notNull(),
		appliedAt: text('applied_at'),
		/** When the last batch ended: elapsed time is shown from it. */
		touchedAt: text('touched_at').notNull()
	},
	(t) => [index('roll_imports_by_community').on(t.community, t.createdAt)]
);

/** Parts of a file: its cells, and what is to be done (and undone), some hundred rows each, as JSON. */
export const rollChunks = sqliteTable(
	'roll_chunks',
	{ import: text().notNull(), kind: text({ enum: ['cells', 'plan'] }).notNull(), n: integer().notNull(), json: text().notNull() },
	(t) => [primaryKey({ columns: [t.import, t.kind, t.n] })]
);

/** Which persons or households stand behind the numbers of a frozen list. */
export const electorateMembers = sqliteTable(
	'electorate_members',
	{
		electorate: text().notNull(),
		n: integer().notNull(),
		person: text().notNull(),
		household: text(),
		area: integer(),
		struck: integer({ mode: 'boolean' }).notNull()
	},
	(t) => [primaryKey({ columns: [t.electorate, t.n] }), index('electorate_members_by_person').on(t.person)]
);

/* Projections of contents. */

export const electorates = sqliteTable(
	'electorates',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		body: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		unit: text().notNull(),
		day: text().notNull(),
		count: integer().notNull(),
		appealUntil: text('appeal_until')
	},
	(t) => [index('electorates_by_community').on(t.community, t.year, t.serial)]
);

export const electorateAppeals = sqliteTable(
	'electorate_appeals',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		electorate: text().notNull(),
		number: text().notNull(),
		filed: text().notNull(),
		due: text().notNull()
	},
	(t) => [index('electorate_appeals_by_electorate').on(t.electorate), index('electorate_appeals_by_community').on(t.community, t.due)]
);

export const registrations = sqliteTable(
	'registrations',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		body: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		due: text().notNull()
	},
	(t) => [index('registrations_by_community').on(t.community, t.year, t.serial)]
);

export const rollDecisions = sqliteTable(
	'roll_decisions',
	{ subject: text().primaryKey(), hash: text().notNull(), community: text().notNull(), about: text().notNull(), outcome: text().notNull(), decided: text().notNull() },
	(t) => [index('roll_decisions_by_about').on(t.about)]
);
