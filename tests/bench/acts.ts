import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#acts/act.ts';
import { copyInto, openReader, openWriter, type Db } from '#records/database.server.ts';
import { makeSmallLedger, openSmallPortal, randomSubject, type SmallLedger } from '#tests/support/small-ledger.ts';

const CALLERS = 64;
/** What one `question.ask` puts down: every row of it, in the order of the act. */
const TABLES = ['entries', 'contents', 'subjects', 'questions', 'authorships', 'deliveries'] as const;

type Row = Record<string, unknown>;

/** 64 residents ask one question after another through the portal, each waiting for its own receipt. Questions a second. */
async function throughPortal(small: SmallLedger, questions: number): Promise<number> {
	const portal = await openSmallPortal(small);
	// The limit of 20 a day is a rule, not a cost: each caller gets a fresh household name for every 20.
	portal.rates.take = () => true;
	const callers = await Promise.all(small.residents.map(({ person, session }): Caller => ({
		kind: 'person', person, session, through: 'device', unlocked: true, community: small.community, display: '居**', offices: [], assignments: [], address: '127.0.0.1'
	})));
	let asked = 0;
	const started = performance.now();
	await Promise.all(callers.slice(0, CALLERS).map(async (caller) => {
		while (asked < questions) {
			asked++;
			const input = { community: small.community, subject: randomSubject(), parent: small.disclosure, table: small.table, line: 2, text: '这一笔打印费是哪天付的，印的是什么？' };
			const done = await portal.perform('question.ask', input, caller, { id: randomSubject() });
			if (!done.ok) throw new Error(`refused: ${done.error.code}`);
		}
	}));
	const perSecond = asked / ((performance.now() - started) / 1000);
	await portal.close();
	return perSecond;
}

/** The rows that those questions left, table by table. */
function rowsOf(db: Db, since: Record<string, number>): Record<string, Row[]> {
	return Object.fromEntries(TABLES.map((table) => [table, db.client.prepare(`select * from ${table} where rowid > ?`).all(since[table]!) as Row[]]));
}

function counts(db: Db): Record<string, number> {
	return Object.fromEntries(TABLES.map((table) => [table, (db.client.prepare(`select coalesce(max(rowid), 0) n from ${table}`).raw(true).get() as number[])[0]!]));
}

/** Blobs come out of libsql as ArrayBuffers and go in as Buffers. */
function bindable(value: unknown): unknown {
	return value instanceof ArrayBuffer ? Buffer.from(value) : value;
}

/** The same rows by prepared statements and nothing else, 64 acts to a commit, FULL. Acts a second. */
function bare(small: SmallLedger, rows: Record<string, Row[]>): number {
	const db = openWriter(small.file);
	const inserts = TABLES.map((table) => {
		const columns = Object.keys(rows[table]![0]!).filter((name) => name !== '_metadata');
		const statement = db.client.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
		return { statement, values: rows[table]!.map((row) => columns.map((name) => bindable(row[name]))) };
	});
	const total = inserts[0]!.values.length;
	const started = performance.now();
	for (let from = 0; from < total; from += CALLERS) {
		db.client.exec('begin immediate');
		for (let at = from; at < Math.min(total, from + CALLERS); at++) for (const { statement, values } of inserts) statement.run(...(values[at] as never[]));
		db.client.exec('commit');
	}
	const perSecond = total / ((performance.now() - started) / 1000);
	db.client.close();
	return perSecond;
}

/** Acts committed with 64 callers, and bare grouped commits of the very same rows, in turn. Medians of `rounds`. */
export async function benchActs(questions = 4096, rounds = 3): Promise<{ acts: number; bare: number; ratio: number }> {
	const seen: { acts: number; bare: number }[] = [];
	for (let round = 0; round < rounds; round++) {
		const folder = mkdtempSync(join(tmpdir(), 'yishi-bench-'));
		const copy = mkdtempSync(join(tmpdir(), 'yishi-bench-'));
		try {
			const small = await makeSmallLedger(folder, CALLERS);
			const before = openWriter(small.file);
			const since = counts(before);
			copyInto(before, join(copy, 'ledger.db'));
			before.client.close();
			const acts = await throughPortal(small, questions);
			const reader = openReader(small.file);
			const rows = rowsOf(reader, since);
			reader.client.close();
			seen.push({ acts, bare: bare({ ...small, file: join(copy, 'ledger.db') }, rows) });
		} finally {
			rmSync(folder, { recursive: true });
			rmSync(copy, { recursive: true });
		}
	}
	const median = (of: (one: { acts: number; bare: number }) => number) => seen.map(of).sort((a, b) => a - b)[seen.length >> 1]!;
	return { acts: median((one) => one.acts), bare: median((one) => one.bare), ratio: median((one) => one.acts / one.bare) };
}
