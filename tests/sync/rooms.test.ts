import { afterEach, beforeEach, expect, it } from 'vitest';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { openWriter } from '#records/database.server.ts';
import type { Limits } from '#server/sync/limits.ts';
import { openRoom } from '#server/sync/room.ts';
import { layTable, sitDown, stranger, until, updateMessage, type Table } from '../support/documents.ts';

/* 陈姨, 李明 and others at one text, with the published client over real sockets; and those who come to break it. */

let table: Table;
let people: { leave(): void }[] = [];
beforeEach(async () => void (table = await layTable()));
afterEach(async () => {
	for (const one of people) one.leave();
	people = [];
	await table.close();
	expect(table.fatal).toEqual([]);
});

function sit(document: string, who: string, more?: Record<string, string>) {
	const seat = sitDown(table.url, document, who, more);
	people.push(seat);
	return seat;
}

function presenceMessage(client: number, clock: number, state: unknown): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, 1);
	encoding.writeVarUint(body, client);
	encoding.writeVarUint(body, clock);
	encoding.writeVarString(body, JSON.stringify(state));
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, 1);
	encoding.writeVarUint8Array(to, encoding.toUint8Array(body));
	return encoding.toUint8Array(to);
}

it('two in one clause: the words of both stay', async () => {
	const [chen, li] = [sit('灯', '陈姨'), sit('灯', '李明')];
	await Promise.all([chen.synced(), li.synced()]);
	chen.text.insert(0, '在东巷装路灯。');
	await until(() => li.text.toString() === '在东巷装路灯。', '李明 reads it');
	chen.text.insert(5, '十盏');
	li.text.insert(6, '声控');
	await until(() => chen.text.toString() === li.text.toString() && chen.text.length === 11, 'both read the same');
	expect(chen.text.toString()).toMatch(/十盏/);
	expect(chen.text.toString()).toMatch(/声控/);
});

it('both without a line for a while, and a portal that is begun again: afterwards the same text, and a newcomer has it too', async () => {
	const [chen, li] = [sit('灯', '陈姨'), sit('灯', '李明')];
	await Promise.all([chen.synced(), li.synced()]);
	chen.text.insert(0, '装路灯。');
	await until(() => li.text.length === 4, '李明 reads it');
	chen.provider.disconnect();
	li.provider.disconnect();
	chen.text.insert(3, '十盏');
	li.text.delete(0, 1);
	li.text.insert(0, '安装');
	await table.restart();
	chen.provider.connect();
	li.provider.connect();
	await Promise.all([chen.synced(), li.synced()]);
	await until(() => chen.text.toString() === li.text.toString() && chen.text.toString().includes('十盏') && chen.text.toString().startsWith('安装'), 'both have both');
	const wang = sit('灯', '王芳');
	await wang.synced();
	expect(Y.encodeStateVector(wang.doc)).toEqual(Y.encodeStateVector(chen.doc));
	expect(wang.text.toString()).toBe(chen.text.toString());
});

it('a text of many words is compacted while people write, leaves memory when they have gone, and comes back whole', async () => {
	await table.close();
	table = await layTable({ tailUpdates: 30, graceMs: 20, pauseMs: 10_000 });
	const chen = sit('长', '陈姨');
	await chen.synced();
	for (let i = 0; i < 200; i++) {
		chen.text.insert(chen.text.length, `第${i}句。`);
		if (i % 3 === 0) chen.text.delete(0, 1);
		if (i % 10 === 0) await new Promise((next) => setTimeout(next, 3));
	}
	await until(() => table.store.read('长').snapshot !== undefined, 'it was compacted');
	const wang = sit('长', '王芳');
	await wang.synced();
	await until(() => wang.text.toString() === chen.text.toString(), '王芳 has all of it');
	const whole = chen.text.toString();
	for (const one of people) one.leave();
	people = [];
	await until(() => table.sync.open === 0, 'nobody holds it any more');
	const { update } = table.sync.text('长');
	const read = new Y.Doc();
	Y.applyUpdate(read, update);
	expect(read.getText('body').toString()).toBe(whole);
});

