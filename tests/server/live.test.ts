import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { PersonCaller } from '#acts/act.ts';
import { answerOn, listen, type Http } from '#server/http.ts';
import { sessionCookieName } from '#server/cookie.ts';
import { CLOSED, LIVE, openLive } from '#server/live.ts';
import { createLog, type Log } from '#server/log.ts';
import { sessionCookieName as nameOfPages } from '../../src/hooks/session-cookie.ts';
import { openTown, type Town } from '../support/town.ts';

/** What the live channel logged. */
let lines: string[];
const silent = createLog('silent');
const log: Log = { ...silent, info: (_, message) => void lines.push(message) };

let town: Town;
let http: Http;
let port: number;
let end: () => void;
let open: WebSocket[];

async function start(limits: Parameters<typeof openLive>[0]['limits'] = {}): Promise<void> {
	const listening = await listen('127.0.0.1', 0);
	port = listening.port;
	http = answerOn(listening.server, { origin: town.portal.origin, proxies: 1, log, random: (length) => randomBytes(length) });
	end = openLive({ http, portal: town.portal, proxies: 1, log, limits });
}

beforeEach(async () => {
	town = await openTown();
	open = [];
	lines = [];
});

afterEach(async () => {
	for (const socket of open) socket.terminate();
	end();
	await http.stop();
	await town.close();
});

interface Ear {
	socket: WebSocket;
	heard: { community: string; size: number; at: number }[];
	/** Close code, once it is closed. */
	closed: Promise<number>;
	watch(...communities: unknown[]): void;
	/** Resolves when a hint fits; fails after two seconds. */
	hears(fits: (hint: { community: string; size: number }) => boolean): Promise<void>;
}

/** Opens a socket as a page of ours would; rejects with the status when it is refused. */
function listenIn(options: { path?: string; origin?: string | null; cookie?: string; address?: string } = {}): Promise<Ear> {
	const socket = new WebSocket(`ws://127.0.0.1:${port}${options.path ?? '/live'}`, {
		headers: {
			...(options.origin === null ? {} : { origin: options.origin ?? town.portal.origin }),
			...(options.cookie ? { cookie: options.cookie } : {}),
			'x-forwarded-for': options.address ?? '203.0.113.5'
		}
	});
	open.push(socket);
	const heard: Ear['heard'] = [];
	socket.on('message', (data: Buffer) => heard.push({ ...(JSON.parse(data.toString()) as { community: string; size: number }), at: performance.now() }));
	const closed = new Promise<number>((resolve) => socket.on('close', resolve));
	return new Promise((resolve, reject) => {
		socket.on('unexpected-response', (_, res) => {
			res.resume();
			reject(new Error(String(res.statusCode)));
		});
		socket.on('error', reject);
		socket.on('open', () => resolve({
			socket, heard, closed,
			watch: (...communities) => socket.send(JSON.stringify({ watch: communities })),
			hears: (fits) => soon(() => heard.some(fits))
		}));
	});
}

