import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { PersonCaller } from '#acts/act.ts';
import { documentAtHand } from '#acts/document/draft.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { clauseText } from '#domain/document/clause.ts';
import type { DocumentVersionContent } from '#domain/document/document.ts';
import { sessionCookieName } from '#server/cookie.ts';
import { isForDocuments, openDoor, type DoorParts } from '#server/documents/door.ts';
import { answerOn, listen, type Http } from '#server/http.ts';
import { openLive } from '#server/live.ts';
import { createLog } from '#server/log.ts';
import { LIMITS } from '#server/sync/limits.ts';
import { takeSeat, until, updateMessage } from '#tests/support/documents.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { liveText, sealing, sealText, soonest, suggestionOn, textBegun, textWithComments } from '#tests/support/texts.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * The rules for electric bicycles of 柳湾 through the real door of the portal: 苗立夏 leads the committee whose text it is, 柳霜降 of 上柳 is asked to draft, neighbours look on.
 */

let town: Town;
let http: Http;
let origin: string;
let ends: (() => void)[];
let open: { leave(): void }[];
let miao: PersonCaller;

async function openHouse(limits: DoorParts['limits'] = {}): Promise<void> {
	const listening = await listen('127.0.0.1', 0);
	const log = createLog('silent');
	origin = `ws://127.0.0.1:${listening.port}`;
	http = answerOn(listening.server, { origin: town.portal.origin, proxies: 0, log, random: (length) => randomBytes(length) });
	const parts = { http, portal: town.portal, proxies: 0, log };
	ends = [openLive({ ...parts, leave: isForDocuments }), openDoor({ ...parts, documents: town.documents.open(), limits: { growthMs: 60_000, ...limits } })];
}

async function closeHouse(): Promise<void> {
	for (const end of ends) end();
	town.documents.open().stop();
	await http.stop();
}

beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	miao = await town.person('苗立夏');
	open = [];
	await openHouse();
});
afterEach(async () => {
	for (const one of open) one.leave();
	await closeHouse();
	expect(town.documents.fatal).toEqual([]);
	await town.close();
});

const cookieOf = (caller: PersonCaller) => `${sessionCookieName(town.portal.origin)}=${town.tokenOf(caller)}`;

/** A socket with the cookie of somebody; resolves to how it went: a status before, or the code it was closed with after it was open. */
function knock(path: string, caller?: PersonCaller, headers: Record<string, string> = {}) {
	const ws = new WebSocket(`${origin}${path}`, { headers: { origin: town.portal.origin, ...(caller ? { cookie: cookieOf(caller) } : {}), ...headers } });
	const heard: Uint8Array[] = [];
	ws.on('message', (data: Buffer) => heard.push(new Uint8Array(data)));
	const refusedWith = new Promise<number>((status) => ws.on('unexpected-response', (_, response) => (status(response.statusCode!), ws.terminate())));
	const closed = new Promise<number>((code) => ws.on('close', code));
	const opened = new Promise<void>((ready) => ws.on('open', ready));
	ws.on('error', () => undefined);
	open.push({ leave: () => ws.terminate() });
	return { ws, heard, refusedWith, closed, opened, ended: Promise.race([refusedWith, closed]) };
}

/** Somebody with the published client, as a phone has it. */
function sit(caller: PersonCaller, document: SubjectId, no = 1, params: Record<string, string> = {}) {
	const seat = takeSeat({ url: origin, origin: town.portal.origin, cookie: cookieOf(caller), draft: `${document}.${no}`, params });
	open.push(seat);
	return seat;
}

const read = async (document: SubjectId) => (await liveText(town, document)).clauses.map(clauseText);
const asked = async (document: SubjectId, name = '柳霜降') => {
	const subject = town.id();
	await done(town, 'assignment.give', { community: 'LW', subject, object: document, function: 'drafter', person: await idOf(town, name), from: '2026-11-23' }, miao);
	return subject;
};