it('whoever asks is told what is saved, words and deletions alike', async () => {
	const { ws, heard } = await stranger(table.url, '灯', 'who=陈姨&saved');
	const doc = new Y.Doc();
	const sent: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => sent.push(update));
	doc.getText('body').insert(0, '装路灯');
	doc.getText('body').delete(0, 1);
	for (const update of sent) ws.send(updateMessage(update));
	const saved = () => heard.map((data) => decoding.createDecoder(data)).flatMap((from) => (decoding.readVarUint(from) === 100 ? [{ vector: decoding.readVarUint8Array(from), updates: decoding.readVarUint(from) }] : []));
	await until(() => saved().some(({ updates }) => updates === 2), 'both are saved');
	expect(Y.decodeStateVector(saved().at(-1)!.vector)).toEqual(new Map([[doc.clientID, 3]]));
	// Who has not asked is told nothing that their client does not know.
	const other = await stranger(table.url, '灯', 'who=李明');
	await until(() => other.heard.length > 0, 'it says what it has');
	expect(other.heard.every(([type]) => type !== 100)).toBe(true);
	ws.close();
	other.ws.close();
});

it('one message a frame, and a renewal comes back to whom it is from: otherwise older clients hang up', async () => {
	const { ws, heard } = await stranger(table.url, '灯', 'who=陈姨');
	ws.send(presenceMessage(7, 1, {}));
	ws.send(presenceMessage(7, 2, {}));
	await until(() => heard.some(([type]) => type === 1), 'the renewal came back');
	const doc = new Y.Doc();
	doc.getText('body').insert(0, '装路灯');
	const reader = await stranger(table.url, '灯', 'who=李明');
	for (let i = 0; i < 5; i++) {
		const before = Y.encodeStateVector(doc);
		doc.getText('body').insert(0, String(i));
		ws.send(updateMessage(i === 0 ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdate(doc, before)));
	}
	await until(() => reader.heard.filter(([type, step]) => type === 0 && step === 2).length === 5, 'five words in five frames');
	for (const data of reader.heard) {
		const from = decoding.createDecoder(data);
		const type = decoding.readVarUint(from);
		if (type === 0) decoding.readVarUint(from);
		decoding.readVarUint8Array(from);
		expect(decoding.hasContent(from)).toBe(false);
	}
	ws.close();
	reader.ws.close();
});

it('the portal says who is here, not they', async () => {
	const { ws } = await stranger(table.url, '灯', 'who=坏人');
	const chen = sit('灯', '陈姨');
	await chen.synced();
	chen.provider.awareness.setLocalStateField('user', { name: '随便写' });
	ws.send(presenceMessage(77, 1, { user: { name: '禾处暑（监督委员会）' }, cursor: { anchor: { type: null }, head: { type: null } }, html: '<b>' }));
	await until(() => chen.provider.awareness.getStates().has(77), '陈姨 sees somebody');
	expect(chen.provider.awareness.getStates().get(77)).toEqual({ user: { name: '坏人', person: '坏人' }, cursor: { anchor: { type: null }, head: { type: null } } });
	// They speak for 陈姨: nobody hears it.
	ws.send(presenceMessage(chen.doc.clientID, 99, null));
	ws.send(presenceMessage(77, 2, {}));
	const wang = sit('灯', '王芳');
	await until(() => wang.provider.awareness.getStates().has(chen.doc.clientID), '王芳 sees 陈姨');
	expect(wang.provider.awareness.getStates().get(chen.doc.clientID)).toEqual({ user: { name: '陈姨', person: '陈姨' } });
	ws.terminate();
	await until(() => !wang.provider.awareness.getStates().has(77), 'who has gone is gone');
});

