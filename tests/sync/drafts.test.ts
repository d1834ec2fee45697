import { afterEach, beforeEach, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft, Put } from '#acts/document/live.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import { openLazily, type LazyDocuments } from '../support/live-documents.ts';

/* A draft as acts know it: what it begins with, what is adopted into it, and the moment in which it is sealed. */

const document = 'AAAAAAAAAAAAAAAAAAAAAA' as SubjectId;
const start: Clause[] = [
	{ id: 'one1', heading: '一、目的', blocks: [{ id: 'p1p1', kind: 'paragraph', text: '为了安全充电。' }] },
	{ id: 'two2', heading: '二、收费', blocks: [{ id: 'p2p2', kind: 'paragraph', text: '每度电一元二角，由物业代收。' }, { id: 'l2l2', kind: 'list', items: ['包月三十元', '按次一元'] }] },
	{ id: 'thr3', heading: '三、附则', blocks: [{ id: 'p3p3', kind: 'paragraph', text: '自公布之日起施行。' }] }
];
const put = (n: number, more: Omit<Put, 'suggestion'>): Put => ({ suggestion: `S${String(n).padStart(21, '0')}` as SubjectId, ...more });
const draft = (puts: Put[] = [], text: Clause[] = start): Draft => ({ document, no: 2, start: text, puts });
const texts = (clauses: Clause[]) => clauses.map(clauseText);

let folder: string;
let live: LazyDocuments;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'yishi-drafts-'));
	live = openLazily(join(folder, 'documents.db'));
});
afterEach(() => {
	live.close();
	rmSync(folder, { recursive: true, force: true });
	expect(live.fatal).toEqual([]);
});

it('a draft that nobody has opened is its start, and reading it writes nothing', async () => {
	expect(await live.documents.read(draft())).toEqual(start);
	expect(live.open().sync.open).toBe(0);
	await live.documents.settle(draft());
	expect(await live.documents.read(draft())).toEqual(start);
});

it('what is adopted is in it once, however often it is settled, also read before', async () => {
	const puts = [
		put(1, { is: 'change', clause: 'two2', text: '二、收费\n每度电九角五分，由物业代收。\n（一）包月三十元\n（二）按次一元\n（三）老人半价' }),
		put(2, { is: 'add', clause: 'two2', text: '三、巡查\n每周两次。' }),
		put(3, { is: 'add', clause: 'two2', text: '四、灭火\n配灭火器。' }),
		put(4, { is: 'remove', clause: 'one1' }),
		put(5, { is: 'add', text: '前言\n大家商量好的。' })
	];
	const before = await live.documents.read(draft(puts));
	expect(texts(before)).toEqual(['前言\n大家商量好的。', '二、收费\n每度电九角五分，由物业代收。\n（一）包月三十元\n（二）按次一元\n（三）老人半价', '三、巡查\n每周两次。', '四、灭火\n配灭火器。', '三、附则\n自公布之日起施行。']);
	// The parts that stay keep their ids.
	expect(before[1]!.blocks.map(({ id }) => id)).toEqual(['p2p2', 'l2l2']);
	await live.documents.settle(draft(puts.slice(0, 2)));
	await live.documents.settle(draft(puts));
	await live.documents.settle(draft(puts));
	expect(await live.documents.read(draft(puts))).toEqual(before);
	live.close();
	live = openLazily(join(folder, 'documents.db'));
	await live.documents.settle(draft(puts));
	expect(await live.documents.read(draft(puts))).toEqual(before);
});
