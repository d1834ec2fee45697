import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Projections of contents. */

export const pollOpenings = sqliteTable(
	'poll_openings',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		body: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		electorate: text().notNull(),
		secrecy: text().notNull(),
		opens: text().notNull(),
		closes: text().notNull()
	},
	(t) => [index('poll_openings_by_number').on(t.community, t.year, t.serial), index('poll_openings_by_close').on(t.closes)]
);

/** Results, also of polls held elsewhere. */
export const polls = sqliteTable(
	'polls',
	{ subject: text().primaryKey(), hash: text().notNull(), community: text().notNull(), opening: text(), day: text().notNull() },
	(t) => [index('polls_by_opening').on(t.opening)]
);

export const recusals = sqliteTable(
	'recusals',
	{ subject: text().primaryKey(), hash: text().notNull(), community: text().notNull(), poll: text().notNull(), n: integer().notNull() },
	(t) => [index('recusals_by_poll').on(t.poll, t.n)]
);

export const evaluationOpenings = sqliteTable(
	'evaluation_openings',
	{
		subject: text().primaryKey(),
		hash: text().notNull(),
		community: text().notNull(),
		year: text().notNull(),
		serial: integer().notNull(),
		closes: text().notNull()
	},
	(t) => [index('evaluation_openings_by_number').on(t.community, t.year, t.serial), index('evaluation_openings_by_close').on(t.closes)]
);

/* Private: who stands behind the lines of a poll, and what came in. Never projected into contents, never published. */

/** The frozen list as it stood when the poll was opened. */
export const pollVoters = sqliteTable(
	'poll_voters',
	{
		poll: text().notNull(),
		n: integer().notNull(),
		person: text().notNull(),
		/** Hundredths of a square metre; 1 where nothing is weighed. */
		area: integer().notNull(),
		present: integer({ mode: 'boolean' }).notNull()
	},
	(t) => [primaryKey({ columns: [t.poll, t.n] }), index('poll_voters_by_person').on(t.person, t.poll)]
);

/** Which ballots of a unit there are; what they say lies in contents of the office. */
export const ballots = sqliteTable(
	'ballots',
	{
		id: text().primaryKey(),
		poll: text().notNull(),
		n: integer().notNull(),
		channel: text().notNull(),
		choice: text().notNull(),
		proxy: integer(),
		at: text().notNull(),
		/** Its line in the record, and its check code: the receipt. */
		seq: integer().notNull(),
		hash: text().notNull()
	},
	(t) => [index('ballots_by_unit').on(t.poll, t.n)]
);

/** What tellers counted, each apart; the newest of a teller and box counts. */
export const boxCounts = sqliteTable(
	'box_counts',
	{
		id: text().primaryKey(),
		poll: text().notNull(),
		box: text().notNull(),
		person: text().notNull(),
		/** JSON: the numbers. */
		count: text().notNull(),
		no: integer().notNull()
	},
	(t) => [index('box_counts_by_poll').on(t.poll, t.no)]
);

/** Who has handed in a form, without which and without when. Gone once it is closed. */
export const formTakers = sqliteTable(
	'form_takers',
	{ evaluation: text().notNull(), n: integer().notNull() },
	(t) => [primaryKey({ columns: [t.evaluation, t.n] })]
);

/** The forms, apart from who handed them in: the key is drawn, so that not even the order of the rows tells who came when. Gone once it is closed. */
export const forms = sqliteTable(
	'evaluation_forms',
	{ id: integer().primaryKey(), evaluation: text().notNull(), channel: text().notNull(), answers: text().notNull() },
	(t) => [index('evaluation_forms_by_evaluation').on(t.evaluation)]
);

/** What was added in words, apart from the answers and from who handed in, under a key of its own. Gone once it is closed. */
export const formRemarks = sqliteTable(
	'evaluation_remarks',
	{ id: integer().primaryKey(), evaluation: text().notNull(), text: text().notNull() },
	(t) => [index('evaluation_remarks_by_evaluation').on(t.evaluation)]
);