it('somebody else’s hand: what 坏人 writes as 陈姨 reaches nobody and is not kept', async () => {
	const chen = sit('灯', '陈姨');
	await chen.synced();
	chen.text.insert(0, '装路灯');
	await until(() => table.store.read('灯').tail.length > 0, 'it is written');
	const forged = new Y.Doc();
	Y.applyUpdate(forged, Y.encodeStateAsUpdate(chen.doc));
	forged.clientID = chen.doc.clientID;
	forged.getText('body').insert(0, '不');
	const { ws, heard } = await stranger(table.url, '灯');
	ws.send(updateMessage(Y.encodeStateAsUpdate(forged, Y.encodeStateVector(chen.doc))));
	// It is told what is here, as anybody who is out of step.
	await until(() => heard.filter(([type, step]) => type === 0 && step === 0).length === 2, 'it is asked again');
	expect(table.store.read('灯').tail).toHaveLength(1);
	expect(chen.text.toString()).toBe('装路灯');
	ws.close();
});

it('the text is sealed under an open socket: it can be read on, nothing can be written, by hand either', async () => {
	const chen = sit('灯', '陈姨');
	await chen.synced();
	chen.text.insert(0, '装路灯');
	await until(() => table.store.read('灯').tail.length === 1, 'it is written');
	const raw = await stranger(table.url, '灯', 'who=李明');
	const [before] = table.of('李明');
	for (const connection of table.sync.connections('灯')) table.sync.admit(connection, { ...connection.admission, write: false });
	const { vector } = table.sync.text('灯');
	const late = new Y.Doc();
	late.getText('body').insert(0, '再加一句');
	raw.ws.send(updateMessage(Y.encodeStateAsUpdate(late), 1));
	expect(await raw.closed).toBe(4423);
	expect(before!.written).toBe(0);
	const gone = chen.closedWith();
	chen.text.insert(0, '我也加');
	expect(await gone).toBe(4423);
	expect(table.sync.text('灯').vector).toEqual(vector);
});

it('a session ends under an open socket: closed, with its own code', async () => {
	const chen = sit('灯', '陈姨');
	await chen.synced();
	const gone = chen.closedWith();
	for (const connection of table.of('陈姨')) table.sync.admit(connection, undefined, 'sessionEnded');
	expect(await gone).toBe(4401);
});

it.each([
	['fifteen bytes that end other servers', [0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4, 5], undefined],
	['no frame at all', [0xff, 0x85, 1, 2, 3, 4, 9, 9, 9, 9, 9], undefined],
	['a number without end', undefined, [0x80]],
	['a step that does not exist', undefined, [0, 9, 1, 0]],
	['a message that does not exist', undefined, [77, 1, 2, 3]],
	['nothing', undefined, []],
	['two messages in one', undefined, [3, 3]],
	['a presence that is no JSON', undefined, [1, 5, 1, 7, 1, 1, 65]],
	['an update that is none', undefined, [0, 2, 3, 255, 255, 255]]
])('%s: this socket is closed, nobody else notices', async (_, below, bytes) => {
	const chen = sit('灯', '陈姨');
	await chen.synced();
	const bad = await stranger(table.url, '灯');
	if (below) (bad.ws as unknown as { _socket: { write(data: Uint8Array): void } })._socket.write(Uint8Array.from(below));
	else bad.ws.send(Uint8Array.from(bytes!));
	expect(await bad.closed).toEqual(below ? expect.any(Number) : 4400);
	const li = sit('灯', '李明');
	await li.synced();
	chen.text.insert(0, '还在写');
	await until(() => li.text.toString() === '还在写', '李明 reads on');
});

