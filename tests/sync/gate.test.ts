import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { covers, deletionsOf, join, judge, type Deletions, type Known, type Vector } from '#server/sync/gate.ts';
import { LIMITS } from '#server/sync/limits.ts';

/* What may come into a document, tried from both sides: honest people are never refused, and nothing that is let in waits for ever for something else. */

/** What a room knows, told by everything let in so far. */
function knowing(): Known & { vector: Vector; owners: Map<number, string>; deletions: Deletions } {
	const deletions: Deletions = new Map();
	return { vector: new Map(), owners: new Map(), deletions, hasDeleted: (some) => covers(deletions, some) };
}

function letIn(known: ReturnType<typeof knowing>, update: Uint8Array, person: string): string {
	const judged = judge(update, person, known, LIMITS);
	if (judged.is !== 'good') return judged.is;
	for (const [client, clock] of judged.advanced) known.vector.set(client, clock);
	for (const client of judged.met) known.owners.set(client, person);
	join(known.deletions, judged.deletions);
	return 'good';
}

const typing = fc.array(fc.record({ who: fc.integer({ min: 0, max: 2 }), at: fc.nat(1000), text: fc.string({ maxLength: 6 }), remove: fc.nat(4), hears: fc.boolean() }), { maxLength: 40 });

/** Three people type, sometimes without hearing of each other for a while; every update in the order in which it reaches the room. */
function typed(edits: typeof typing extends fc.Arbitrary<infer T> ? T : never): { who: number; update: Uint8Array }[] {
	const room = new Y.Doc();
	const docs = [0, 1, 2].map((who) => {
		const doc = new Y.Doc();
		doc.clientID = 100 + who;
		return doc;
	});
	const sent: { who: number; update: Uint8Array }[] = [];
	for (const { who, at, text, remove, hears } of edits) {
		const doc = docs[who]!;
		if (hears) Y.applyUpdate(doc, Y.encodeStateAsUpdate(room));
		const before = Y.encodeStateVector(doc);
		const body = doc.getText('body');
		doc.transact(() => {
			body.insert(at % (body.length + 1), text);
			body.delete(at % (body.length + 1), Math.min(remove, body.length - (at % (body.length + 1))));
		});
		const update = Y.encodeStateAsUpdate(doc, before);
		Y.applyUpdate(room, update);
		sent.push({ who, update });
	}
	return sent;
}

it('whatever 陈姨, 李明 and 王芳 type is let in, and the document knows what it has', () => {
	fc.assert(fc.property(typing, (edits) => {
		const known = knowing();
		const doc = new Y.Doc();
		for (const { who, update } of typed(edits)) {
			expect(['good', 'known']).toContain(letIn(known, update, `person ${who}`));
			Y.applyUpdate(doc, update);
		}
		expect(new Map(known.vector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
		// All of it again, as after a line that broke: nothing is new.
		expect(letIn(known, Y.encodeStateAsUpdate(doc), 'person 0')).toBe('known');
		expect(covers(known.deletions, deletionsOf(Y.encodeStateAsUpdate(doc)))).toBe(true);
	}), { numRuns: 100 });
});

it('with something left out, and in any order, whatever is let in stands at once and waits for nothing', () => {
	fc.assert(fc.property(typing, fc.infiniteStream(fc.nat(9)), (edits, luck) => {
		const known = knowing();
		const doc = new Y.Doc();
		const all = typed(edits);
		for (const one of all) {
			if (luck.next().value! < 3) continue;
			// Now and then an earlier one comes late.
			const { who, update } = luck.next().value! < 2 ? all[luck.next().value! % all.length]! : one;
			const is = letIn(known, update, `person ${who}`);
			if (is === 'good') Y.applyUpdate(doc, update);
			else if (is === 'known') expect(Y.encodeStateVector(doc)).toEqual((Y.applyUpdate(doc, update), Y.encodeStateVector(doc)));
			expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
		}
	}), { numRuns: 150 });
});

it('bent bytes are no update, or stand in every client at once; none is let in under another’s name', () => {
	const known = knowing();
	const doc = new Y.Doc();
	const chen = new Y.Doc();
	chen.clientID = 7;
	chen.getText('body').insert(0, '把路灯修好');
	letIn(known, Y.encodeStateAsUpdate(chen), '陈姨');
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(chen));
	// Three more, who have written around each other's words and deleted some.
	const others = [8, 9, 10].map((client) => {
		const other = new Y.Doc();
		other.clientID = client;
		Y.applyUpdate(other, Y.encodeStateAsUpdate(chen));
		return other;
	});
	for (let i = 0; i < 6; i++) {
		const other = others[i % 3]!;
		other.getText('body').insert(2 + i, '灯'.repeat(i + 1));
		other.getText('body').delete(1, 1);
		for (const one of others) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	}
	const update = Y.encodeStateAsUpdate(others[0]!, Y.encodeStateVector(chen));
	expect(judge(update, '三人', known, LIMITS).is).toBe('good');
	const before = Y.encodeStateAsUpdate(doc);
	let good = 0;
	fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(update.length - 1), bits: fc.integer({ min: 1, max: 255 }) }), { minLength: 1, maxLength: 3 }), (flips) => {
		const bent = update.slice();
		for (const { at, bits } of flips) bent[at]! ^= bits;
		let judged: ReturnType<typeof judge> | undefined;
		try {
			judged = judge(bent, '坏人', known, LIMITS);
		} catch {
			return;
		}
		if (judged.is !== 'good') return;
		good++;
		expect(judged.advanced.map(([client]) => client)).not.toContain(7);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, before);
		Y.applyUpdate(copy, bent);
		expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null]);
	}), { numRuns: 3000 });
	expect(good).toBeGreaterThan(50);
});

