import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#acts/act.ts';
import { copyInto, openReader, openWriter, type Db } from '#records/database.server.ts';
import { makeSmallLedger, openSmallPortal, randomSubject, type SmallLedger } from '#tests/support/small-ledger.ts';

export interface VotesSeen {
	people: number;
	seconds: number;
	/** Ms from casting to the receipt. */
	p50: number;
	p95: number;
	/** Receipts whose ballot is not in the ledger. */
	lost: number;
}

/** A poll that everybody of a small ledger may vote in, put there by hand. */
function openFor(small: SmallLedger): string {
	const poll = randomSubject();
	const opening = {
		type: 'poll-opening', v: 1, community: small.community, subject: poll, lang: 'zh-CN', number: 'LW-V-2026-0001', title: '巷道', text: '是否同意？', secrecy: 'open', opens: '2000-01-01T00:00:00.000Z',
		closes: '2999-01-01T00:00:00.000Z', precedence: ['portal'], changeable: false, proxiesMost: 0
	};
	const db = openWriter(small.file);
	db.client.prepare("insert into contents (hash, community, subject, version, type, audience, bytes, salt, seq, recorded_at, act) values (?, ?, ?, 1, 'poll-opening', 'public', ?, ?, -1, ?, 'poll.open')")
		.run('0'.repeat(64), small.community, poll, JSON.stringify(opening), '0'.repeat(32), opening.opens);
	db.client.prepare("insert into subjects (subject, community, type, audience, hash, version, first_seq) values (?, ?, 'poll-opening', 'public', ?, 1, -1)").run(poll, small.community, '0'.repeat(64));
	const voter = db.client.prepare('insert into poll_voters (poll, n, person, area, present) values (?, ?, ?, 1, 0)');
	db.client.exec('begin');
	small.residents.forEach(({ person }, index) => voter.run(poll, index + 1, person));
	db.client.exec('commit');
	db.client.close();
	return poll;
}

/** So many people cast one ballot each within so many seconds, evenly spread, each waiting for the receipt; all of them are looked for afterwards. */
export async function benchVotes(people = 1500, seconds = 60): Promise<VotesSeen> {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-bench-'));
	try {
		const small = await makeSmallLedger(folder, people);
		const poll = openFor(small);
		const portal = await openSmallPortal(small);
		const times: number[] = [];
		const receipts: string[] = [];
		await Promise.all(small.residents.slice(0, people).map(async ({ person, session }, index) => {
			const caller: Caller = { kind: 'person', person, session, through: 'device', unlocked: true, community: small.community, display: '居**', offices: [], assignments: [], address: '127.0.0.1' };
			await new Promise((resolve) => setTimeout(resolve, (index * seconds * 1000) / people));
			const began = performance.now();
			const done = await portal.perform('ballot.cast', { community: small.community, subject: randomSubject(), poll, choice: 'yes' }, caller, { id: randomSubject() });
			if (!done.ok) throw new Error(`refused: ${done.error.code}`);
			times.push(performance.now() - began);
			receipts.push(String(done.value.subject));
		}));
		await portal.close();
		const reader = openReader(small.file);
		const there = new Set((reader.client.prepare('select id from ballots').raw(true).all() as [string][]).map(([id]) => id));
		reader.client.close();
		times.sort((a, b) => a - b);
		return { people, seconds, p50: times[Math.floor(people / 2)]!, p95: times[Math.floor(people * 0.95)]!, lost: receipts.filter((id) => !there.has(id)).length };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** What one ballot puts down. */
const TABLES = ['entries', 'contents', 'subjects', 'ballots', 'deliveries'] as const;
const AT_ONCE = 64;

function rowsSince(db: Db, since: Record<string, number>): Record<string, Record<string, unknown>[]> {
	return Object.fromEntries(TABLES.map((table) => [table, db.client.prepare(`select * from ${table} where rowid > ?`).all(since[table]!) as Record<string, unknown>[]]));
}

/** Ballots cast a second with 64 callers, and bare grouped commits of the very same rows. */
export async function benchCasting(people = 4096): Promise<{ cast: number; bare: number; ratio: number }> {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-bench-'));
	try {
		const small = await makeSmallLedger(folder, people);
		const poll = openFor(small);
		const before = openWriter(small.file);
		const since = Object.fromEntries(TABLES.map((table) => [table, (before.client.prepare(`select coalesce(max(rowid), 0) n from ${table}`).raw(true).get() as number[])[0]!]));
		copyInto(before, join(folder, 'bare.db'));
		before.client.close();
		const portal = await openSmallPortal(small);
		const left = small.residents.slice(0, people);
		let began = performance.now();
		await Promise.all(Array.from({ length: AT_ONCE }, async () => {
			for (let one = left.pop(); one; one = left.pop()) {
				const caller: Caller = { kind: 'person', ...one, through: 'device', unlocked: true, community: small.community, display: '居**', offices: [], assignments: [], address: '127.0.0.1' };
				const done = await portal.perform('ballot.cast', { community: small.community, subject: randomSubject(), poll, choice: 'yes' }, caller, { id: randomSubject() });
				if (!done.ok) throw new Error(`refused: ${done.error.code}`);
			}
		}));
		const cast = people / ((performance.now() - began) / 1000);
		await portal.close();
		const reader = openReader(small.file);
		const rows = rowsSince(reader, since);
		reader.client.close();
		const db = openWriter(join(folder, 'bare.db'));
		const inserts = TABLES.map((table) => {
			const columns = Object.keys(rows[table]![0]!).filter((name) => name !== '_metadata');
			const statement = db.client.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
			return { statement, values: rows[table]!.map((row) => columns.map((name) => (row[name] instanceof ArrayBuffer ? Buffer.from(row[name]) : row[name]))) };
		});
		began = performance.now();
		for (let from = 0; from < people; from += AT_ONCE) {
			db.client.exec('begin immediate');
			for (let at = from; at < Math.min(people, from + AT_ONCE); at++) for (const { statement, values } of inserts) statement.run(...(values[at] as never[]));
			db.client.exec('commit');
		}
		const bare = people / ((performance.now() - began) / 1000);
		db.client.close();
		return { cast, bare, ratio: cast / bare };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

if (process.argv[1] === import.meta.filename) {
	const seen = await benchVotes(Number(process.argv[2] ?? 1500), Number(process.argv[3] ?? 60));
	process.stdout.write(`${JSON.stringify(seen)}\n`);
	process.exit(seen.lost === 0 && seen.p95 < 300 ? 0 : 1);
}