it('a flood, one who asks for everything forty times, five thousand people who are not, and words without anything before them: closed, each by its own bound', async () => {
	const flood = await stranger(table.url, '灯');
	for (let i = 0; i < 4000; i++) flood.ws.send(Uint8Array.from([3]));
	expect(await flood.closed).toBe(4529);
	const asker = await stranger(table.url, '灯');
	for (let i = 0; i < 40; i++) asker.ws.send(Uint8Array.from([0, 0, 3, 1, 5, i]));
	expect(await asker.closed).toBe(4529);
	const crowd = await stranger(table.url, '灯');
	for (let i = 0; i < 5000 && crowd.ws.readyState === 1; i++) crowd.ws.send(presenceMessage(1_000_000 + i, 1, { x: 'y'.repeat(100) }));
	expect(await crowd.closed).toBe(4529);
	const lost = await stranger(table.url, '灯');
	const doc = new Y.Doc();
	doc.getText('body').insert(0, 'a');
	for (let i = 0; i < 300 && lost.ws.readyState === 1; i++) {
		const before = Y.encodeStateVector(doc);
		doc.getText('body').insert(1, 'z');
		lost.ws.send(updateMessage(Y.encodeStateAsUpdate(doc, before)));
	}
	expect(await lost.closed).toBe(4529);
	expect(table.store.read('灯').tail).toEqual([]);
});

it.each([
	['a text that has become too long', { mostDocument: 100 }, 4413],
	['too much since it was last compacted', { mostTail: 20 }, 4413],
	['a text that claims too many letters', { mostTicks: 20 }, 4413],
	['an update of too many pieces', { mostStructs: 3 }, 4529],
	['an update of too many hands', { mostClients: 3 }, 4529]
] satisfies [string, Partial<Limits>, number][])('%s takes nothing more, keeps what it has, and is read on', async (_, limits, code) => {
	await table.close();
	table = await layTable(limits);
	const chen = sit('灯', '陈姨');
	await chen.synced();
	chen.text.insert(0, '装路灯');
	await until(() => table.store.read('灯').tail.length === 1, 'it is written');
	// Of five hands, in five pieces.
	const much = new Y.Doc();
	for (let hand = 0; hand < 5; hand++) {
		much.clientID = 100 + hand;
		much.getText('body').insert(0, '这里再装十盏灯');
	}
	const { ws, closed } = await stranger(table.url, '灯', 'who=李明');
	const { vector } = table.sync.text('灯');
	ws.send(updateMessage(Y.encodeStateAsUpdate(much)));
	expect(await closed).toBe(code);
	expect(table.store.read('灯').tail).toHaveLength(1);
	expect(table.sync.text('灯').vector).toEqual(vector);
	const wang = sit('灯', '王芳');
	await wang.synced();
	expect(wang.text.toString()).toBe('装路灯');
});

it('a frame that is too large is not read to its end: its socket is told so', async () => {
	await table.close();
	table = await layTable({ mostMessage: 1000 });
	const { ws, closed } = await stranger(table.url, '灯');
	ws.send(new Uint8Array(1_000_000));
	expect(await closed).toBe(1009);
});

it('somebody who has it all and comes back is sent what was deleted, and hardly a byte more', async () => {
	const doc = new Y.Doc();
	const writer = doc.getText('body');
	const type = (from: number, until: number) => {
		for (let n = from; n < until; n++) {
			const before = Y.encodeStateVector(doc);
			doc.transact(() => {
				writer.insert((n * 7) % (writer.length + 1), `第${n}句要说的话。`);
				writer.delete((n * 13) % (writer.length - 2), 2);
			});
			table.store.append([{ document: '长', person: '陈姨', at: 0, data: Y.encodeStateAsUpdate(doc, before) }], []);
		}
	};
	const compact = () => {
		const { tail } = table.store.read('长');
		const vector = Y.encodeStateVector(doc);
		table.store.compact('长', { upto: tail.at(-1)!.seq, data: Y.encodeStateAsUpdate(doc), vector, deletions: Y.encodeStateAsUpdate(doc, vector) });
	};
	type(0, 300);
	for (const step of ['nothing compacted', 'all compacted', 'compacted, and more since'] as const) {
		if (step === 'all compacted') compact();
		if (step === 'compacted, and more since') type(300, 500);
		const room = openRoom(table.store, '长');
		expect(room.vector()).toEqual(Y.encodeStateVector(doc));
		const sent = room.answer(room.vector()).reduce((sum, frame) => sum + frame.length, 0);
		const deletions = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).length;
		expect(deletions, step).toBeGreaterThan(500);
		expect(sent, step).toBeLessThanOrEqual(deletions + 100);
		expect(sent, step).toBeGreaterThanOrEqual(deletions / 2);
	}
});

