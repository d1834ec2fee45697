import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* Private: what people follow, what they were told, and how they want to be told. Never contents, never published. */

export const followings = sqliteTable(
	'followings',
	{
		person: text().notNull(),
		subject: text().notNull(),
		community: text().notNull(),
		/** How long the community's record was when it began. */
		since: integer().notNull(),
		at: text().notNull()
	},
	(t) => [primaryKey({ columns: [t.person, t.subject] }), index('followings_by_subject').on(t.subject)]
);

/** How somebody wants to be told. Without a row: by the inbox alone, quiet from 21:00 to 07:00. */
export const noticeChoices = sqliteTable('notice_choices', {
	person: text().primaryKey(),
	community: text().notNull(),
	/** Language of mail: that of the page on which it was chosen. */
	lang: text({ enum: ['zh-CN', 'en'] }).notNull(),
	email: text(),
	/** Whether the code that was sent there came back. */
	confirmed: integer({ mode: 'boolean' }).notNull(),
	/** The code on its way there; gone once it came back. */
	code: text(),
	codeMail: text('code_mail', { enum: ['none', 'waits', 'sent'] }).notNull(),
	/** Machine time in ms. */
	codeUntil: integer('code_until').notNull(),
	codeTries: integer('code_tries').notNull(),
	/** Quiet hours in minutes since midnight. */
	quietFrom: integer('quiet_from').notNull(),
	quietUntil: integer('quiet_until').notNull(),
	/** That they agreed to be called, when, and how they said so. */
	telephone: integer({ mode: 'boolean' }).notNull(),
	agreedAt: text('agreed_at'),
	agreedHow: text('agreed_how')
});

/** What a person is told of: once for each person, object, kind and turn. */
export const notices = sqliteTable(
	'notices',
	{
		person: text().notNull(),
		object: text().notNull(),
		kind: text().notNull(),
		nth: integer().notNull(),
		community: text().notNull(),
		/** The line of the record it is about: what is told first happened first. */
		seq: integer().notNull(),
		madeAt: text('made_at').notNull(),
		/** `sending` is written before it goes out: whatever stops then, it goes out at most once. `unsure`: nobody knows whether it did. */
		mail: text({ enum: ['none', 'waits', 'sending', 'sent', 'failed', 'unsure'] }).notNull(),
		mailAt: text('mail_at'),
		tries: integer().notNull(),
		/** Machine time in ms before which it is not tried again. */
		notBefore: integer('not_before').notNull(),
		call: text({ enum: ['none', 'waits', 'reached', 'given-up'] }).notNull(),
		callAt: text('call_at'),
		calls: integer().notNull(),
		readAt: text('read_at')
	},
	(t) => [
		primaryKey({ columns: [t.person, t.object, t.kind, t.nth] }),
		index('notices_by_mail').on(t.mail),
		index('notices_by_call').on(t.community, t.call)
	]
);

/** Rows of an inbox that were read, also those that nothing was sent of. */
export const readings = sqliteTable(
	'readings',
	{ person: text().notNull(), key: text().notNull(), at: text().notNull() },
	(t) => [primaryKey({ columns: [t.person, t.key] })]
);

/** Work of the clock that only one process may do at a time: whoever has the row, until it ends. */
export const leases = sqliteTable('leases', {
	name: text().primaryKey(),
	holder: text().notNull(),
	/** Machine time in ms. */
	until: integer().notNull()
});
