import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { utf8 } from '#domain/basics/bytes.ts';
import { contentHash } from '#domain/content/content.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { decodeEntry, encodeEntry } from '#domain/record/entry.ts';
import { appendAll, EMPTY_FRONTIER, encodeFrontier, rootOfFrontier, treeHasher } from '#domain/record/merkle-tree.ts';
import type { Finding } from '#domain/verification/finding.ts';
import { communityOf, type Seen, type Verification } from '#domain/verification/verification.ts';
import { openReader, openWriter, type Db } from '#records/database.server.ts';
import { newPrivateKey, privateKeyOf, sha256, signer } from '#records/hashing.server.ts';
import { PROJECTIONS } from '#records/records.ts';
import { verifyLedger } from '#records/verifying.ts';
import { suggestionOn, textWithComments } from '#tests/support/texts.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { tellLiuwan, tools, type Story } from '../domain/verification/liuwan-story.ts';

/* 柳湾's ledger at rest, and what somebody with sqlite3 can do to it. Each change is made on a copy; the verifier says which row it was. */

// Each story copies and verifies a ledger several times.
vi.setConfig({ testTimeout: 30_000 });

let town: Town;
let story: Story;
/** The ledger file, with no portal on it. */
let file: string;

beforeAll(async () => {
	town = await openTown();
	await suggestionOn(town, await textWithComments(town), await town.person('柳霜降'));
	for (const text of ['名单应当贴出来。', '王某家的补发是怎么算的？']) {
		const said = await town.portal.perform('comment.post', { community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), stance: 'none', text }, await town.person('柳霜降'));
		if (!said.ok) throw new Error(said.error.code);
	}
	story = await tellLiuwan(town);
	file = join(town.folder, 'at-rest.db');
	await town.portal.close();
	cpSync(town.ledgerFile, file);
}, 60_000);
afterAll(() => town.close());

interface How {
	seen?: Record<string, Seen[]>;
	/** All communities, and not only 柳湾 with the city. */
	whole?: boolean;
}

/** Verifies a ledger file as a stranger with the printed key would. */
async function verify(ledger: string, { seen = {}, whole = false }: How = {}): Promise<Verification[]> {
	const db = openReader(ledger);
	try {
		return await verifyLedger(db, {
			tools,
			keyOf: (origin) => ({ key: town.portal.logKey(communityOf(origin)), pinned: true }),
			seenOf: (origin) => seen[communityOf(origin)] ?? [],
			...(whole ? {} : { only: 'LW' })
		});
	} finally {
		db.client.close();
	}
}

/** What is found on a copy that somebody has changed. */
async function after(change: (db: Db) => void, how: How = {}): Promise<{ verdicts: Record<string, string>; findings: Finding[] }> {
	const copy = join(town.folder, `tampered-${Math.random().toString(36).slice(2)}.db`);
	cpSync(file, copy);
	try {
		const db = openWriter(copy);
		change(db);
		db.client.close();
		const verifications = await verify(copy, how);
		return {
			verdicts: Object.fromEntries(verifications.map(({ community, verdict }) => [community, verdict])),
			findings: verifications.flatMap(({ findings }) => findings)
		};
	} finally {
		for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
	}
}

/** Runs a statement that must change exactly so many rows. */
function run(db: Db, sql: string, values: unknown[] = [], rows = 1): void {
	expect(db.client.prepare(sql).run(...values).changes, sql).toBe(rows);
}

test('an honest ledger verifies, row by row, city first', async () => {
	const verifications = await verify(file, { whole: true });
	expect(verifications.map(({ community, verdict }) => `${community} ${verdict}`)).toEqual(
		['QH', 'BC', 'LW', 'MT', 'QG', 'SQ', 'YQ'].map((community) => `${community} verified`)
	);
	expect(verifications.flatMap(({ findings }) => findings)).toEqual([]);
	const liuwan = verifications.find(({ community }) => community === 'LW')!;
	expect(liuwan.counts).toMatchObject({ deadlinesUnchecked: 0, answers: 5, accounts: 5 });
	expect(liuwan.counts.rows).toBeGreaterThan(3 * liuwan.size);
});

