import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_CODE } from '#acts/error-code.ts';
import { BASE_POLICY, everyHeader } from '#server/answers.ts';
import { ADDRESS_HEADER, answerOn, listen, MOST_BODY, type Http, type Pages, type PortalRequest } from '#server/http.ts';
import { createLog, type Log } from '#server/log.ts';
import svelteConfig from '../../svelte.config.js';
import { openTown, type Town } from '../support/town.ts';

const ORIGIN = 'https://yishi.example';

let town: Town;
let http: Http;
let port: number;
let lines: { fields: Record<string, unknown>; message: string }[];
const ready = { ledger: 'readable' as const, writable: true, migrations: 2, logKey: 'ab' };
let readiness = () => Promise.resolve(ready as typeof ready | { ledger: 'unreadable'; writable: false; migrations: number; logKey: string });

/** Pages as Kit and its file server would answer: some bring a policy, some throw. */
const pages: Pages = (req: PortalRequest, res, next) => {
	switch (new URL(req.url!, ORIGIN).pathname) {
		case '/page':
			res.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "script-src 'nonce-1'" });
			return res.end('<p>');
		case '/file.js':
			res.writeHead(200, { 'content-type': 'text/javascript' });
			return res.end('1');
		case '/address':
			return res.end(`${req.clientAddress} ${String(req.headers[ADDRESS_HEADER])} ${req.portal === town.portal}`);
		case '/throws':
			throw new Error('麦小满 was here');
		case '/rejects':
			return Promise.reject(new Error('later'));
		case '/half':
			res.writeHead(200, { 'content-length': 100 });
			res.write('half');
			return Promise.reject(new Error('in the middle'));
		case '/redirect':
			return res.writeHead(303, { location: '/page' }).end();
		case '/slow':
			return void setTimeout(() => res.end('slow'), 300);
		case '/read':
			return void req.on('data', () => undefined).on('end', () => res.end('read'));
		default:
			return next();
	}
};

beforeAll(async () => {
	town = await openTown();
	lines = [];
	const silent = createLog('silent');
	const log: Log = { ...silent, error: (fields, message) => void lines.push({ fields, message }) };
	const listening = await listen('127.0.0.1', 0);
	port = listening.port;
	http = answerOn(listening.server, { origin: ORIGIN, proxies: 1, log, random: (length) => town.portal.random(length) });
});

afterAll(async () => {
	await http.stop();
	await town.close();
});

interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	body: string;
}

/** Asks for a path, on a connection of its own. */
function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const asked = request({ host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false }, (res) => {
			let body = '';
			res.setEncoding('utf8').on('data', (text: string) => (body += text));
			res.on('end', () => resolve({ status: res.statusCode!, headers: res.headers, body }));
			res.on('error', reject);
		});
		asked.on('error', reject);
		asked.end(options.body);
	});
}

/** Sends bytes as they are and reads until the connection ends. */
function askRaw(text: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(text));
		let answer = '';
		socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
		socket.on('close', () => resolve(answer));
		socket.on('error', reject);
	});
}

/** Every header that every response must have. */
function expectHeaders(headers: Answer['headers'], policy: string | undefined = BASE_POLICY): void {
	for (const [name, value] of Object.entries(everyHeader(ORIGIN))) {
		if (name !== 'Content-Security-Policy') expect(headers[name.toLowerCase()], name).toBe(value);
	}
	expect(headers['content-security-policy']).toBe(policy);
	expect(headers['access-control-allow-origin']).toBeUndefined();
	expect(headers['x-powered-by']).toBeUndefined();
}

describe('before the portal is open', () => {
	test('it is alive and not ready, and everything else is put off in both languages', async () => {
		expect(await ask('/healthz')).toMatchObject({ status: 200, body: '{"alive":true}\n' });
		expect(await ask('/readyz')).toMatchObject({ status: 503, body: '{"ready":false,"starting":true}\n' });
		const page = await ask('/page');
		expect(page).toMatchObject({ status: 503, body: '网站正在启动，请过几秒再试。\nThe portal is starting. Please try again in a few seconds.\n' });
		expect(page.headers['retry-after']).toBe('5');
		expectHeaders(page.headers);
		http.serve(town.portal, pages, () => readiness());
	});
});

