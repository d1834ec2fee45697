import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader, openWriter, storageTrouble, type Db } from '#records/database.server.ts';
import { createWriter, type Worked, type Writer } from '#records/writer.ts';

/*
 * The queue in front of the one writing connection. Pieces of work put numbers into a table; beside the table a sum is kept in memory,
 * as the ledger keeps the edges of its trees, and both must always agree.
 */

let folder: string;
let db: Db;
let reader: Db;
let writer: Writer;
/** The sum beside the database, what each batch did with it, and how many commits there were. */
let sum: number;
let commits: number;
let lost: number;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'yishi-writer-'));
	db = openWriter(join(folder, 'queue.db'));
	db.client.exec('create table numbers (n integer primary key, filling blob)');
	reader = openReader(join(folder, 'queue.db'));
	sum = commits = lost = 0;
	let marked = 0;
	let before = 0;
	writer = createWriter(
		db,
		{
			mark: () => {
				marked = sum;
			},
			undo: () => {
				sum = marked;
			},
			beforeCommit: async () => undefined,
			committed: () => {
				commits++;
				before = sum;
			},
			lost: () => {
				lost++;
				sum = before;
			}
		},
		(error) => storageTrouble(error) !== undefined
	);
});
afterEach(async () => {
	await writer.idle();
	reader.client.close();
	db.client.close();
	rmSync(folder, { recursive: true, force: true });
});

const numbers = (from: Db = reader) => (from.client.prepare('select n from numbers order by n').raw(true).all() as [number][]).map(([n]) => n);

function put(n: number, bytes = 0): void {
	db.client.prepare('insert into numbers values (?, zeroblob(?))').run(n, bytes);
	sum += n;
}

const keep = (n: number) => async (): Promise<Worked<string>> => {
	put(n);
	return { keep: true, value: `kept ${n}` };
};
const refuse = (n: number) => async (): Promise<Worked<string>> => {
	put(n);
	return { keep: false, value: `refused ${n}` };
};

test('whoever has an answer finds it on the disk, through any connection', async () => {
	expect(await writer.submit(keep(1))).toBe('kept 1');
	expect(numbers()).toEqual([1]);
	expect(numbers(db)).toEqual([1]);
});

test('a refused act rolls back alone: its neighbours of the same commit stay', async () => {
	const answers = await Promise.all([writer.submit(keep(1)), writer.submit(refuse(2)), writer.submit(keep(3))]);
	expect(answers).toEqual(['kept 1', 'refused 2', 'kept 3']);
	expect(numbers()).toEqual([1, 3]);
	expect(sum).toBe(4);
	expect(commits).toBe(1);
});

test('an act that fails for its own reasons tells its own caller, and nobody else', async () => {
	const failing = async (): Promise<Worked<string>> => {
		put(2);
		throw new TypeError('a bug');
	};
	const answers = await Promise.allSettled([writer.submit(keep(1)), writer.submit(failing), writer.submit(keep(3))]);
	expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : (answer.reason as Error).message))).toEqual(['kept 1', 'a bug', 'kept 3']);
	expect(numbers()).toEqual([1, 3]);
	expect(sum).toBe(4);
});

test('three hundred callers at once share two commits, in the order they came', async () => {
	const order: number[] = [];
	await Promise.all(Array.from({ length: 300 }, (_, n) => writer.submit(keep(n)).then(() => order.push(n))));
	expect(commits).toBe(2);
	expect(order).toEqual(Array.from({ length: 300 }, (_, n) => n));
	expect(numbers()).toHaveLength(300);
});

test('who comes while a batch runs is in the next one', async () => {
	let second: Promise<string> | undefined;
	const first = writer.submit(async () => {
		second ??= writer.submit(keep(2));
		put(1);
		return { keep: true, value: 'first' };
	});
	expect(await first).toBe('first');
	expect(await second).toBe('kept 2');
	expect(commits).toBe(2);
});

test('idle waits for all that wait, and for nothing when nothing does', async () => {
	await writer.idle();
	void writer.submit(keep(1));
	void writer.submit(keep(2));
	await writer.idle();
	expect(numbers()).toEqual([1, 2]);
});

describe('the disk', () => {
	const large = (n: number) => async (): Promise<Worked<string>> => {
		put(n, 4_000_000);
		return { keep: true, value: `kept ${n}` };
	};
	const setLimit = (pages: number) => void db.client.prepare(`pragma max_page_count = ${pages}`).raw(true).get();

	test('is full: the whole batch is refused, nobody in it was told otherwise, nothing of it is there', async () => {
		await writer.submit(keep(1));
		setLimit(40);
		const answers = await Promise.allSettled([writer.submit(keep(2)), writer.submit(large(3)), writer.submit(keep(4))]);
		expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(answers.map((answer) => storageTrouble((answer as PromiseRejectedResult).reason))).toEqual(['full', 'full', 'full']);
		expect(numbers()).toEqual([1]);
		expect(sum).toBe(1);
		expect(lost).toBe(1);
	});

	test('has room again: the next batch is written without anybody starting anything anew', async () => {
		setLimit(40);
		await expect(writer.submit(large(1))).rejects.toThrow();
		expect(await writer.submit(keep(2))).toBe('kept 2');
		setLimit(1_000_000);
		expect(await writer.submit(large(3))).toBe('kept 3');
		expect(numbers()).toEqual([2, 3]);
		expect(sum).toBe(5);
	});

	test('is full after somebody was refused: what was run twice is not there once', async () => {
		setLimit(40);
		const answers = await Promise.allSettled([writer.submit(keep(1)), writer.submit(refuse(2)), writer.submit(large(3))]);
		expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(numbers()).toEqual([]);
		expect(sum).toBe(0);
	});
});

test('whatever callers come with, the table has what was kept, the memory agrees, and each has their own answer', async () => {
	const piece = fc.record({ does: fc.constantFrom('keep', 'refuse', 'throw', 'look'), pause: fc.boolean() });
	let n = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
			const expected: string[] = [];
			const kept: number[] = numbers();
			const answers: Promise<string>[] = [];
			for (const { does, pause } of pieces) {
				const own = ++n;
				expected.push(`${does} ${own}`);
				if (does === 'keep') kept.push(own);
				answers.push(
					writer
						.submit(async (): Promise<Worked<string>> => {
							if (does === 'look') return { keep: 'nothing-written', value: `look ${own}` };
							put(own);
							if (does === 'throw') throw new Error(`throw ${own}`);
							return { keep: does === 'keep', value: `${does} ${own}` };
						})
						.catch((error: Error) => error.message)
				);
				if (pause) await new Promise((resolve) => setImmediate(resolve));
			}
			expect(await Promise.all(answers)).toEqual(expected);
			expect(numbers()).toEqual(kept);
			expect(sum).toBe(kept.reduce((total, one) => total + one, 0));
		}),
		{ numRuns: 60 }
	);
});
