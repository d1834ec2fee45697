import { randomBytes } from 'node:crypto';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { PersonCaller } from '#acts/act.ts';
import { answerOn, listen, type Http, type PortalRequest } from '#server/http.ts';
import { sessionCookieName, tokenOf } from '#server/cookie.ts';
import { CLOSED, openLive } from '#server/live.ts';
import { createLog } from '#server/log.ts';
import { startTimekeeper } from '#server/timekeeper.ts';
import { done, idOf } from '#tests/support/joining.ts';
import { openTown, type Town } from '../support/town.ts';

/*
 * 麦小满 keeps the books of 柳湾. 苗立夏 ends her office while she has a page open, listens on a socket and downloads a long file: within two
 * seconds all three are over. 柳惊蛰, whose office goes on, does not notice.
 */

const WITHIN_MS = 2000;

let town: Town;
let http: Http;
let port: number;
let endLive: () => void;
let sockets: WebSocket[];

beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	sockets = [];
	const listening = await listen('127.0.0.1', 0);
	port = listening.port;
	const log = createLog('silent');
	http = answerOn(listening.server, { origin: town.portal.origin, proxies: 1, log, random: (length) => randomBytes(length) });
	// A desk with one page and one file that takes as long as its reader likes.
	http.serve(town.portal, (async (req: PortalRequest, res: ServerResponse) => {
		const caller = await req.portal!.callerOf(tokenOf(req, town.portal.origin), '127.0.0.1');
		const office = caller.kind === 'person' && caller.offices.length > 0;
		if (req.url !== '/office/accounts.csv') return void res.writeHead(office ? 200 : 404).end();
		if (caller.kind !== 'person' || caller.offices.length + caller.assignments.length === 0) return void res.writeHead(404).end();
		res.writeHead(200, { 'content-type': 'text/csv' });
		const drip = setInterval(() => res.write('2026-11-02,收-001,18000.00\n'), 20);
		res.on('close', () => clearInterval(drip));
	}) as never, async () => ({ ledger: 'readable', writable: true, migrations: 1, logKey: '' }));
	endLive = openLive({ http, portal: town.portal, proxies: 1, log });
});

afterEach(async () => {
	for (const socket of sockets) socket.terminate();
	endLive();
	http.server.closeAllConnections();
	await http.stop();
	await town.close();
});

const cookieOf = (caller: PersonCaller) => `${sessionCookieName(town.portal.origin)}=${town.tokenOf(caller)}`;

function get(path: string, caller: PersonCaller): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		request({ port, path, headers: { cookie: cookieOf(caller) } }, resolve).on('error', reject).end();
	});
}

/** A download that has begun: how much has come, and when it broke off. */
async function download(caller: PersonCaller): Promise<{ bytes(): number; broken: Promise<number> }> {
	const res = await get('/office/accounts.csv', caller);
	let bytes = 0;
	res.on('data', (chunk: Buffer) => (bytes += chunk.length));
	const broken = new Promise<number>((resolve) => res.on('error', () => resolve(performance.now())));
	while (bytes < 100) await new Promise((resolve) => setTimeout(resolve, 10));
	return { bytes: () => bytes, broken };
}

async function listenAs(caller: PersonCaller): Promise<{ socket: WebSocket; closed: Promise<{ code: number; at: number }> }> {
	const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers: { origin: town.portal.origin, cookie: cookieOf(caller) } });
	sockets.push(socket);
	const closed = new Promise<{ code: number; at: number }>((resolve) => socket.on('close', (code) => resolve({ code, at: performance.now() })));
	await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
	return { socket, closed };
}

test('a removal ends page, socket and download within two seconds, and nobody else’s', async () => {
	const accountant = await town.person('麦小满');
	const member = await town.person('柳惊蛰');
	expect((await get('/office', accountant)).statusCode).toBe(200);
	const [socket, other] = [await listenAs(accountant), await listenAs(member)];
	const [file, othersFile] = [await download(accountant), await download(member)];

	const began = performance.now();
	const ended = await town.portal.perform(
		'office.end', { community: 'LW', office: town.subject('offices:OF-014'), until: town.portal.today(), reason: '调到镇里工作' }, await town.person('苗立夏')
	);
	expect(ended).toMatchObject({ ok: true });
	// Whose sessions those were is nobody's business who ends an office.
	expect(JSON.stringify(ended)).not.toContain(accountant.session);

	const { code, at } = await socket.closed;
	expect(code).toBe(CLOSED.sessionEnded);
	expect(at - began).toBeLessThan(WITHIN_MS);
	expect((await file.broken) - began).toBeLessThan(WITHIN_MS);
	expect((await get('/office', accountant)).statusCode).toBe(404);
	expect(await town.portal.callerOf(town.tokenOf(accountant), '127.0.0.1')).toMatchObject({ kind: 'guest' });

	const got = othersFile.bytes();
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(othersFile.bytes()).toBeGreaterThan(got);
	expect(other.socket.readyState).toBe(WebSocket.OPEN);
	expect((await get('/office', member)).statusCode).toBe(200);
});

test('an end on a day to come ends nothing today; on that day the office is gone by itself', async () => {
	const accountant = await town.person('麦小满');
	const { socket } = await listenAs(accountant);
	await done(town, 'office.end', { community: 'LW', office: town.subject('offices:OF-014'), until: '2026-12-31', reason: '退休' }, await town.person('苗立夏'));
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(socket.readyState).toBe(WebSocket.OPEN);
	expect((await get('/office', accountant)).statusCode).toBe(200);
	town.setClock('2026-12-31T00:00');
	expect((await get('/office', accountant)).statusCode).toBe(404);
});