describe('one row of each table made of contents', () => {
	/** What the demo city's file has none of. */
	const onlyByActs = ['delegations', 'electorate_appeals', 'evaluation_openings', 'poll_openings', 'recusals', 'registrations', 'roll_decisions', 'shapes'];
	test.each(PROJECTIONS.map(({ name }) => name).filter((name) => !onlyByActs.includes(name)))('%s: another value, gone, one too many', async (table) => {
		const db = openReader(file);
		const row = db.client.prepare(`select * from ${table} where community = 'LW' order by subject limit 1`).get() as Record<string, string>;
		db.client.close();
		const column = ['name', 'holder', 'period', 'answered', 'taken', 'asked', 'posted', 'day', 'number', 'kind', 'proposal', 'document'].find((one) => one in row && !((table === 'answers' || table === 'comments') && one === 'asked')) ?? 'from';
		const changed = await after((copy) => run(copy, `update ${table} set ${column} = ? where subject = ?`, ['2020-01', row.subject]));
		expect(changed.findings).toEqual([{ check: 'row-differs', table, subject: row.subject, params: { column, expected: row[column], found: '2020-01' } }]);
		expect(Object.values(changed.verdicts).filter((verdict) => verdict === 'not-verified')).toHaveLength(1);

		const gone = await after((copy) => run(copy, `delete from ${table} where subject = ?`, [row.subject]));
		expect(gone.findings).toEqual([{ check: 'row-missing', table, subject: row.subject }]);

		const invented = 'AAAAAAAAAAAAAAAAAAAAAA';
		const extra = await after((copy) => {
			const columns = (copy.client.prepare(`select name from pragma_table_info('${table}') where name not in ('subject')`).raw(true).all() as [string][]).map(([name]) => `"${name}"`);
			const same = columns.map((name) => (table === 'communities' && name === '"community"' ? `'ZZ'` : name));
			run(copy, `insert into ${table} (subject, ${columns.join(', ')}) select ?, ${same.join(', ')} from ${table} where subject = ?`, [invented, row.subject]);
		});
		expect(extra.findings).toEqual([{ check: 'row-extra', table, subject: invented }]);
	});

	test('the index of newest versions', async () => {
		const { findings } = await after((db) => run(db, 'update subjects set version = 2 where subject = ?', [story.question]));
		expect(findings).toEqual([{ check: 'row-differs', table: 'subjects', subject: story.question, params: { column: 'version', expected: 1, found: 2 } }]);
		const hidden = await after((db) => run(db, `update subjects set audience = 'office' where subject = ?`, [story.question]));
		expect(hidden.findings).toEqual([{ check: 'row-differs', table: 'subjects', subject: story.question, params: { column: 'audience', expected: 'public', found: 'office' } }]);
		expect((await after((db) => run(db, 'delete from subjects where subject = ?', [story.question]))).findings).toEqual([{ check: 'row-missing', table: 'subjects', subject: story.question }]);
	});

	test('a row carried over to another community', async () => {
		const { findings } = await after((db) => run(db, `update questions set community = 'SQ' where subject = ?`, [story.question]), { whole: true });
		expect(findings).toEqual(expect.arrayContaining([{ check: 'row-missing', table: 'questions', subject: story.question }, { check: 'row-extra', table: 'questions', subject: story.question }]));
		expect(findings).toHaveLength(2);
	});
});

/** Sequence number of the entry of a subject, and its row. */
function entryOf(db: Db, subject: string): { seq: number; bytes: string } {
	return db.client.prepare(`select seq, bytes from entries where subject = ?`).get(subject) as { seq: number; bytes: string };
}