async function soon(holds: () => boolean, within = 2000): Promise<void> {
	const until = performance.now() + within;
	while (!holds()) {
		if (performance.now() > until) throw new Error('it did not happen in time');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** 柳春分 asks about line 22 of the October account. */
async function askQuestion(caller: PersonCaller): Promise<void> {
	const done = await town.portal.perform('question.ask', {
		community: 'LW', subject: town.id(), parent: town.subject('disclosures:D01'), text: '这一笔是什么？'
	}, caller);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
}

async function sizeOf(community: string): Promise<number> {
	return (await town.portal.records.record.log(community))!.size;
}

describe('hints', () => {
	test('a resident on a phone hears of a question within a second, and only of the communities they watch', async () => {
		await start();
		const before = await sizeOf('LW');
		const [phone, board] = [await listenIn(), await listenIn()];
		phone.watch('LW');
		board.watch('SQ');
		// What there is now is said at once, so that nothing is missed in between.
		await phone.hears(({ community, size }) => community === 'LW' && size === before);
		await board.hears(({ community }) => community === 'SQ');
		const asked = performance.now();
		await askQuestion(await town.person('柳春分'));
		await phone.hears(({ size }) => size === before + 1);
		expect(phone.heard.at(-1)!.at - asked).toBeLessThan(1000);
		expect(board.heard.map(({ community }) => community)).toEqual(['SQ']);
	});

	test('many commits in a second make few hints, the last of which is true', async () => {
		await start();
		const phone = await listenIn();
		const before = await sizeOf('LW');
		phone.watch('LW');
		await phone.hears(() => true);
		const caller = await town.person('柳春分');
		town.portal.rates.take = () => true;
		const began = performance.now();
		for (let n = 0; n < 30; n++) await askQuestion(caller);
		await phone.hears(({ size }) => size === before + 30);
		const quarters = Math.ceil((performance.now() - began) / LIVE.hintMs);
		const hints = phone.heard.slice(1);
		expect(hints.length).toBeLessThanOrEqual(quarters + 1);
		expect(hints.map(({ size }) => size)).toEqual([...hints.map(({ size }) => size)].sort((a, b) => a - b));
		for (let n = 1; n < hints.length; n++) expect(hints[n]!.at - hints[n - 1]!.at).toBeGreaterThan(LIVE.hintMs - 60);
	});

	test('watching again takes the place of the list before', async () => {
		await start();
		const phone = await listenIn();
		phone.watch('LW', 'SQ', 'NOSUCH');
		await phone.hears(({ community }) => community === 'SQ');
		phone.watch();
		await new Promise((resolve) => setTimeout(resolve, 50));
		const heard = phone.heard.length;
		expect(heard).toBe(2);
		await askQuestion(await town.person('柳春分'));
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(phone.heard).toHaveLength(heard);
	});
});

describe('at the door', () => {
	beforeEach(() => start());

	test('only a page of ours may open it: the origin is asked before anything else is spoken', async () => {
		for (const origin of [null, 'null', 'http://evil.example', 'http://localhost:3001', 'https://localhost:3000', 'http://localhost:3000.evil.example']) {
			await expect(listenIn({ origin }), String(origin)).rejects.toThrow('403');
		}
	});

	test('every other path is not there', async () => {
		for (const path of ['/', '/live/', '/sync', '/livex', '//live', '/acts/question.ask']) await expect(listenIn({ path }), path).rejects.toThrow('404');
	});

	test('a refused upgrade has the headers of every response', async () => {
		const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
			const asked = request({ host: '127.0.0.1', port, path: '/live', headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'x' } }, (res) => resolve(res.headers));
			asked.on('error', reject).end();
		});
		expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'content-security-policy': expect.stringContaining("default-src 'self'") as string });
	});

	test('one address has 20 sockets and no more; another has its own; a closed one makes room', async () => {
		const first = await listenIn();
		for (let n = 1; n < LIVE.mostPerAddress; n++) await listenIn();
		await expect(listenIn()).rejects.toThrow('429');
		await listenIn({ address: '203.0.113.6' });
		first.socket.close();
		await first.closed;
		await soon(() => true);
		await listenIn();
	});
});

describe('hostile and broken clients', () => {
	beforeEach(() => start());

	test('anything that is not a watch closes the socket', async () => {
		const messages: [string | Buffer, number][] = [
			['', CLOSED.refused], ['hello', CLOSED.refused], ['null', CLOSED.refused], ['{}', CLOSED.refused], ['[]', CLOSED.refused], ['{"watch":"LW"}', CLOSED.refused],
			['{"watch":["lw"]}', CLOSED.refused], ['{"watch":[1]}', CLOSED.refused], ['{"watch":[null]}', CLOSED.refused], ['{"watch":["../LW"]}', CLOSED.refused],
			[JSON.stringify({ watch: Array.from({ length: 11 }, (_, n) => `C${n}`) }), CLOSED.refused], [Buffer.from('{"watch":["LW"]}'), CLOSED.binary],
			[' '.repeat(LIVE.mostPayload + 1), 1009]
		];
		for (const [message, code] of messages) {
			const { socket, closed } = await listenIn();
			socket.send(message);
			expect(await closed, String(message).slice(0, 40)).toBe(code);
		}
	});

	test('too many messages close the socket', async () => {
		const ear = await listenIn();
		for (let n = 0; n <= LIVE.mostMessages; n++) ear.watch('LW');
		expect(await ear.closed).toBe(CLOSED.refused);
	});

	test('a thousand frames of random bytes end their sockets, and nobody else\'s', async () => {
		const witness = await listenIn({ address: '203.0.113.200' });
		witness.watch('LW');
		await witness.hears(() => true);
		for (let round = 0; round < 40; round++) {
			const raw = await rawSocket();
			for (let n = 0; n < 25; n++) raw.write(randomBytes(1 + (n * 37) % 400));
			await new Promise<void>((resolve) => {
				raw.on('close', () => resolve());
				raw.end();
			});
		}
		await askQuestion(await town.person('柳春分'));
		await witness.hears(({ size }) => size > witness.heard[0]!.size);
		expect(witness.socket.readyState).toBe(WebSocket.OPEN);
	});
});

