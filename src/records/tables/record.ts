import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** One append-only log per community. `frontier` is the right edge of its Merkle tree, so that appending reads nothing. */
export const logs = sqliteTable('logs', {
	community: text().primaryKey(),
	epoch: integer().notNull(),
	size: integer().notNull(),
	frontier: blob({ mode: 'buffer' }).$type<Uint8Array>().notNull(),
	/** The newest signed checkpoint, as served. */
	checkpoint: text().notNull()
});

/** The entries, exactly as hashed. Only ever inserted. */
export const entries = sqliteTable(
	'entries',
	{
		community: text().notNull(),
		seq: integer().notNull(),
		bytes: text().notNull(),
		leaf: blob({ mode: 'buffer' }).$type<Uint8Array>().notNull(),
		act: text().notNull(),
		subject: text().notNull()
	},
	(t) => [primaryKey({ columns: [t.community, t.seq] }), index('entries_by_subject').on(t.subject)]
);

/** The contents: bytes and salt, never changed. Erasure blanks both and leaves the hash. */
export const contents = sqliteTable(
	'contents',
	{
		hash: text().primaryKey(),
		community: text().notNull(),
		subject: text().notNull(),
		version: integer().notNull(),
		type: text().notNull(),
		audience: text({ enum: ['public', 'office'] }).notNull(),
		bytes: text().notNull(),
		salt: text().notNull(),
		seq: integer().notNull(),
		recordedAt: text('recorded_at').notNull(),
		happenedAt: text('happened_at'),
		act: text().notNull()
	},
	(t) => [uniqueIndex('contents_by_subject').on(t.subject, t.version), uniqueIndex('contents_by_seq').on(t.community, t.seq)]
);

/** Which version of a subject is the newest: an index over contents, rebuildable from them. */
export const subjects = sqliteTable(
	'subjects',
	{
		subject: text().primaryKey(),
		community: text().notNull(),
		type: text().notNull(),
		parent: text(),
		audience: text({ enum: ['public', 'office'] }).notNull(),
		hash: text().notNull(),
		version: integer().notNull(),
		firstSeq: integer('first_seq').notNull()
	},
	(t) => [index('subjects_by_type').on(t.community, t.type, t.firstSeq), index('subjects_by_parent').on(t.parent, t.type, t.firstSeq)]
);

/** Acts already answered, by the id their maker gave them: the same act delivered twice is done once. */
export const deliveries = sqliteTable('deliveries', {
	id: text().primaryKey(),
	act: text().notNull(),
	/** Who sent it; somebody else's id is refused. */
	caller: text().notNull(),
	/** SHA-256 of the input, so that one id cannot stand for two acts. */
	input: text().notNull(),
	outcome: text().notNull(),
	at: text().notNull()
});

/** Who stands behind a pseudonym in a content. Never published, never in a content. */
export const authorships = sqliteTable(
	'authorships',
	{ subject: text().primaryKey(), person: text().notNull() },
	(t) => [index('authorships_by_person').on(t.person)]
);

/** Acts that are not entered in the record: sign-ins, slips, looking at personal data. For the privacy officer, not for the public. */
export const privateAudit = sqliteTable('private_audit', {
	id: integer().primaryKey({ autoIncrement: true }),
	at: text().notNull(),
	act: text().notNull(),
	caller: text().notNull(),
	community: text(),
	about: text()
});

/** Whom an act of the private audit was about: what each person may be shown of it. */
export const auditSubjects = sqliteTable(
	'audit_subjects',
	{ audit: integer().notNull(), person: text().notNull() },
	(t) => [primaryKey({ columns: [t.person, t.audit] })]
);

/** Small facts of this folder that must survive a stop: the largest civil time ever given out. */
export const folderState = sqliteTable('folder_state', { key: text().primaryKey(), value: text().notNull() });