describe('one content', () => {
	const at = () => {
		const db = openReader(file);
		const { seq } = entryOf(db, story.question);
		db.client.close();
		return { seq, subject: story.question as string };
	};

	test('another word in it', async () => {
		const { findings, verdicts } = await after((db) => run(db, `update contents set bytes = replace(bytes, '8400', '8500') where subject = ?`, [story.question]));
		expect(findings).toEqual([{ check: 'content-hash-differs', ...at() }]);
		expect(verdicts).toMatchObject({ LW: 'not-verified', QH: 'verified' });
	});

	test('a later deadline, in content, hash and row at once', async () => {
		const { findings } = await after((db) => {
			const row = db.client.prepare('select bytes, salt from contents where subject = ?').get(story.question) as { bytes: string; salt: string };
			const bytes = row.bytes.replace('"due":"2026-11-28"', '"due":"2026-12-28"');
			const hash = contentHash(sha256, row.salt, bytes);
			run(db, 'update contents set bytes = ?, hash = ? where subject = ?', [bytes, hash, story.question]);
			run(db, 'update subjects set hash = ? where subject = ?', [hash, story.question]);
			run(db, `update questions set due = '2026-12-28', hash = ? where subject = ?`, [hash, story.question]);
		});
		expect(findings).toEqual(expect.arrayContaining([
			{ check: 'content-hash-differs', ...at() },
			{ check: 'deadline-differs', ...at(), params: { field: 'due', expected: '2026-11-28', found: '2026-12-28' } }
		]));
	});

	test('its salt, its hash, gone, made private, moved', async () => {
		expect((await after((db) => run(db, `update contents set salt = '00000000000000000000000000000000' where subject = ?`, [story.question]))).findings).toEqual([{ check: 'content-hash-differs', ...at() }]);
		expect((await after((db) => run(db, `update contents set hash = 'ab' where subject = ?`, [story.question]))).findings)
			.toContainEqual(expect.objectContaining({ check: 'row-differs', table: 'contents', ...at(), params: expect.objectContaining({ column: 'hash', found: 'ab' }) }));
		expect((await after((db) => run(db, 'delete from contents where subject = ?', [story.question]))).findings).toContainEqual({ check: 'content-missing', ...at() });
		expect((await after((db) => run(db, `update contents set audience = 'office' where subject = ?`, [story.question]))).findings).toContainEqual({ check: 'content-held-back', ...at() });
		expect((await after((db) => run(db, 'update contents set seq = 99999 where subject = ?', [story.question]))).findings)
			.toEqual(expect.arrayContaining([{ check: 'content-missing', ...at() }, { check: 'content-without-entry', seq: 99999, subject: story.question }]));
	});

	test('a content of the office, which nobody sees', async () => {
		let subject = '';
		const { findings } = await after((db) => {
			subject = (db.client.prepare(`select subject from contents where audience = 'office' and community = 'LW' limit 1`).get() as { subject: string }).subject;
			run(db, `update contents set bytes = replace(bytes, '}', ' }') where subject = ?`, [subject]);
		});
		expect(findings).toContainEqual(expect.objectContaining({ check: 'content-hash-differs', subject }));
	});

	test('the columns beside the bytes', async () => {
		for (const [column, value] of [['recorded_at', '2026-11-20T00:00:00.000Z'], ['act', 'question.enter'], ['type', 'answer'], ['happened_at', '2026-01-01']] as const) {
			const { findings } = await after((db) => run(db, `update contents set ${column} = ? where subject = ?`, [value, story.question]));
			expect(findings, column).toContainEqual(expect.objectContaining({ check: 'row-differs', table: 'contents', ...at() }));
		}
	});
});

