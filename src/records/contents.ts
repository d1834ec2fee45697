import { and, asc, count, desc, eq, lt, ne, sql } from 'drizzle-orm';
import { toHex } from '#domain/basics/bytes.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { Content, Held } from '#domain/content/content.ts';
import type { Contents, Page, RecordLine } from '#domain/content/contents.ts';
import { fingerprint } from '#domain/record/checkpoint.ts';
import { formatVkey, type VerifierKey } from '#domain/record/signed-note.ts';
import type { Db } from './database.server.ts';
import { sha256 } from './hashing.server.ts';
import { contents, entries, logs, subjects } from './tables/record.ts';
import type { Tree } from './tree.ts';

type Row = typeof contents.$inferSelect;

/** How many parsed contents a connection keeps: they never change, so the hash is enough to know one. */
const KEPT = 20_000;

/** A content as kept, from its row. The bytes were checked when they were written; the verifier checks them again. */
export function heldOf(row: Row): Held {
	const held: Held = {
		content: JSON.parse(row.bytes) as Content,
		bytes: row.bytes,
		salt: row.salt,
		hash: row.hash,
		version: row.version,
		seq: row.seq,
		recordedAt: row.recordedAt,
		act: row.act
	};
	if (row.happenedAt !== null) held.happenedAt = row.happenedAt;
	return held;
}

/**
 * The ledger as Contents: public contents only. Statements are prepared once for this connection.
 * @param keyOf the key of a community's log; lies outside the ledger, so a ledger alone does not know it
 */
export function prepareContents(db: Db, tree: Tree, keyOf?: (community: string) => VerifierKey): Contents {
	const whole = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash));
	// What was erased is in the record and nowhere else: a subject whose newest version is gone is not there.
	const there = ne(contents.bytes, '');
	const open = and(eq(subjects.audience, 'public'), there);
	const place = sql.placeholder;
	const bySubject = whole.where(and(eq(subjects.subject, place('subject')), open)).prepare();
	const byHash = db.select().from(contents).where(and(eq(contents.hash, place('hash')), eq(contents.audience, 'public'), there)).prepare();
	const versions = db.select().from(contents).where(and(eq(contents.subject, place('subject')), eq(contents.audience, 'public'), there)).orderBy(asc(contents.version)).prepare();
	const ofType = db
		.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.community, place('community')), eq(subjects.type, place('type')), open))
		.orderBy(asc(subjects.firstSeq)).prepare();
	const pageOfType = db
		.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.community, place('community')), eq(subjects.type, place('type')), open, lt(subjects.firstSeq, place('before'))))
		.orderBy(desc(subjects.firstSeq)).limit(place('limit')).prepare();
	const ofParent = db
		.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.parent, place('parent')), eq(subjects.type, place('type')), open))
		.orderBy(asc(subjects.firstSeq), asc(subjects.community)).prepare();
	const pageOfParent = db
		.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.parent, place('parent')), eq(subjects.type, place('type')), open, lt(subjects.firstSeq, place('before'))))
		.orderBy(desc(subjects.firstSeq), desc(subjects.community)).limit(place('limit')).prepare();
	const countedOfParent = db.select({ n: count() }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash)).where(and(eq(subjects.parent, place('parent')), eq(subjects.type, place('type')), open)).prepare();
	const counted = db.select({ n: count() }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash)).where(and(eq(subjects.community, place('community')), eq(subjects.type, place('type')), open)).prepare();
	const log = db.select({ size: logs.size, checkpoint: logs.checkpoint }).from(logs).where(eq(logs.community, place('community'))).prepare();
	const withContents = db
		.select({ seq: entries.seq, entry: entries.bytes, content: contents }).from(entries)
		.leftJoin(contents, and(eq(contents.community, entries.community), eq(contents.seq, entries.seq), eq(contents.audience, 'public')));
	const linesBefore = withContents.where(and(eq(entries.community, place('community')), lt(entries.seq, place('before')))).orderBy(desc(entries.seq)).limit(place('limit')).prepare();

	const kept = new Map<string, Held>();
	const parsed = (row: Row): Held => {
		const known = kept.get(row.hash);
		if (known) return known;
		const held = heldOf(row);
		// A transaction may still be rolled back, but a content is named by its hash: what is kept can be unused, never wrong.
		if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
		kept.set(row.hash, held);
		return held;
	};
	const lineOf = (row: { seq: number; entry: string; content: Row | null }): RecordLine => ({
		seq: row.seq,
		entry: row.entry,
		...(row.content && (row.content.bytes === '' ? { erased: true as const } : { held: parsed(row.content) }))
	});
	const all = (rows: { content: Row }[]) => rows.map((row) => parsed(row.content)) as never;

	return {
		bySubject: async (subject) => {
			const row = bySubject.get({ subject });
			return row && (parsed(row.content) as never);
		},
		byHash: async (hash) => {
			const row = byHash.get({ hash });
			return row && parsed(row);
		},
		versions: async (subject) => versions.all({ subject }).map(parsed) as never,
		ofType: async (community, type, page?: Page) =>
			all(page ? pageOfType.all({ community, type, before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit }) : ofType.all({ community, type })),
		ofParent: async (parent, type, page?: Page) =>
			all(page ? pageOfParent.all({ parent, type, before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit }) : ofParent.all({ parent, type })),
		count: async (owner, type) => (isSubjectId(owner) ? countedOfParent.get({ parent: owner, type }) : counted.get({ community: owner, type }))?.n ?? 0,
		head: async (community) => {
			const row = log.get({ community });
			const key = keyOf?.(community);
			return row && { ...row, ...(key ? { key: { vkey: formatVkey(key), fingerprint: fingerprint(sha256, key) } } : {}) };
		},
		lines: async (community, page) => linesBefore.all({ community, before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit }).map(lineOf),
		line: async (community, seq) => {
			const [row] = linesBefore.all({ community, before: seq + 1, limit: 1 });
			if (!row || row.seq !== seq) return undefined;
			const size = log.get({ community })?.size ?? 0;
			const { leaf, hashes } = await tree.path(community, seq, size);
			return { ...lineOf(row), path: { size, leaf: toHex(leaf), hashes: hashes.map(toHex) } };
		}
	};
}

/** Writing side: puts a content and the newest version of its subject. Both or neither, by the caller's transaction. */
export function prepareContentWriting(db: Db) {
	const place = sql.placeholder;
	const insert = db.insert(contents).values({
		hash: place('hash'), community: place('community'), subject: place('subject'), version: place('version'), type: place('type'),
		audience: place('audience'), bytes: place('bytes'), salt: place('salt'), seq: place('seq'), recordedAt: place('recordedAt'),
		happenedAt: place('happenedAt'), act: place('act')
	}).prepare();
	const insertSubject = db.insert(subjects).values({
		subject: place('subject'), community: place('community'), type: place('type'), parent: place('parent'), audience: place('audience'),
		hash: place('hash'), version: 1, firstSeq: place('seq')
	}).prepare();
	const supersede = db.update(subjects).set({ hash: sql`${place('hash')}`, version: sql`${place('version')}` }).where(eq(subjects.subject, place('subject'))).prepare();
	const current = db.select().from(subjects).where(eq(subjects.subject, place('subject'))).prepare();
	return {
		/** The newest version of a subject, public or not, as the index has it. */
		current: async (subject: string) => current.get({ subject }),
		put: async (row: Row, parent: string | undefined) => {
			insert.run(row);
			if (row.version === 1) insertSubject.run({ ...row, parent: parent ?? null });
			else supersede.run(row);
		}
	};
}
