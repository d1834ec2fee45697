import { and, asc, eq, gt, gte, lt, or, sql } from 'drizzle-orm';
import { utf8 } from '#domain/basics/bytes.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { decodeFrontier, type Frontier } from '#domain/record/merkle-tree.ts';
import type { Elsewhere } from '#domain/verification/meaning.ts';
import { originOf as originOfCheckpoint } from '#domain/verification/record-file.ts';
import { startVerification, type RunningVerification } from '#domain/verification/verify.ts';
import { isLogName, type LogKey, type Piece, type Seen, type Tools, type Verification } from '#domain/verification/verification.ts';
import { compareColumns, compareTables, findStrays, type ContentRow } from './comparing.ts';
import type { Db } from './database.server.ts';
import { pollVoters } from './tables/poll.ts';
import { contents, entries, logs } from './tables/record.ts';

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

type LogRow = typeof logs.$inferSelect;

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
		if (done.length === 0) await reading(run, async () => findStrays(db, codes, run));
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
		areas: db.select({ n: pollVoters.n, area: pollVoters.area }).from(pollVoters).where(eq(pollVoters.poll, place('poll'))).prepare(),
		loose: db.select({ seq: contents.seq, subject: contents.subject }).from(contents)
			.where(and(eq(contents.community, place('community')), or(lt(contents.seq, 0), gte(contents.seq, place('size'))))).prepare()
	};
}

type Statements = ReturnType<typeof prepare>;

/** The city, by what the contents say and not by a table; where they are damaged, nobody says it. */
function cityOf(db: Db): string | undefined {
	try {
		const rows = db.select({ community: contents.community, bytes: contents.bytes }).from(contents).where(eq(contents.type, 'community')).all();
		return rows.find((row) => row.bytes.includes('"kind":"city"'))?.community;
	} catch (problem) {
		if (!isDamage(problem)) throw problem;
		return undefined;
	}
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
			areasOf: (poll) => {
				const lines = statements.areas.all({ poll });
				return lines.length > 0 ? new Map(lines.map(({ n, area }) => [n, area])) : undefined;
			},
			...(row ? { checkpoint: row.checkpoint } : {}), ...(key ? { key } : {}), ...(stored ? { stored } : {}), ...(city ? { city } : {})
		},
		asked.tools
	);
	await reading(run, () => readLog(statements, community, run, row, asked));
	return run;
}

function isDamage(problem: unknown): boolean {
	return String((problem as { code?: unknown } | null)?.code).startsWith('SQLITE_CORRUPT');
}

/** Reads on until a page of the file cannot be read: what lies on it is lost, and that is a finding. */
async function reading(run: RunningVerification, read: () => Promise<void>): Promise<void> {
	try {
		await read();
	} catch (problem) {
		if (!isDamage(problem)) throw problem;
		run.findings.add({ check: 'source-damaged' });
	}
}

/** Reads entries and contents in order, then every table made of them. */
async function readLog(statements: Statements, community: string, run: RunningVerification, row: LogRow | undefined, asked: LedgerVerification): Promise<void> {
	for (let after = -1; ; ) {
		const chunk = statements.pieces.all({ community, after });
		for (const { entry, content } of chunk) {
			const read = run.take(pieceOf(entry, content));
			if (read) compareColumns(run, read, entry, content);
		}
		if (chunk.length < CHUNK) break;
		after = chunk.at(-1)!.entry.seq;
		asked.progress?.(run.origin, run.size, row?.size ?? run.size);
		await new Promise((resolve) => setImmediate(resolve));
	}
	for (const loose of statements.loose.all({ community, size: run.size })) run.findings.add({ check: 'content-without-entry', ...loose });
	if (row && !frontierOf(row.frontier)) run.findings.add({ check: 'row-differs', table: 'logs', params: { column: 'frontier', expected: run.size, found: '?' } });
	if (row && row.size !== run.size) run.findings.add({ check: 'row-differs', table: 'logs', params: { column: 'size', expected: run.size, found: row.size } });
	compareTables(statements.db, community, run);
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