describe('one entry', () => {
	const seq = () => {
		const db = openReader(file);
		const found = entryOf(db, story.answer).seq;
		db.client.close();
		return found;
	};

	test('its bytes: this one is named, and no stretch around it', async () => {
		const { findings } = await after((db) => run(db, `update entries set bytes = replace(bytes, '2026-11-26', '2026-11-25') where subject = ?`, [story.answer]));
		expect(findings).toEqual(expect.arrayContaining([{ check: 'leaf-differs', seq: seq() }, expect.objectContaining({ check: 'root-differs' })]));
		expect(findings.filter(({ check }) => check === 'entries-changed')).toEqual([]);
		// Its actor stands in no column and in no other row.
		const actor = await after((db) => run(db, `update entries set bytes = json_set(bytes, '$.actor', 'somebody-else') where subject = ?`, [story.answer]));
		expect(actor.findings.map(({ check, seq: at }) => [check, at])).toEqual([['leaf-differs', seq()], ['root-differs', undefined]]);
	});

	test('the bytes of one, bytes and leaf of another: the one is named, the other by the stretch in which it lies', async () => {
		const { findings } = await after((db) => {
			run(db, `update entries set bytes = replace(bytes, '2026-11-26', '2026-11-25') where subject = ?`, [story.answer]);
			const { seq: first, bytes } = db.client.prepare(`select seq, bytes from entries where community = 'LW' and seq = 0`).get() as { seq: number; bytes: string };
			const other = bytes.replace('"v":1', '"v":2');
			run(db, `update entries set bytes = ?, leaf = ? where community = 'LW' and seq = ?`, [other, Buffer.from(treeHasher(sha256).leaf(utf8(other))), first]);
		});
		expect(findings).toContainEqual({ check: 'leaf-differs', seq: seq() });
		expect(findings.find(({ check }) => check === 'entries-changed')?.params).toMatchObject({ from: 0 });
	});

	test('its bytes and its leaf hash: the stretch of the tree is named, and the row of the content that disagrees', async () => {
		const { findings } = await after((db) => {
			const bytes = entryOf(db, story.answer).bytes.replace('2026-11-26', '2026-11-25');
			run(db, 'update entries set bytes = ?, leaf = ? where subject = ?', [bytes, Buffer.from(treeHasher(sha256).leaf(utf8(bytes))), story.answer]);
		});
		const changed = findings.find(({ check }) => check === 'entries-changed')!;
		expect(changed.params!.from).toBeLessThanOrEqual(seq());
		expect(changed.params!.until).toBeGreaterThanOrEqual(seq());
		expect(findings).toContainEqual(expect.objectContaining({ check: 'row-differs', table: 'contents', seq: seq(), params: expect.objectContaining({ column: 'recordedAt' }) }));
		expect(findings).toContainEqual(expect.objectContaining({ check: 'root-differs' }));
	});

	test('its columns, its leaf', async () => {
		expect((await after((db) => run(db, `update entries set act = 'question.ask' where subject = ?`, [story.answer]))).findings)
			.toEqual([{ check: 'row-differs', table: 'entries', subject: story.answer, seq: seq(), params: { column: 'act', expected: 'question.answer', found: 'question.ask' } }]);
		expect((await after((db) => run(db, 'update entries set leaf = zeroblob(32) where subject = ?', [story.answer]))).findings).toEqual([{ check: 'leaf-differs', seq: seq() }]);
	});

	test('damaged by a hex editor, gone, the last ones cut off', async () => {
		expect((await after((db) => run(db, `update entries set bytes = substr(bytes, 2) where subject = ?`, [story.answer]))).findings).toContainEqual(expect.objectContaining({ check: 'entry-unreadable', seq: seq() }));
		expect((await after((db) => run(db, 'delete from entries where subject = ?', [story.answer]))).findings)
			.toEqual(expect.arrayContaining([{ check: 'entry-out-of-place', seq: seq(), params: { says: seq() + 1, expected: seq() } }, expect.objectContaining({ check: 'size-differs' })]));
		const cut = await after((db) => run(db, `delete from entries where community = 'LW' and seq > ?`, [seq()], 3));
		expect(cut.findings).toEqual(expect.arrayContaining([expect.objectContaining({ check: 'size-differs' }), expect.objectContaining({ check: 'content-without-entry', subject: story.slip })]));
	});

	test('the checkpoint, the edge of the tree, the whole log', async () => {
		expect((await after((db) => run(db, `update logs set checkpoint = replace(checkpoint, '/LW', '/SQ') where community = 'LW'`))).verdicts.LW).toBe('not-verified');
		expect((await after((db) => run(db, `update logs set frontier = zeroblob(5) where community = 'LW'`))).findings).toContainEqual(expect.objectContaining({ check: 'row-differs', table: 'logs' }));
		expect((await after((db) => run(db, `update logs set size = 5 where community = 'LW'`))).findings).toContainEqual(expect.objectContaining({ check: 'row-differs', table: 'logs' }));
		expect((await after((db) => run(db, `delete from logs where community = 'LW'`))).findings).toContainEqual({ check: 'checkpoint-missing' });
	});
});