it('who is not let in: no page of ours, no such text, no session, another community, a draft that is not yet or no more', async () => {
	const { document } = await textWithComments(town);
	const neighbour = await town.person('u-lw-g2-003');
	expect(await knock(`/sync/${document}.2`, miao, { origin: 'https://example.org' }).ended).toBe(403);
	for (const path of [`/sync/${town.id()}.1`, `/sync/${document}.3`, `/sync/${document}`, `/sync/${document}.0`, `/sync/${document}.2/x`, '/sync/', `/sync/${town.subject('bodies:LW-C')}.1`]) {
		expect([path, await knock(path, miao).ended]).toEqual([path, 404]);
	}
	const [stranger] = await town.look(async (_, db) => db.client.prepare("select name from persons where community not in ('LW') and name in (select name from persons group by name having count(*) = 1) limit 1").raw(true).get() as [string]);
	expect(await knock(`/sync/${document}.2`, await town.person(stranger, { through: 'device' })).ended).toBe(404);
	expect(await knock(`/sync/${document}.2`).ended).toBe(4401);
	expect(await knock(`/sync/${document}.1`, neighbour).ended).toBe(4410);
	expect(await knock(`/sync/${document}.2?epoch=ffffffffffffffff`, neighbour).ended).toBe(4409);
	// And who is.
	const here = knock(`/sync/${document}.2?epoch=`, neighbour);
	await here.opened;
	await until(() => here.heard.length >= 2, 'they are told what there is');
	const from = decoding.createDecoder(here.heard[0]!);
	expect([decoding.readVarUint(from), decoding.readVarString(from)]).toEqual([101, town.portal.documents.epoch]);
});

it('a body and those it asked write, neighbours read; others are told the name of an officer, a resident masked, and nobody who only looks on', async () => {
	const document = await textBegun(town);
	await asked(document);
	const [director, drafter, neighbour] = [sit(miao, document), sit(await town.person('柳霜降'), document), sit(await town.person('u-lw-g2-003'), document)];
	await Promise.all([director, drafter, neighbour].map((seat) => seat.synced()));
	drafter.type(1, '晚上充满自动断电。');
	await until(() => neighbour.fragment.toString().includes('自动断电'), 'the neighbour reads it');
	for (const { provider } of [director, drafter, neighbour]) provider.awareness.setLocalStateField('cursor', null);
	await until(() => [director, drafter].every(({ doc }) => neighbour.provider.awareness.getStates().has(doc.clientID)), 'the neighbour sees both');
	const names = [...neighbour.provider.awareness.getStates()].map(([client, state]) => [client, (state.user as { name?: string } | undefined)?.name]);
	const { display } = await town.person('柳霜降');
	expect(new Map(names as [number, string][])).toEqual(new Map<number, string | undefined>([[director.doc.clientID, '苗立夏'], [drafter.doc.clientID, display], [neighbour.doc.clientID, undefined]]));
	expect(JSON.stringify(names)).not.toContain(miao.person);
	expect([...director.provider.awareness.getStates().keys()]).not.toContain(neighbour.doc.clientID);
	neighbour.type(1, '我也写');
	await until(() => neighbour.codes.includes(4423), 'the neighbour may not');
	expect(await read(document)).toContain('二、充电\n服务费每度不超过三角。晚上充满自动断电。');
	expect(JSON.stringify(await read(document))).not.toContain('我也写');
});

it('where every resident writes, a neighbour does', async () => {
	const document = await textBegun(town, { group: 'residents' });
	const neighbour = sit(await town.person('u-lw-g2-003'), document);
	await neighbour.synced();
	neighbour.type(2, '由居民小组监督。');
	await until(() => neighbour.codes.length > 0 || town.documents.open().sync.connections(`${document}.1`)[0]!.written === 1, 'it is written');
	expect((await read(document)).at(-1)).toBe('三、施行\n公示七日后施行。由居民小组监督。');
});

it('whoever is asked while they look on writes from then on; whoever is asked no longer is out while they type, and reads again as a neighbour', async () => {
	const document = await textBegun(town);
	const phone = await town.person('柳霜降');
	const drafter = sit(phone, document);
	await drafter.synced();
	const assignment = await asked(document);
	const room = () => town.documents.open().sync.connections(`${document}.1`);
	await until(() => room()[0]?.admission.write === true, 'she may write');
	drafter.type(1, '晚上充满自动断电。');
	await until(() => room()[0]?.written === 1, 'it is written');
	await done(town, 'assignment.end', { community: 'LW', assignment, until: '2026-11-23' }, miao);
	await until(() => room()[0]?.admission.write === false, 'she reads on');
	drafter.type(1, '再来一句。');
	await until(() => drafter.codes.includes(4423), 'she writes no more');
	expect((await read(document))[1]).toBe('二、充电\n服务费每度不超过三角。晚上充满自动断电。');
	// Whoever was asked and writes at a desk has that desk no longer.
	const again = await asked(document, '禾处暑');
	const desk = knock(`/sync/${document}.1`, await town.person('禾处暑'));
	await desk.opened;
	await done(town, 'assignment.end', { community: 'LW', assignment: again, until: '2026-11-23' }, miao);
	expect(await desk.closed).toBe(4401);
});