it('someone else’s client, a gap, and a stretch of nothing that claims a billion letters are not let in', () => {
	const known = knowing();
	const chen = new Y.Doc();
	chen.getText('body').insert(0, '安装路灯');
	expect(letIn(known, Y.encodeStateAsUpdate(chen), '陈姨')).toBe('good');
	const before = Y.encodeStateVector(chen);
	chen.getText('body').insert(4, '十盏');
	const middle = Y.encodeStateVector(chen);
	const second = Y.encodeStateAsUpdate(chen, before);
	chen.getText('body').insert(6, '。');
	const third = Y.encodeStateAsUpdate(chen, middle);
	expect(letIn(known, second, '王芳')).toBe('not-yours');
	expect(letIn(known, third, '陈姨')).toBe('gap');
	expect(letIn(known, Y.mergeUpdates([Y.encodeStateAsUpdate(new Y.Doc()), third]), '陈姨')).toBe('gap');
	// Deleting what nobody has written.
	const wang = new Y.Doc();
	Y.applyUpdate(wang, Y.encodeStateAsUpdate(chen));
	const known2 = Y.encodeStateVector(wang);
	wang.getText('body').delete(6, 1);
	expect(letIn(known, Y.encodeStateAsUpdate(wang, known2), '王芳')).toBe('gap');
	expect(letIn(known, second, '陈姨')).toBe('good');
	expect(letIn(known, third, '陈姨')).toBe('good');
	expect(letIn(known, Y.encodeStateAsUpdate(wang, known2), '王芳')).toBe('good');
	// Two that lean on each other: client 8 on 9, 9 on 8.
	const circle = Uint8Array.from([2, 1, 9, 0, 0x84, 8, 0, 1, 97, 1, 8, 0, 0x84, 9, 0, 1, 98, 0]);
	expect(Y.decodeUpdate(circle).structs).toHaveLength(2);
	expect(letIn(known, circle, '坏人')).toBe('gap');
	// One that comes after itself.
	expect(letIn(known, Uint8Array.from([1, 1, 9, 0, 0x84, 9, 0, 1, 97, 0]), '坏人')).toBe('gap');
	// One struct of client 9: collected, a billion long; no deletions.
	const bomb = Uint8Array.from([1, 1, 9, 0, 0, 0x80, 0x94, 0xeb, 0xdc, 0x03, 0]);
	expect(letIn(known, bomb, '坏人')).toBe('too-much');
});

it('a hole that an update names itself is no way round what is missing', () => {
	const chen = new Y.Doc();
	chen.clientID = 7;
	const [first, second, third] = ['安装路灯', '十盏', '。'].map((words) => {
		const before = Y.encodeStateVector(chen);
		chen.getText('body').insert(chen.getText('body').length, words);
		return Y.encodeStateAsUpdate(chen, before);
	}) as [Uint8Array, Uint8Array, Uint8Array];
	const holed = Y.mergeUpdates([first, third]);
	expect(Y.decodeUpdate(holed).structs.map((struct) => struct instanceof Y.Skip)).toEqual([false, true, false]);
	const known = knowing();
	expect(letIn(known, holed, '陈姨')).toBe('gap');
	// Nor when what comes before the hole is here, or a hole is all there is.
	expect(letIn(known, first, '陈姨')).toBe('good');
	expect(letIn(known, holed, '陈姨')).toBe('gap');
	// One struct of client 9: a skip, a billion long; no deletions.
	expect(letIn(known, Uint8Array.from([1, 1, 9, 0, 10, 0x80, 0x94, 0xeb, 0xdc, 0x03, 0]), '坏人')).toBe('gap');
	expect(known.vector.get(7)).toBe(4);
	// It comes in once nothing is missing.
	expect(letIn(known, second, '陈姨')).toBe('good');
	expect(letIn(known, third, '陈姨')).toBe('good');
	expect(known.vector.get(7)).toBe(7);
});

it('deletions are one set, however they come', () => {
	const ranges = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 });
	fc.assert(fc.property(ranges, ranges, (first, second) => {
		const all: Deletions = new Map();
		const letters = new Set<number>();
		for (const [from, length] of [...first, ...second]) {
			join(all, new Map([[1, [[from, from + length]]]]));
			for (let i = 0; i < length; i++) letters.add(from + i);
		}
		const said = all.get(1)!.flatMap(([from, until]) => Array.from({ length: until - from }, (_, i) => from + i));
		expect(said).toEqual([...letters].sort((a, b) => a - b));
		for (const [from, length] of second) expect(covers(all, new Map([[1, [[from, from + length]]]]))).toBe(true);
		for (let at = 0; at < 75; at++) expect(covers(all, new Map([[1, [[at, at + 1]]]]))).toBe(letters.has(at));
	}));
});