/** Does what a thief of the key can do: changes an entry of a log, hashes everything after it anew and signs the result. */
function rewrite(db: Db, sign = signer(newPrivateKey())): void {
	const hasher = treeHasher(sha256);
	const row = db.client.prepare('select seq, bytes from contents where subject = ?').get(story.question) as { seq: number; bytes: string };
	const bytes = row.bytes.replace('名单在哪里看', '谢谢你们的工作');
	const salt = '000102030405060708090a0b0c0d0e0f';
	const hash = contentHash(sha256, salt, bytes);
	run(db, 'update contents set bytes = ?, salt = ?, hash = ? where subject = ?', [bytes, salt, hash, story.question]);
	run(db, 'update subjects set hash = ? where subject = ?', [hash, story.question]);
	run(db, 'update questions set hash = ? where subject = ?', [hash, story.question]);
	const entry = encodeEntry({ ...decodeEntry(utf8(entryOf(db, story.question).bytes)), hash });
	run(db, 'update entries set bytes = ?, leaf = ? where subject = ?', [Buffer.from(entry).toString('utf8'), Buffer.from(hasher.leaf(entry)), story.question]);
	const leaves = (db.client.prepare(`select leaf from entries where community = 'LW' order by seq`).all() as { leaf: Buffer }[]).map(({ leaf }) => new Uint8Array(leaf));
	const frontier = appendAll(hasher, EMPTY_FRONTIER, leaves);
	const key = town.portal.logKey('LW');
	const checkpoint = signCheckpoint({ origin: key.name, size: frontier.size, root: rootOfFrontier(hasher, frontier) }, key, sign);
	run(db, `update logs set frontier = ?, checkpoint = ? where community = 'LW'`, [Buffer.from(encodeFrontier(frontier)), checkpoint]);
}

/** The ledger as it was when only the history had been taken over. */
async function earlierLedger(): Promise<string> {
	const before = await openTown();
	await before.portal.close();
	const copy = join(town.folder, 'earlier.db');
	cpSync(before.ledgerFile, copy);
	await before.close();
	return copy;
}

describe('history rewritten and hashed anew', () => {
	test('signed by a stranger: the signature is bad', async () => {
		expect((await after((db) => rewrite(db))).findings).toEqual([{ check: 'signature-bad' }]);
	});

	test('signed with the stolen key: nothing inside gives it away, but whoever kept a checkpoint sees it', async () => {
		const stolen = signer(privateKeyOf(town.seed));
		expect((await after((db) => rewrite(db, stolen))).verdicts).toMatchObject({ LW: 'verified' });
		const { root, frontier, size } = (await verify(file)).find(({ community }) => community === 'LW')!;
		const told = await after((db) => rewrite(db, stolen), { seen: { LW: [{ size, root, frontier }] } });
		expect(told.verdicts).toMatchObject({ LW: 'not-verified', QH: 'verified' });
		expect(told.findings).toEqual([expect.objectContaining({ check: 'log-rewritten' })]);
		// The question is not older than this state, so whoever kept only that one has nothing against the new story.
		const early = (await verify(await earlierLedger())).find(({ community }) => community === 'LW')!;
		expect((await after((db) => rewrite(db, stolen), { seen: { LW: [early] } })).verdicts).toMatchObject({ LW: 'verified' });
	});
});