it('who signs out is out at once, and with the old cookie nobody comes back', async () => {
	const document = await textBegun(town);
	const clerk = await town.person('麦小满');
	const here = knock(`/sync/${document}.1`, clerk);
	await here.opened;
	await done(town, 'session.sign-out', {}, clerk);
	expect(await here.closed).toBe(4401);
	expect(await knock(`/sync/${document}.1`, clerk).ended).toBe(4401);
});

it('an office that ends takes its holder out while they type, and nobody else; at their desk nobody comes back', async () => {
	const document = await textBegun(town);
	const clerk = await town.person('麦小满');
	const [seat, beside] = [sit(clerk, document), sit(miao, document)];
	await Promise.all([seat.synced(), beside.synced()]);
	seat.type(1, '充满断电。');
	await until(() => beside.fragment.toString().includes('充满断电'), '苗立夏 reads it');
	const raw = knock(`/sync/${document}.1`, clerk);
	await raw.opened;
	await done(town, 'office.end', { community: 'LW', office: town.subject('offices:OF-014'), until: town.portal.today(), reason: '调到镇里工作' }, miao);
	expect(await raw.closed).toBe(4401);
	await until(() => seat.codes.includes(4401), 'the clerk is told');
	seat.type(1, '再来一句。');
	expect(await knock(`/sync/${document}.1`, clerk).ended).toBe(4401);
	beside.type(2, '由居民小组监督。');
	await until(() => town.documents.open().sync.connections(`${document}.1`).map(({ written }) => written).join() === '1', '苗立夏 writes on');
	expect(beside.codes).toEqual([]);
	expect((await read(document)).slice(1)).toEqual(['二、充电\n服务费每度不超过三角。充满断电。', '三、施行\n公示七日后施行。由居民小组监督。']);
});

it('a frame of more than two megabytes: closed with its own code, and others type on', async () => {
	const document = await textBegun(town);
	const seat = sit(miao, document);
	await seat.synced();
	const large = knock(`/sync/${document}.1`, await town.person('麦小满'));
	await large.opened;
	large.ws.send(new Uint8Array(LIMITS.mostMessage + 1));
	expect(await large.closed).toBe(1009);
	seat.type(1, '充满断电。');
	await until(() => town.documents.open().sync.connections(`${document}.1`)[0]?.written === 1, 'it is written');
	expect(seat.codes).toEqual([]);
});

it('a desk that is left alone is over after half an hour; one at which somebody types is not', async () => {
	await closeHouse();
	await town.reopen();
	await openHouse({ lookMs: 20 });
	const document = await textBegun(town);
	miao = await town.person('苗立夏');
	const clerk = await town.person('麦小满');
	const idle = knock(`/sync/${document}.1`, clerk);
	await idle.opened;
	const seat = sit(miao, document);
	await seat.synced();
	const seen = async () => (await town.look(async (_, db) => db.client.prepare('select last_seen_at from sessions where id = ?').raw(true).get(miao.session) as [number]))[0];
	const before = await seen();
	town.passMachineTime(29 * 60_000);
	seat.type(1, '充满断电。');
	while ((await seen()) === before) await new Promise((next) => setTimeout(next, 5));
	town.passMachineTime(2 * 60_000);
	expect(await idle.closed).toBe(4401);
	seat.type(1, '晚上也断。');
	await until(() => town.documents.open().sync.connections(`${document}.1`)[0]?.written === 2, 'she writes on');
	expect(seat.codes).toEqual([]);
});

