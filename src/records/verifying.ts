import { and, asc, eq, getTableColumns, gt, gte, lt, notInArray, or, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { utf8 } from '#domain/basics/bytes.ts';
import { decodeEntry, type Entry } from '#domain/record/entry.ts';
import { decodeFrontier, type Frontier } from '#domain/record/merkle-tree.ts';
import { compareRow, type Row } from '#domain/verification/compare-rows.ts';
import type { Elsewhere, SubjectSeen } from '#domain/verification/meaning.ts';
import { originOf as originOfCheckpoint } from '#domain/verification/record-file.ts';
import { startVerification, type RunningVerification } from '#domain/verification/verify.ts';
import { isLogName, type LogKey, type Piece, type Seen, type Tools, type Verification } from '#domain/verification/verification.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { projected, type Projection } from './projection.ts';
import { PROJECTIONS } from './records.ts';
import { contents, entries, logs, subjects } from './tables/record.ts';

/** What a ledger is verified with. */
export interface LedgerVerification {
	tools: Tools;
	/** The key a log must be signed with; undefined when it is not known. */
	keyOf(origin: string): LogKey | undefined;
	/** What was kept of a log earlier. */
	seenOf(origin: string): Seen[];
	/** Only this community, after the city, whose rule sets it goes by. */
	only?: string;
	progress?(origin: string, done: number, size: number): void;
	/** Called when a log has been verified. */
	done?(origin: string): void;
}

type ContentRow = typeof contents.$inferSelect;

const CHUNK = 2_000;

/**
 * Verifies a whole ledger from the outside: every log, every content also of the office, and every row of every table that is made
 * of contents. Reads only, in chunks, and believes no column that the entries do not confirm. The city comes first.
 */
export async function verifyLedger(db: Db, asked: LedgerVerification): Promise<Verification[]> {
	const statements = prepare(db);
	const found = db.select({ community: logs.community }).from(logs).union(db.selectDistinct({ community: entries.community }).from(entries)).all();
	const city = cityOf(db);
	const codes = found.map((row) => row.community).sort((a, b) => Number(b === city) - Number(a === city) || (a < b ? -1 : 1));
	const done: Verification[] = [];
	let elsewhere: Elsewhere | undefined;
	for (const community of codes) {
		if (asked.only !== undefined && community !== asked.only && community !== city) continue;
		const run = await verifyLog(statements, community, elsewhere, asked);
		if (done.length === 0) addStrays(db, codes, run);
		if (community === city) elsewhere = run.elsewhere();
		done.push(run.finish());
		asked.done?.(run.origin);
	}
	return done;
}

function prepare(db: Db) {
	const place = sql.placeholder;
	const here = eq(entries.community, place('community'));
	return {
		db,
		log: db.select().from(logs).where(eq(logs.community, place('community'))).prepare(),
		first: db.select({ bytes: entries.bytes }).from(entries).where(here).orderBy(asc(entries.seq)).limit(1).prepare(),
		pieces: db.select({ entry: entries, content: contents }).from(entries)
			.leftJoin(contents, and(eq(contents.community, entries.community), eq(contents.seq, entries.seq)))
			.where(and(here, gt(entries.seq, place('after')))).orderBy(asc(entries.seq)).limit(CHUNK).prepare(),
		contentAt: db.select().from(contents).where(and(eq(contents.community, place('community')), eq(contents.seq, place('seq')))).prepare(),
		loose: db.select({ seq: contents.seq, subject: contents.subject }).from(contents)
			.where(and(eq(contents.community, place('community')), or(lt(contents.seq, 0), gte(contents.seq, place('size'))))).prepare()
	};
}

type Statements = ReturnType<typeof prepare>;

/** The city, by what the contents say and not by a table; rows of contents are judged later. */
function cityOf(db: Db): string | undefined {
	const rows = db.select({ community: contents.community, bytes: contents.bytes }).from(contents).where(eq(contents.type, 'community')).all();
	return rows.find((row) => row.bytes.includes('"kind":"city"'))?.community;
}

/** The name of a log: as its first entry has it, or its checkpoint. */
function originOf(statements: Statements, community: string, checkpoint: string | undefined): string {
	const names: (string | undefined)[] = [];
	try {
		const first = statements.first.get({ community });
		if (first) names.push(decodeEntry(utf8(first.bytes)).log);
	} catch {
		// The first entry is no entry: the verification says so, the checkpoint gives the name.
	}
	if (checkpoint !== undefined) names.push(originOfCheckpoint(checkpoint));
	return names.find((name) => name !== undefined && isLogName(name)) ?? `?/${community}`;
}

async function verifyLog(statements: Statements, community: string, city: Elsewhere | undefined, asked: LedgerVerification): Promise<RunningVerification> {
	const row = statements.log.get({ community });
	const origin = originOf(statements, community, row?.checkpoint);
	const key = asked.keyOf(origin);
	const stored = row && frontierOf(row.frontier);
	const run = startVerification(
		{
			origin, seen: asked.seenOf(origin),
			...(row ? { checkpoint: row.checkpoint } : {}), ...(key ? { key } : {}), ...(stored ? { stored } : {}), ...(city ? { city } : {})
		},
		asked.tools
	);
	for (let after = -1; ; ) {
		const chunk = statements.pieces.all({ community, after });
		for (const { entry, content } of chunk) {
			const read = run.take(pieceOf(entry, content));
			if (read) compareColumns(run, read, entry, content);
		}
		if (chunk.length < CHUNK) break;
		after = chunk.at(-1)!.entry.seq;
		asked.progress?.(origin, run.size, row?.size ?? run.size);
		await new Promise((resolve) => setImmediate(resolve));
	}
	for (const loose of statements.loose.all({ community, size: run.size })) run.findings.add({ check: 'content-without-entry', ...loose });
	if (row && !stored) run.findings.add({ check: 'row-differs', table: 'logs', params: { column: 'frontier', expected: '', found: '' } });
	if (row && row.size !== run.size) run.findings.add({ check: 'row-differs', table: 'logs', params: { column: 'size', expected: run.size, found: row.size } });
	for (const projection of PROJECTIONS) {
		const made = (seen: SubjectSeen) => seen.type === projection.type;
		compareTable(statements, run, community, projection, made, (newest) => expectedRow(projection, newest));
	}
	compareTable(statements, run, community, { table: subjects, name: 'subjects' }, () => true, (newest, seen) => {
		const first = seen.first === seen.seq ? newest : statements.contentAt.get({ community, seq: seen.first });
		if (!first) return undefined;
		const { parent } = parsedOr(first.bytes);
		return {
			subject: newest.subject, community, type: seen.type === '' ? newest.type : seen.type, parent: parent ?? null, audience: first.audience,
			hash: seen.hash, version: seen.version, firstSeq: seen.first
		};
	});
	return run;
}

function frontierOf(bytes: Uint8Array): Frontier | undefined {
	try {
		return decodeFrontier(new Uint8Array(bytes));
	} catch {
		return undefined;
	}
}

function pieceOf(entry: typeof entries.$inferSelect, content: ContentRow | null): Piece {
	return {
		entry: utf8(entry.bytes),
		leaf: new Uint8Array(entry.leaf),
		...(content === null
			? {}
			: { content: content.bytes === '' && content.salt === '' ? ('erased' as const) : { bytes: content.bytes, salt: content.salt, ...(content.audience === 'public' ? {} : { office: true as const }) } })
	};
}

/** The columns beside the bytes: they make lists fast and prove nothing, so they are compared with what they repeat. */
function compareColumns(run: RunningVerification, entry: Entry, row: typeof entries.$inferSelect, content: ContentRow | null): void {
	const { seq, act, subject, hash, recordedAt, happenedAt } = entry;
	const say = (table: string, expected: Row, found: Row) =>
		compareRow(table, subject, expected, found).forEach((finding) => run.findings.add({ ...finding, seq: row.seq }));
	run.counts.rows++;
	say('entries', { seq, act, subject }, { seq: row.seq, act: row.act, subject: row.subject });
	if (!content) return;
	const seen = run.subjects.get(subject);
	const erased = content.bytes === '';
	run.counts.rows++;
	say(
		'contents',
		{ hash, subject, version: seen?.version, type: erased ? content.type : seen?.type, recordedAt, happenedAt, act },
		{
			hash: content.hash, subject: content.subject, version: content.version, type: content.type, recordedAt: content.recordedAt,
			happenedAt: content.happenedAt, act: content.act
		}
	);
}

function parsedOr(bytes: string): { parent?: string } {
	try {
		return JSON.parse(bytes) as { parent?: string };
	} catch {
		return {};
	}
}

/** The row that the newest content of a subject makes in a projection. Undefined when it makes none there, or cannot be read. */
function expectedRow(projection: Projection, row: ContentRow): Row | undefined {
	if (row.audience !== 'public' || row.bytes === '') return undefined;
	try {
		return projected(projection, heldOf(row));
	} catch {
		return undefined; // The content was changed: that has been found, and nothing can be compared with it.
	}
}

/** Compares every row of a table that belongs to this community, and looks for rows that should be there. */
function compareTable(
	{ db, contentAt }: Statements,
	run: RunningVerification,
	community: string,
	{ table, name }: { table: SQLiteTable; name: string },
	belongs: (seen: SubjectSeen) => boolean,
	expected: (newest: ContentRow, seen: SubjectSeen) => Row | undefined
): void {
	const columns = getTableColumns(table) as Record<string, never>;
	const rows = db.select().from(table)
		.where(and(eq(columns.community!, sql.placeholder('community')), gt(columns.subject!, sql.placeholder('after'))))
		.orderBy(asc(columns.subject!)).limit(CHUNK).prepare();
	const rowOf = (subject: string): Row | undefined => {
		const seen = run.subjects.get(subject);
		const newest = seen && belongs(seen) ? contentAt.get({ community, seq: seen.seq }) : undefined;
		return seen && newest && expected(newest, seen);
	};
	const present = new Set<string>();
	for (let after = ''; ; ) {
		const chunk = rows.all({ community, after }) as (Row & { subject: string })[];
		for (const row of chunk) {
			present.add(row.subject);
			run.counts.rows++;
			for (const finding of compareRow(name, row.subject, rowOf(row.subject), row)) run.findings.add(finding);
		}
		if (chunk.length < CHUNK) break;
		after = chunk.at(-1)!.subject;
	}
	for (const subject of run.subjects.keys()) {
		if (present.has(subject)) continue;
		for (const finding of compareRow(name, subject, rowOf(subject), undefined)) run.findings.add(finding);
	}
}

/** Rows that say they belong to a community that has no log at all. */
function addStrays(db: Db, codes: string[], run: RunningVerification): void {
	const tables: [string, SQLiteTable][] = [...PROJECTIONS.map(({ name, table }) => [name, table] as [string, SQLiteTable]), ['subjects', subjects]];
	for (const [name, table] of tables) {
		const columns = getTableColumns(table) as Record<string, never>;
		const strays = db.select({ subject: columns.subject! }).from(table).where(notInArray(columns.community!, codes)).limit(CHUNK).all() as { subject: string }[];
		for (const { subject } of strays) run.findings.add({ check: 'row-extra', table: name, subject });
	}
	const loose = db.select({ seq: contents.seq, subject: contents.subject }).from(contents).where(notInArray(contents.community, codes)).limit(CHUNK).all();
	for (const where of loose) run.findings.add({ check: 'content-without-entry', ...where });
}
