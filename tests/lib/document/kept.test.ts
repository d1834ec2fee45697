import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { clauseText } from '#domain/document/clause.ts';
import { TEXT } from '#domain/document/editor-json.ts';
import { clausesIn, withoutForeign } from '#lib/document/editor/reading.ts';
import { fateOf } from '#lib/document/editor/recovery.ts';
import { schema } from '#lib/document/editor/schema.ts';
import type { ReplicaDb } from '#lib/replica/open.ts';
import { keptTexts, noteUnsaved, putText, takeText, type KeptText } from '#lib/replica/texts.ts';

/* What a device keeps of a draft: read whatever lies in it, noted window by window, and given back where its draft can take nothing more. */

describe('what no editor writes', () => {
	const element = (name: string, id: string | undefined, ...children: (Y.XmlElement | Y.XmlText | Y.Map<unknown> | Y.XmlHook)[]) => {
		const made = new Y.XmlElement(name);
		if (id !== undefined) made.setAttribute('id', id);
		made.insert(0, children as Y.XmlElement[]);
		return made;
	};
	function foreign(): Y.Doc {
		const doc = new Y.Doc();
		const marked = new Y.XmlText('车辆停进划线区。');
		const item = element('item', undefined, new Y.XmlText('刷卡'), new Y.XmlHook('gadget'));
		const text = doc.getXmlFragment(TEXT);
		text.insert(0, [
			element('article', 'one1', element('heading', undefined, new Y.XmlText('一、停放')), new Y.Map(), element('paragraph', 'par1', marked), element('list', 'list', item, new Y.Map())),
			new Y.XmlText('旁边的字') as never
		]);
		marked.format(0, 2, { bold: true });
		marked.insertEmbed(3, { image: 'x' });
		marked.insertEmbed(5, new Y.Map());
		return doc;
	}

	it('stops nobody’s editor, and every word of the clauses is shown', () => {
		const doc = foreign();
		const text = doc.getXmlFragment(TEXT);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
		expect(() => yXmlFragmentToProseMirrorRootNode(copy.getXmlFragment(TEXT), schema)).toThrow();
		doc.transact((tr) => withoutForeign(text, tr));
		const shown = yXmlFragmentToProseMirrorRootNode(text, schema);
		expect(shown.childCount).toBe(1);
		expect(shown.textContent).toBe('一、停放车辆停进划线区。刷卡');
		// The clock of whoever reads has not moved: what they write next is the next that others lack.
		expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(copy));
	});

	it('is read as its words, as the portal reads it', () => {
		expect(clausesIn(foreign()).map(clauseText)).toEqual(['一、停放\n车辆停进划线区。\n（一）刷卡', '旁边的字']);
	});
});

describe('what becomes of a draft that the page does not open', () => {
	const old = { epoch: 'e1', no: 2, write: true, unsaved: [] as string[] };
	it('after a restore all of it counts, whatever its number, saved or not', () => {
		for (const no of [1, 2, 3]) expect(fateOf({ ...old, no }, { epoch: 'e2', no: 2 })).toBe('restored');
		expect(fateOf(old, { epoch: 'e2', no: undefined })).toBe('restored');
	});
	it('sealed, given up or final: what was not saved is handed over, what was is forgotten', () => {
		for (const no of [3, undefined]) {
			expect(fateOf(old, { epoch: 'e1', no })).toBe('forget');
			expect(fateOf({ ...old, unsaved: ['one1'] }, { epoch: 'e1', no })).toBe('sealed-meanwhile');
		}
	});
	it('whoever may not write any more keeps what they wrote', () => {
		expect(fateOf({ ...old, unsaved: ['one1'] }, { epoch: 'e1', no: 2 })).toBe('show');
		expect(fateOf({ ...old, write: false }, { epoch: 'e2', no: 2 })).toBe('forget');
	});
	it('without network nothing is forgotten', () => {
		expect(fateOf(old, { no: 3 })).toBe('keep');
		expect(fateOf({ ...old, unsaved: ['one1'] }, {})).toBe('show');
	});
});

describe('two windows of one draft', () => {
	const text: KeptText = { name: 'yishi-text a', community: 'LW', document: 'd', no: 1, epoch: 'e1', who: 'me', write: true, unsaved: [] };
	let db: ReplicaDb;
	beforeEach(() => {
		const rows = new Map<string, unknown>();
		const store = { get: async (key: string) => rows.get(key), put: async (value: unknown, key: string) => void rows.set(key, structuredClone(value)) };
		db = { get: async (_: string, key: string) => rows.get(key), transaction: () => ({ store, done: Promise.resolve() }) } as unknown as ReplicaDb;
	});
	const noted = async () => (await keptTexts(db))[0]!.unsaved.sort();

	it('what one has saved takes nothing from what the other has not', async () => {
		await takeText(db, text, 'A', new Set());
		await takeText(db, text, 'B', new Set(['A']));
		await noteUnsaved(db, text, 'A', ['one1']);
		await noteUnsaved(db, text, 'B', ['two2', 'one1']);
		expect(await noted()).toEqual(['one1', 'two2']);
		await noteUnsaved(db, text, 'B', []);
		expect(await noted()).toEqual(['one1']);
	});

	it('what a closed window left is taken up by the next; an open one looks after its own', async () => {
		await noteUnsaved(db, text, 'A', ['one1']);
		expect(await takeText(db, text, 'B', new Set(['A', 'B']))).toEqual([]);
		expect(await noted()).toEqual(['one1']);
		expect(await takeText(db, text, 'C', new Set(['C']))).toEqual(['one1']);
		await noteUnsaved(db, text, 'C', []);
		expect(await noted()).toEqual([]);
	});

	it('one that was noted before windows were told apart is taken up too', async () => {
		await putText(db, { ...text, unsaved: ['thr3'] });
		expect(await takeText(db, text, 'A', new Set())).toEqual(['thr3']);
	});
});
