import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { holdsAll } from '#lib/document/editor/deletions.ts';
import { colourOf, isCursor, summed } from '#lib/document/editor/people.ts';
import { createUnsaved } from '#lib/document/editor/unsaved.ts';
import { calledBy } from '#lib/document/editor/words.ts';

describe('what is not saved', () => {
	const clauses = (unsaved: ReturnType<typeof createUnsaved>) => [...unsaved.clauses()].sort();

	it('words are saved when the vector has passed them, with everything before', () => {
		const unsaved = createUnsaved();
		unsaved.asked();
		unsaved.answered(true);
		unsaved.wrote(['two2'], 5);
		unsaved.wrote(['thr3']);
		unsaved.wrote(['one1'], 9);
		unsaved.saved(5, 1);
		expect(clauses(unsaved)).toEqual(['one1', 'thr3']);
		unsaved.saved(9, 1);
		expect(unsaved.any).toBe(false);
	});

	it('a deletion moves no vector: it waits for the count', () => {
		const unsaved = createUnsaved();
		unsaved.asked();
		unsaved.answered(true);
		unsaved.wrote(['two2'], 5);
		unsaved.wrote(['thr3']);
		unsaved.saved(5, 1);
		expect(clauses(unsaved)).toEqual(['thr3']);
		unsaved.saved(5, 2);
		expect(unsaved.any).toBe(false);
	});

	it('what was written without network goes in one, which counts when the portal did not know it', () => {
		const unsaved = createUnsaved(['one1']);
		unsaved.wrote(['two2']);
		unsaved.asked();
		unsaved.answered(false);
		unsaved.wrote(['thr3']);
		// The first is not called saved by what came after it on another socket.
		unsaved.saved(0, 0);
		expect(clauses(unsaved)).toEqual(['one1', 'thr3', 'two2']);
		unsaved.saved(0, 1);
		expect(clauses(unsaved)).toEqual(['thr3']);
		unsaved.saved(0, 2);
		expect(unsaved.any).toBe(false);
	});

	it('what the portal knew already is settled after a while; nothing newer with it', () => {
		const unsaved = createUnsaved(['one1']);
		unsaved.asked();
		unsaved.answered(true);
		unsaved.wrote(['two2']);
		unsaved.settled();
		expect(clauses(unsaved)).toEqual(['two2']);
		unsaved.saved(0, 1);
		expect(unsaved.any).toBe(false);
	});

	it('a line that breaks makes nothing saved', () => {
		const unsaved = createUnsaved();
		unsaved.asked();
		unsaved.answered(true);
		unsaved.wrote(['two2']);
		unsaved.closed();
		unsaved.wrote(['thr3'], 3);
		unsaved.asked();
		expect(clauses(unsaved)).toEqual(['thr3', 'two2']);
	});

	it('knows whether the portal has every deletion', () => {
		const doc = new Y.Doc();
		doc.getText('t').insert(0, '充电口支持扫码');
		const before = Y.encodeStateAsUpdate(doc);
		doc.getText('t').delete(2, 2);
		doc.getText('t').delete(0, 1);
		const all = Y.createDeleteSetFromStructStore(doc.store);
		expect(holdsAll([Y.decodeUpdate(before).ds as typeof all], all)).toBe(false);
		expect(holdsAll([Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).ds as typeof all], all)).toBe(true);
		expect(holdsAll([], Y.createDeleteSet())).toBe(true);
	});
});

describe('who is here, in words', () => {
	it('everybody once, however many windows they have; oneself is not told', () => {
		const all = [{ person: 'a', name: '陈姨', in: 'two2' }, { person: 'a', name: '陈姨', in: 'two2' }, { person: 'b', name: '李明正' }, { person: 'c', name: '我', in: 'one1' }];
		expect(summed(all, 'c')).toEqual({ names: ['陈姨', '李明正'], writing: [{ clause: 'two2', count: 1 }] });
		expect(colourOf('a')).toBe(colourOf('a'));
	});

	it('a clause is called by its number, where a language counts so', () => {
		const zh = { clause: '第{numeral}条', nameless: '没有标题的一条' };
		expect(['四、充电', '第十二条 收费', '附则', ''].map((heading) => calledBy(heading, zh))).toEqual(['第四条', '第十二条', '“附则”', '没有标题的一条']);
		expect(calledBy('四、充电', { clause: '“{heading}”', nameless: 'a clause' })).toBe('“四、充电”');
	});

	it('what another device sends as its cursor is looked at first', () => {
		const end = { type: null, tname: 'text', item: { client: 7, clock: 3 }, assoc: 0 };
		expect(isCursor({ anchor: end, head: end })).toBe(true);
		for (const bad of [null, undefined, 7, {}, { anchor: null, head: null }, { anchor: end, head: 'x' }, { anchor: end, head: { ...end, item: { client: -1, clock: 3 } } }, { anchor: end, head: { ...end, tname: 5 } }]) expect(isCursor(bad), JSON.stringify(bad)).toBe(false);
	});
});
