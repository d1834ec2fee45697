import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections of contents that permissions are asked of. Offices themselves lie in community.ts. */

export const assignments = sqliteTable(
	'assignments',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		object: text().notNull(),
		function: text().notNull(),
		holder: text().notNull(),
		from: text().notNull(),
		until: text()
	},
	(t) => [index('assignments_by_object').on(t.object)]
);

export const delegations = sqliteTable(
	'delegations',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		/** The office of whoever is away. */
		office: text().notNull(),
		/** The office of whoever stands in. */
		to: text().notNull(),
		from: text().notNull(),
		until: text().notNull()
	},
	(t) => [index('delegations_by_office').on(t.office), index('delegations_by_to').on(t.to)]
);

/* Private: which person of the roll has an assignment. */

export const assignmentHolders = sqliteTable(
	'assignment_holders',
	{ assignment: text().primaryKey(), person: text().notNull() },
	(t) => [index('assignment_holders_by_person').on(t.person)]
);
