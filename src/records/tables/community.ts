import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections of contents: one row per subject, `hash` names the content it was made from. Rebuildable. */

export const communities = sqliteTable('communities', {
	subject: text().primaryKey(),
	hash: text().notNull(),
	community: text().notNull().unique(),
	name: text().notNull(),
	kind: text({ enum: ['city', 'community'] }).notNull()
});

export const places = sqliteTable(
	'places',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		kind: text().notNull(),
		name: text().notNull(),
		parent: text()
	},
	(t) => [index('places_by_community').on(t.community)]
);

export const bodies = sqliteTable(
	'bodies',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		kind: text().notNull(),
		name: text().notNull(),
		place: text(),
		dutiesFrom: text('duties_from').notNull()
	},
	(t) => [index('bodies_by_community').on(t.community)]
);

export const offices = sqliteTable(
	'offices',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		body: text().notNull(),
		position: text().notNull(),
		holder: text().notNull(),
		from: text().notNull(),
		until: text()
	},
	(t) => [index('offices_by_body').on(t.body)]
);

/* Private: people. Never projected into contents. */

export const persons = sqliteTable(
	'persons',
	{
		id: text().primaryKey(),
		community: text().notNull(),
		name: text().notNull(),
		/** Surname + ** : the only form others may see. */
		display: text().notNull(),
		household: text(),
		phone: text(),
		/** The name it had in the file it came from. */
		source: text(),
		/** What else that file says of them, as JSON: kept until there is a place for it. */
		more: text()
	},
	(t) => [index('persons_by_community').on(t.community), index('persons_by_household').on(t.household)]
);

export const households = sqliteTable('households', {
	id: text().primaryKey(),
	community: text().notNull(),
	place: text().notNull(),
	/** The cell it belongs to, where one is known. */
	cell: text(),
	door: text().notNull(),
	source: text(),
	/** What else the file says of it, as JSON. */
	more: text()
}, (t) => [index('households_by_door').on(t.community, t.place, t.door)]);

/** Which person holds an office: the office itself is public and names its holder; the link to the roll is not. */
export const officeHolders = sqliteTable(
	'office_holders',
	{ office: text().primaryKey(), person: text().notNull() },
	(t) => [index('office_holders_by_person').on(t.person)]
);

/** Objects of the imported file by the name they have there, to resolve what later files and pages refer to. */
export const sources = sqliteTable('sources', {
	/** `list:id`, as in the file. */
	key: text().primaryKey(),
	subject: text().notNull(),
	community: text().notNull(),
	/** Where it stands in its list, from 0. */
	firstRow: integer('first_row').notNull()
});