test('a reader that does not read is closed, before what it leaves unread costs anything', async () => {
	await start({ mostMessages: Infinity });
	const raw = await rawSocket();
	raw.pause();
	const question = textFrame('{"watch":["QH","LW","SQ","QG","BC","YQ","MT"]}');
	// The kernel takes some megabytes before anything waits in the process.
	const closed = () => lines.includes('live: closed a reader that does not read');
	for (let n = 0; n < 1000 && !closed() && !raw.destroyed; n++) {
		raw.write(Buffer.concat(Array<Buffer>(200).fill(question)));
		await new Promise((resolve) => setImmediate(resolve));
	}
	await soon(closed, 25_000);
	raw.destroy();
}, 30_000);

describe('a session ends', () => {
	test('by sign-out: the socket that was opened with it closes within two seconds, others stay', async () => {
		await start();
		const clerk = await town.person('麦小满');
		const cookie = `other=1; ${sessionCookieName(town.portal.origin)}=${town.tokenOf(clerk)}`;
		const [desk, guest] = [await listenIn({ cookie }), await listenIn()];
		const began = performance.now();
		expect((await town.portal.perform('session.sign-out', {}, clerk)).ok).toBe(true);
		expect(await desk.closed).toBe(CLOSED.sessionEnded);
		expect(performance.now() - began).toBeLessThan(2000);
		expect(guest.socket.readyState).toBe(WebSocket.OPEN);
	});

	test('by the clock: an open page does not keep a desk signed in, and is closed at the next look', async () => {
		await start({ pingMs: 50 });
		const clerk = await town.person('麦小满');
		const desk = await listenIn({ cookie: `${sessionCookieName(town.portal.origin)}=${town.tokenOf(clerk)}` });
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(desk.socket.readyState).toBe(WebSocket.OPEN);
		town.passMachineTime(31 * 60_000);
		expect(await desk.closed).toBe(CLOSED.sessionEnded);
	});

	test('an old or invented cookie makes a guest, who may listen', async () => {
		await start({ pingMs: 50 });
		const ear = await listenIn({ cookie: `${sessionCookieName(town.portal.origin)}=${'a'.repeat(24)}.${'b'.repeat(48)}` });
		await new Promise((resolve) => setTimeout(resolve, 200));
		ear.watch('LW');
		await ear.hears(() => true);
	});
});

test('a socket that does not answer pings is ended', async () => {
	await start({ pingMs: 100 });
	const raw = await rawSocket();
	const ended = new Promise<void>((resolve) => raw.on('close', () => resolve()));
	raw.resume();
	await ended;
});

test('when the portal stops, every socket is told', async () => {
	await start();
	const ear = await listenIn();
	end();
	expect(await ear.closed).toBe(CLOSED.stopping);
});

test('pages and live channel call the session by the same cookie', () => {
	for (const origin of ['http://localhost:3000', 'https://yishi.example']) expect(sessionCookieName(origin)).toBe(nameOfPages(origin));
});

/** Opens a socket by hand, so that what it sends and reads is ours alone. */
function rawSocket(): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.write([
				'GET /live HTTP/1.1', 'Host: localhost', `Origin: ${town.portal.origin}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
				`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, 'X-Forwarded-For: 203.0.113.99', '', ''
			].join('\r\n'));
		});
		socket.on('error', () => undefined);
		socket.once('data', (data) => (data.toString('latin1').startsWith('HTTP/1.1 101') ? resolve(socket) : reject(new Error(data.toString('latin1').slice(0, 40)))));
	});
}

/** A text frame as a client sends it (RFC 6455 §5.2), with a mask of zeroes. */
function textFrame(text: string): Buffer {
	const payload = Buffer.from(text);
	if (payload.length > 125) throw new RangeError('too long for one byte of length');
	return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