test('an office that ends by its date closes page, socket and download of its holder when the day begins, without any act of a person', async () => {
	const [accountant, member] = [await town.person('麦小满'), await town.person('柳惊蛰')];
	await done(town, 'office.end', { community: 'LW', office: town.subject('offices:OF-014'), until: '2026-12-31', reason: '退休' }, await town.person('苗立夏'));
	town.setClock('2026-12-30T23:59:59');
	const stop = startTimekeeper(town.portal, createLog('silent'));
	const [socket, other] = [await listenAs(accountant), await listenAs(member)];
	const [file, othersFile] = [await download(accountant), await download(member)];
	expect(socket.socket.readyState).toBe(WebSocket.OPEN);

	// Both clocks of the town stand still until they are set.
	const midnight = performance.now();
	town.passMachineTime(1000);
	town.setClock('2026-12-31T00:00');
	const { code, at } = await socket.closed;
	expect(code).toBe(CLOSED.sessionEnded);
	expect(at - midnight).toBeLessThan(WITHIN_MS);
	expect((await file.broken) - midnight).toBeLessThan(WITHIN_MS);
	expect(await town.portal.callerOf(town.tokenOf(accountant), '127.0.0.1')).toMatchObject({ kind: 'guest' });
	expect(other.socket.readyState).toBe(WebSocket.OPEN);
	const got = othersFile.bytes();
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(othersFile.bytes()).toBeGreaterThan(got);

	// Who signs in on that day, with whatever office is left, is not sent away by it.
	const later = await town.person('麦小满', { through: 'desk' });
	expect(await town.portal.perform('office.lapse', {}, { kind: 'clock' })).toMatchObject({ ok: true });
	expect(await town.portal.callerOf(town.tokenOf(later), '127.0.0.1')).toMatchObject({ kind: 'person' });
	stop();
});

test('who stands in loses the desk when the days are over, and when the office they stand in for ends', async () => {
	const [director, member] = [await town.person('苗立夏'), await town.person('柳惊蛰')];
	const given = { community: 'LW', office: town.subject('offices:OF-002'), to: town.subject('offices:OF-003') };
	await done(town, 'delegation.give', { ...given, subject: town.id(), from: '2026-12-02', until: '2026-12-05' }, director);
	town.setClock('2026-12-04T23:59:59');
	const stop = startTimekeeper(town.portal, createLog('silent'));
	const [socket, other, file] = [await listenAs(member), await listenAs(director), await download(member)];
	const midnight = performance.now();
	town.passMachineTime(1000);
	town.setClock('2026-12-05T00:00');
	const { code, at } = await socket.closed;
	expect(code).toBe(CLOSED.sessionEnded);
	expect(Math.max(at, await file.broken) - midnight).toBeLessThan(WITHIN_MS);
	expect(other.socket.readyState).toBe(WebSocket.OPEN);
	stop();

	const delegation = town.id();
	await done(town, 'delegation.give', { ...given, subject: delegation, from: '2026-12-05', until: '2026-12-20' }, director);
	const back = await listenAs(await town.person('柳惊蛰'));
	await done(town, 'delegation.end', { community: 'LW', delegation }, director);
	expect((await back.closed).code).toBe(CLOSED.sessionEnded);

	await done(town, 'delegation.give', { ...given, subject: town.id(), from: '2026-12-05', until: '2026-12-20' }, director);
	const left = await listenAs(await town.person('柳惊蛰'));
	await done(town, 'office.end', { community: 'LW', office: given.office, until: '2026-12-05', reason: '辞职' }, await town.person('安霜降'));
	expect((await left.closed).code).toBe(CLOSED.sessionEnded);
});

test('a part in an object that ends, by its date or by hand, ends what is open by it; a phone stays joined', async () => {
	const director = await town.person('苗立夏');
	const assignment = async (name: string, more: object): Promise<string> => {
		const subject = town.id();
		await done(town, 'assignment.give', { community: 'LW', subject, object: town.subject('disclosures:D08'), function: 'responsible', person: await idOf(town, name), from: '2026-12-02', ...more }, director);
		return subject;
	};
	await assignment('麦小满', { until: '2026-12-31' });
	await assignment('柳春分', { until: '2026-12-31' });
	town.setClock('2026-12-30T23:59:59');
	const stop = startTimekeeper(town.portal, createLog('silent'));
	const phone = await town.person('柳春分', { through: 'device' });
	const [desk, sockets, file] = [await listenAs(await town.person('麦小满')), [await listenAs(phone), await listenAs(director)], await download(phone)];
	const midnight = performance.now();
	town.passMachineTime(1000);
	town.setClock('2026-12-31T00:00');
	expect((await desk.closed).code).toBe(CLOSED.sessionEnded);
	expect((await sockets[0]!.closed).code).toBe(CLOSED.sessionChanged);
	expect(Math.max((await desk.closed).at, (await sockets[0]!.closed).at, await file.broken) - midnight).toBeLessThan(WITHIN_MS);
	expect(sockets[1]!.socket.readyState).toBe(WebSocket.OPEN);
	const left = await town.portal.callerOf(town.tokenOf(phone), '127.0.0.1');
	expect(left.kind === 'person' && left.assignments.map((one) => one.function)).not.toContain('responsible');
	expect(left.kind).toBe('person');
	stop();

	const teller = await assignment('柳春分', { function: 'teller', from: '2026-12-31' });
	const socket = await listenAs(phone);
	const ended = await town.portal.perform('assignment.end', { community: 'LW', assignment: teller, until: town.portal.today() }, director);
	expect((await socket.closed).code).toBe(CLOSED.sessionChanged);
	expect(JSON.stringify(ended)).not.toContain(phone.session);
});