it('sealed under open sockets: at once everybody is told, what was typed before is in the version, and a raw socket changes nothing any more', async () => {
	const document = await textBegun(town);
	const drafter = sit(await town.person('柳霜降'), document);
	await drafter.synced();
	// The record has just grown: whoever waits for it to be looked at again waits too long.
	await asked(document);
	await until(() => town.documents.open().sync.connections(`${document}.1`)[0]!.admission.write, 'she may write');
	const raw = knock(`/sync/${document}.1`, miao);
	await raw.opened;
	drafter.type(1, '充满断电。');
	await until(() => town.documents.open().sync.connections(`${document}.1`).some(({ written }) => written === 1), 'it is written');
	const version = await sealText(town, document, { commentsUntil: soonest(town) });
	let told: number | undefined;
	void raw.closed.then((code) => (told = code));
	await until(() => told === 4410 && drafter.codes.includes(4410), 'both are told', 5000);
	raw.ws.send(updateMessage(Y.encodeStateAsUpdate(drafter.doc)));
	const { content } = (await town.portal.contents.bySubject<DocumentVersionContent>(version))!;
	expect(content.clauses.map(clauseText)[1]).toBe('二、充电\n服务费每度不超过三角。充满断电。');
	// The next draft begins with it, in a room of its own; the room of the sealed one is nobody's.
	const next = sit(miao, document, 2);
	await next.synced();
	expect(next.fragment.toString()).toContain('充满断电');
	expect(await knock(`/sync/${document}.1`, miao).ended).toBe(4410);
});

it('whoever types while it is sealed: in the version, or told that it is over before anything of it was called saved', async () => {
	const document = await textBegun(town);
	await asked(document);
	const phone = await town.person('柳霜降');
	const drafter = sit(phone, document, 1, { saved: '' });
	let saved = 0;
	(drafter.provider as unknown as { messageHandlers: unknown[] }).messageHandlers[100] = (_: unknown, from: decoding.Decoder) => {
		decoding.readVarUint8Array(from);
		saved = decoding.readVarUint(from);
	};
	await drafter.synced();
	let typed = 0;
	const typing = setInterval(() => {
		drafter.type(1, '字');
		typed += 1;
	}, 2);
	try {
		await until(() => saved > 5, 'some of it is saved');
		// She types on: what 苗立夏 has read is old by the time she seals, until she holds it herself. Read again until it is not.
		let sealed = false;
		for (let tries = 0; !sealed && tries < 500; tries++) sealed = (await town.portal.perform('document.seal', await sealing(town, document), miao)).ok;
		expect(sealed).toBe(true);
		await until(() => drafter.codes.includes(4410), 'she is told');
	} finally {
		clearInterval(typing);
	}
	const [version] = await town.portal.contents.ofParent<DocumentVersionContent>(document, 'document-version');
	const kept = [...clauseText(version!.content.clauses[1]!)].filter((sign) => sign === '字').length;
	expect(kept).toBeGreaterThanOrEqual(saved);
	expect(typed).toBeGreaterThanOrEqual(kept);
});

it('while somebody seals, what is typed waits on its way, of this text alone; afterwards it is written', async () => {
	const [document, other] = [await textBegun(town), await textBegun(town)];
	const [seat, beside] = [sit(miao, document), sit(miao, other)];
	await Promise.all([seat.synced(), beside.synced()]);
	const { draft } = (await documentAtHand(town.portal.contents, 'LW', document, town.portal.today()))!;
	const hold = await town.portal.documents.hold(draft!);
	seat.type(1, '充满断电。');
	const late = sit(await town.person('麦小满'), document);
	await until(() => town.documents.open().sync.connections(`${document}.1`).length === 2, 'somebody comes meanwhile');
	for (let n = 0; n < 20; n++) {
		beside.type(1, '字');
		await until(() => town.documents.open().sync.connections(`${other}.1`)[0]!.written === n + 1, 'beside it people type');
	}
	expect(town.documents.open().sync.connections(`${document}.1`).map(({ written }) => written)).toEqual([0, 0]);
	expect(hold.stands(draft!)).toBe(true);
	hold.release();
	await until(() => seat.provider.synced && town.documents.open().sync.connections(`${document}.1`).some(({ written }) => written === 1), 'it goes on');
	expect(hold.stands(draft!)).toBe(false);
	await late.synced();
	await until(() => late.fragment.toString().includes('充满断电'), 'whoever came reads it');
});

