import { afterEach, beforeEach, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as Y from 'yjs';
import type { Draft, Put } from '#acts/document/live.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { clauseFromText, clauseText, type Clause } from '#domain/document/clause.ts';
import { beginning, putIn } from '#server/documents/putting.ts';
import { clausesIn, docOf, textOf } from '#server/documents/tree.ts';
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

const words = fc.array(fc.constantFrom('充电', '停车', '每度', '一元', '二角', '。', '，', '楼道', '𠮷', '𠮶', '🞷', '👩‍🌾', '1.2', ' ', '由物业代收'), { minLength: 1, maxLength: 12 }).map((parts) => parts.join('').trim()).filter((text) => text !== '' && !/^[\d-]/.test(text));
const lines = fc.array(fc.oneof(words, words.map((text) => `（一）${text}`), fc.array(words, { minLength: 1, maxLength: 3 }).map((cells) => `| ${cells.join(' | ')} |`)), { maxLength: 6 });
const clauseLines = fc.tuple(words, lines).map(([heading, more]) => [heading, ...more].join('\n'));

it('whatever a clause was and shall be, it is then as it shall be, and the clauses beside it have not moved', () => {
	let ids = 0;
	const newId = () => `part${ids++}`;
	fc.assert(fc.property(clauseLines, fc.array(clauseLines, { minLength: 1, maxLength: 3 }), (was, later) => {
		const clause = clauseFromText(was, { id: 'two2', headed: true, newId });
		const text = [start[0]!, clause, start[2]!];
		const doc = docOf(beginning(draft([], text)));
		let current = clause;
		later.forEach((wanted, n) => {
			const one = put(n, { is: 'change', clause: 'two2', text: wanted });
			putIn(doc, draft([one], text), one);
			const now = clausesIn(doc);
			expect(clauseText(now[1]!)).toBe(clauseText(clauseFromText(wanted, { id: 'two2', headed: true, newId })));
			expect([now[0], now[2]]).toEqual([start[0], start[2]]);
			// Parts that are still there are the same parts.
			const kept = now[1]!.blocks.map(({ id }) => id).filter((id) => current.blocks.some((block) => block.id === id));
			for (const kind of ['paragraph', 'list', 'table']) {
				const [had, has] = [current, now[1]!].map(({ blocks }) => blocks.filter((block) => block.kind === kind).length);
				expect(now[1]!.blocks.filter((block) => block.kind === kind && kept.includes(block.id))).toHaveLength(Math.min(had!, has!));
			}
			current = now[1]!;
		});
	}), { numRuns: 300 });
});

it('an adopted clause under the hands of somebody who types: what they wrote beside it stays, also in the same paragraph', () => {
	const text = (line: string): Clause[] => [{ id: 'two2', heading: '二、收费', blocks: [{ id: 'p2p2', kind: 'paragraph', text: line }] }];
	const one = put(1, { is: 'change', clause: 'two2', text: '二、收费\n每度电九角，由物业代收，每周结清。' });
	const begun = beginning(draft([], text('每度电一元，由物业代收，每月结清。')));
	const [here, portal] = [docOf(begun), docOf(begun)];
	const line = ((textOf(here).get(0) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as Y.XmlText;
	line.insert(line.length, '账目公布。');
	line.insert('每度电一元，由物业'.length, '或居委会');
	putIn(portal, draft([one], text('')), one);
	Y.applyUpdate(here, Y.encodeStateAsUpdate(portal));
	Y.applyUpdate(portal, Y.encodeStateAsUpdate(here));
	expect(texts(clausesIn(here))).toEqual(['二、收费\n每度电九角，由物业或居委会代收，每周结清。账目公布。']);
	expect(clausesIn(portal)).toEqual(clausesIn(here));
});

it('a clause that was taken out meanwhile comes back where it was when a change of it is adopted; one that is to go and has gone needs nothing', () => {
	const doc = docOf(beginning(draft()));
	textOf(doc).delete(1, 1);
	const change = put(1, { is: 'change', clause: 'two2', text: '二、收费\n免费。' });
	putIn(doc, draft([change]), change);
	expect(clausesIn(doc).map(({ id }) => id)).toEqual(['one1', 'two2', 'thr3']);
	const remove = put(2, { is: 'remove', clause: 'gone' });
	putIn(doc, draft([change, remove]), remove);
	expect(clausesIn(doc)).toHaveLength(3);
	for (const clause of ['one1', 'two2', 'thr3']) {
		const one = put(3, { is: 'remove', clause });
		putIn(doc, draft([one]), one);
	}
	// Nothing is left to read, and still something to stand in.
	expect(clausesIn(doc)).toEqual([]);
	expect(textOf(doc).length).toBe(1);
});

it('the same text begins with the same bytes, whoever begins it; another draft with others', () => {
	expect(beginning(draft())).toEqual(beginning(draft()));
	expect(beginning({ ...draft(), no: 3 })).not.toEqual(beginning(draft()));
	const doc = docOf(beginning(draft()));
	Y.applyUpdate(doc, beginning(draft()));
	expect(clausesIn(doc)).toEqual(start);
});