it('a reader that stalls falls behind alone, and catches up when it reads again', async () => {
	await table.close();
	table = await layTable({ unread: 64 * 1024, mostStalledMs: 60_000, bytes: { burst: 1e9, perSecond: 1e9 } });
	const slow = sit('灯', '李明', { read: '' });
	const [chen, wang] = [sit('灯', '陈姨'), sit('灯', '王芳')];
	await Promise.all([slow.synced(), chen.synced(), wang.synced()]);
	const below = (slow.provider.ws as unknown as { _socket: { pause(): void; resume(): void } })._socket;
	below.pause();
	const [connection] = table.of('李明');
	let unread: number | undefined;
	for (let i = 0; i < 400; i++) {
		chen.text.delete(0, chen.text.length);
		chen.text.insert(0, String.fromCharCode(97 + (i % 26)).repeat(20_000));
		if (i % 20 === 0) await new Promise((next) => setTimeout(next, 1));
		if (connection!.behind) unread ??= connection!.socket.writableLength;
	}
	await until(() => wang.text.toString() === chen.text.toString(), '王芳 has noticed nothing');
	expect(connection!.behind).toBeDefined();
	// From then on nothing more was laid up for him.
	expect(connection!.socket.writableLength).toBeLessThanOrEqual(unread ?? connection!.socket.writableLength);
	below.resume();
	await until(() => slow.text.toString() === chen.text.toString(), '李明 has caught up');
	expect(connection!.behind).toBeUndefined();
});

it('a reader that takes nothing any more is closed', async () => {
	await table.close();
	table = await layTable({ unread: 16 * 1024, mostStalledMs: 100, bytes: { burst: 1e9, perSecond: 1e9 } });
	const stalled = await stranger(table.url, '灯', 'who=李明');
	(stalled.ws as unknown as { _socket: { pause(): void } })._socket.pause();
	const chen = sit('灯', '陈姨');
	await chen.synced();
	for (let i = 0; i < 600; i++) {
		chen.text.insert(0, 'a'.repeat(20_000));
		chen.text.delete(0, 20_000);
		if (i % 20 === 0) await new Promise((next) => setTimeout(next, 1));
	}
	await until(() => table.sync.connections('灯').length === 1, 'only 陈姨 is left');
});

it('what cannot be written is shown to nobody; its writer keeps it, and gives it again when there is room', async () => {
	let full = false;
	await table.close();
	table = await layTable({}, (store) => ({
		...store,
		append(updates, claims) {
			// The disk is full for as long as it is: SQLite's own error, from its own bound.
			const result = full ? pressed(table.file) : undefined;
			if (result) throw result;
			return store.append(updates, claims);
		}
	}));
	const [chen, li] = [sit('灯', '陈姨'), sit('灯', '李明')];
	await Promise.all([chen.synced(), li.synced()]);
	full = true;
	chen.text.insert(0, '装路灯');
	await until(() => table.logged.some((line) => line.includes('could not be written')), 'the portal noticed');
	expect(li.text.toString()).toBe('');
	expect(table.store.read('灯').tail).toEqual([]);
	full = false;
	await until(() => li.text.toString() === '装路灯', '李明 reads it in the end');
	expect(chen.text.toString()).toBe('装路灯');
});

/** The error of a database that may not grow. */
function pressed(file: string): Error {
	const db = openWriter(`${file}.full`);
	try {
		db.client.exec('PRAGMA max_page_count = 2');
		db.client.exec('create table texts (data blob)');
		for (;;) db.client.exec('insert into texts values (zeroblob(4096))');
	} catch (error) {
		return error as Error;
	} finally {
		db.client.close();
	}
}