describe('every response has the headers', () => {
	const cases: [string, Parameters<typeof ask>[1], number][] = [
		['/file.js', {}, 200],
		['/redirect', {}, 303],
		['/nothing', {}, 404],
		['/page', { method: 'PUT' }, 405],
		['/page', { method: 'DELETE' }, 405],
		['/read', { method: 'POST', headers: { 'content-length': String(MOST_BODY + 1) } }, 413],
		['/read', { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: 'x' }, 411],
		['/%E0%A4%A', {}, 400],
		['/throws', {}, 500],
		['/rejects', {}, 500],
		['/healthz', {}, 200],
		['/readyz', {}, 200]
	];
	for (const [path, options, status] of cases) {
		test(`${options?.method ?? 'GET'} ${path} → ${status}`, async () => {
			const answer = await ask(path, options);
			expect(answer.status).toBe(status);
			expectHeaders(answer.headers);
		});
	}

	test('a page keeps the policy it brings', async () => {
		expectHeaders((await ask('/page')).headers, "script-src 'nonce-1'");
	});

	test('also what never became a request: too long headers, no HTTP at all', async () => {
		for (const [text, status] of [[`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 431], ['\x16\x03\x01\x02\0 hello\r\n\r\n', 400],
			['POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
			['POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', 400]] as const) {
			const answer = await askRaw(text);
			expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
			for (const [name, value] of Object.entries(everyHeader(ORIGIN))) expect(answer).toContain(`${name}: ${value}\r\n`);
		}
	});

	test('http has no Strict-Transport-Security, and https has', () => {
		expect(everyHeader('http://localhost:3000')).not.toHaveProperty('Strict-Transport-Security');
		expect(everyHeader(ORIGIN)).toHaveProperty('Strict-Transport-Security');
	});

	test('the policy of files is the policy of pages, without their nonces', () => {
		const directives = svelteConfig.kit!.csp!.directives as Record<string, string[]>;
		const quoted = (source: string) => (/^(self|none)$/.test(source) ? `'${source}'` : source);
		expect(BASE_POLICY).toBe(Object.entries(directives).map(([name, sources]) => [name, ...sources.map(quoted)].join(' ')).join('; '));
	});
});

describe('what goes wrong', () => {
	test('an unexpected error gives a code to read out, the same in the log, and nothing of itself', async () => {
		lines = [];
		const { body } = await ask('/throws?who=x');
		const code = /编号(\S+)。/.exec(body)![1]!;
		expect(code).toMatch(ERROR_CODE);
		expect(body).toContain(`give the number ${code}.`);
		expect(body).not.toContain('was here');
		expect(lines).toEqual([{ message: 'unexpected error', fields: expect.objectContaining({ code, path: '/throws', method: 'GET', stack: expect.stringContaining('http.test.ts') as string }) as Record<string, unknown> }]);
	});

	test('programs get it as JSON, in the shape in which acts refuse', async () => {
		const { headers, body } = await ask('/rejects', { headers: { accept: 'application/json' } });
		expect(headers['content-type']).toBe('application/json');
		expect(JSON.parse(body)).toMatchObject({ ok: false, error: { code: expect.stringMatching(ERROR_CODE) as string } });
		const large = await ask('/read', { method: 'POST', headers: { 'content-length': String(MOST_BODY + 1), 'content-type': 'application/json' } });
		expect(JSON.parse(large.body)).toMatchObject({ ok: false, error: { code: 'input.too-large' } });
	});

	test('an answer that breaks in the middle ends the connection, not the process', async () => {
		await expect(ask('/half')).rejects.toThrow();
		expect((await ask('/page')).status).toBe(200);
	});

	test('a body up to the limit is read', async () => {
		expect(await ask('/read', { method: 'POST', body: Buffer.alloc(MOST_BODY) })).toMatchObject({ status: 200, body: 'read' });
	});

	test('a ledger that cannot be read is not ready; a full disk is', async () => {
		readiness = () => Promise.resolve({ ...ready, ledger: 'unreadable', writable: false });
		expect(await ask('/readyz')).toMatchObject({ status: 503 });
		readiness = () => Promise.resolve({ ...ready, writable: false } as never);
		expect(await ask('/readyz')).toMatchObject({ status: 200, body: expect.stringContaining('"writable":false') as string });
		readiness = () => Promise.resolve(ready);
	});
});

test('pages get the one Portal and an address that no sender can choose', async () => {
	expect((await ask('/address', { headers: { [ADDRESS_HEADER]: '6.6.6.6' } })).body).toBe('127.0.0.1 127.0.0.1 true');
	expect((await ask('/address', { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' } })).body).toBe('203.0.113.9 203.0.113.9 true');
});

test('whoever offers HTTP/2 is answered in HTTP/1.1', async () => {
	const answer = await askRaw('GET /page HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n');
	expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

test('stopping: what runs is finished, what comes is put off', async () => {
	const slow = ask('/slow');
	const kept = connect(port, '127.0.0.1');
	await new Promise((resolve) => setTimeout(resolve, 50));
	const stopped = http.stop();
	expect(await slow).toMatchObject({ status: 200, body: 'slow', headers: { connection: 'close' } });
	await stopped;
	kept.destroy();
	await expect(ask('/page')).rejects.toThrow('ECONNREFUSED');
});