it('what is adopted appears under the hands of whoever types in the same clause, and the words of both stay', async () => {
	const text = await textWithComments(town);
	const seat = sit(miao, text.document, 2);
	await seat.synced();
	const one = await suggestionOn(town, text, await town.person('u-lw-g2-003'));
	await done(town, 'suggestion.decide', { community: 'LW', suggestion: one, is: 'adopted', reason: '应当便宜。', draft: 2 }, miao);
	seat.type(1, '充满断电。');
	await until(() => seat.fragment.toString().includes('两角'), 'it appears');
	await until(() => town.documents.open().sync.connections(`${text.document}.2`)[0]!.written === 1, 'it is written');
	expect((await read(text.document))[1]).toBe('二、充电\n服务费每度不超过两角。充满断电。');
	expect(await refused(town, 'document.seal', { ...(await sealing(town, text.document)), draft: 1 }, miao)).toBeDefined();
});

it('thirty days after a draft was sealed nothing is left of who typed what in it; the version stays, and so does what is being written', async () => {
	const document = await textBegun(town);
	const seat = sit(miao, document);
	await seat.synced();
	seat.type(1, '充满断电。');
	const { sync } = town.documents.open();
	await until(() => sync.connections(`${document}.1`)[0]?.written === 1, 'it is written');
	await sealText(town, document);
	const next = sit(miao, document, 2);
	await next.synced();
	await until(() => sync.open === 1, 'the first draft has left memory');
	const letters = (no: number) => sync.text(`${document}.${no}`).vector.length;
	const clean = async (day: string) => {
		town.setClock(`${day}T10:00`);
		await done(town, 'retention.run', {}, { kind: 'clock' });
	};
	await clean('2026-12-22');
	await town.portal.documents.retire(async () => false);
	expect([letters(1) > 1, letters(2) > 1]).toEqual([true, true]);
	await clean('2026-12-23');
	await until(() => letters(1) === 1, 'it is gone');
	expect(letters(2)).toBeGreaterThan(1);
	expect(await knock(`/sync/${document}.1`, miao).ended).toBe(4410);
	const [version] = await town.portal.contents.ofParent<DocumentVersionContent>(document, 'document-version');
	expect(clauseText(version!.content.clauses[1]!)).toContain('充满断电。');
});

it('what no editor writes is read as its words', async () => {
	const document = await textBegun(town);
	const seat = sit(miao, document);
	await seat.synced();
	seat.doc.transact(() => {
		const script = new Y.XmlElement('script');
		script.setAttribute('src', 'https://example.org/x.js');
		const words = new Y.XmlText('不是条款');
		words.format(0, 2, { bold: {}, link: { href: 'javascript:alert(1)' } });
		words.insertEmbed(1, { image: 'x' });
		script.insert(0, [words]);
		const hook = new Y.XmlHook('evil') as unknown as Y.XmlElement;
		let deep = new Y.XmlElement('article');
		const top = deep;
		for (let n = 0; n < 200; n++) {
			const inner = new Y.XmlElement('article');
			deep.insert(0, [inner]);
			deep = inner;
		}
		seat.fragment.push([script, hook, top, new Y.XmlText('散落的字')]);
		seat.doc.getMap('elsewhere').set('x', 'y');
	});
	await until(() => town.documents.open().sync.connections(`${document}.1`)[0]?.written === 1, 'it is written');
	expect((await read(document)).slice(3)).toEqual(['不是条款', '散落的字']);
	const version = await sealText(town, document);
	const { content } = (await town.portal.contents.bySubject<DocumentVersionContent>(version))!;
	expect(JSON.stringify(content)).not.toMatch(/script|javascript|example\.org/);
});

it('too many windows of one person, of one address, of all: the next is told to come later, and has a place when one closes', async () => {
	const document = await textBegun(town);
	await closeHouse();
	await town.reopen();
	miao = await town.person('苗立夏');
	await openHouse({ mostPerPerson: 2, mostPerAddress: 3, most: 4 });
	const path = `/sync/${document}.1`;
	const [first, second] = [knock(path, miao), knock(path, miao)];
	await Promise.all([first.opened, second.opened]);
	expect(await knock(path, miao).ended).toBe(4528);
	const neighbour = await town.person('u-lw-g2-003');
	const third = knock(path, neighbour);
	await third.opened;
	expect(await knock(path, await town.person('u-lw-g2-004')).ended).toBe(4528);
	third.ws.close();
	await third.closed;
	first.ws.close();
	await first.closed;
	await knock(path, miao).opened;
});
