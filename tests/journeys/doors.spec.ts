import { Agent, request as plainRequest } from 'node:http';
import { expect, test } from '@playwright/test';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';

/*
 * Every door of a real portal, tried from outside: what belongs to another community, what is malformed, what comes from elsewhere.
 * No browser: what a browser would smooth over is what is tried here.
 */

let portal: PortalProcess;
let addresses: string[];

test.beforeAll(async () => {
	portal = await startPortal({ pages: 'built' });
	const sitemap = await (await fetch(`${portal.url}/sitemap.xml`)).text();
	addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname);
});
test.afterAll(() => portal?.remove());

/** Every answer has these, whatever became of the request. */
function expectHeaders(answer: Response, what: string): void {
	expect.soft(answer.headers.get('x-content-type-options'), what).toBe('nosniff');
	expect.soft(answer.headers.get('referrer-policy'), what).toBe('same-origin');
	expect.soft(answer.headers.get('x-frame-options'), what).toBe('DENY');
	const policy = answer.headers.get('content-security-policy') ?? '';
	expect.soft(policy, what).toMatch(/frame-ancestors 'none'|sandbox/);
	expect.soft(policy, what).not.toMatch(/unsafe-(inline|eval)/);
	// Nothing lets another site read an answer.
	expect.soft(answer.headers.get('access-control-allow-origin'), what).toBeNull();
}

/** A request that is sent exactly as written: no client cleans up the path first. */
async function raw(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<number> {
	const { hostname, port } = new URL(portal.url);
	return new Promise((resolve, reject) => {
		const sent = plainRequest({ hostname: hostname === 'localhost' ? '127.0.0.1' : hostname, port, path, method, headers }, (answer) => {
			answer.resume();
			answer.on('end', () => resolve(answer.statusCode!));
		});
		sent.on('error', reject);
		sent.end();
	});
}

test('every address of the sitemap is there for a guest, without framework script and with all headers', async () => {
	expect(addresses.length).toBeGreaterThan(100);
	for (const path of addresses) {
		const answer = await fetch(portal.url + path);
		expect.soft(answer.status, path).toBe(200);
		expectHeaders(answer, path);
		const html = await answer.text();
		expect.soft(html, path).not.toContain('/_app/immutable/entry');
		expect.soft(html, path).toContain('<main');
	}
});

test('what belongs to another community is not there: each object page, twin and sheet under each foreign address', async () => {
	const objects = addresses.filter((path) => /^\/[A-Z]+\/(disclosures|questions|bodies)\/[^/]+$/.test(path));
	const communities = [...new Set(objects.map((path) => path.split('/')[1]!))];
	expect(communities.length).toBeGreaterThan(3);
	let tried = 0;
	for (const path of objects) {
		const [, home, ...rest] = path.split('/');
		for (const foreign of communities.filter((code) => code !== home)) {
			for (const ending of ['', '.json', ...(rest[0] === 'disclosures' ? ['.csv', '/lines/1'] : [])]) {
				const address = `/${foreign}/${rest.join('/')}${ending}`;
				expect.soft((await fetch(portal.url + address)).status, address).toBe(404);
				tried++;
			}
		}
	}
	expect(tried).toBeGreaterThan(300);
});

test('an object has its content, its hash and a proof; a list names what it was made of', async () => {
	const path = addresses.find((one) => /^\/LW\/disclosures\/[^/]+$/.test(one))!;
	const object = (await (await fetch(`${portal.url}${path}.json`)).json()) as Record<string, unknown>;
	expect(object).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, checkpoint: expect.stringContaining('— ') as unknown });
	const list = (await (await fetch(`${portal.url}/LW/disclosures.json`)).json()) as { objects: { hash: string }[] };
	expect(list.objects.length).toBeGreaterThan(5);
	expect(list.objects[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('twisted addresses are answered with a no, never with an error', async () => {
	const twisted = [
		'//LW', '/LW//disclosures', '/lw', '/LW/..', '/LW/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fserver/main.ts', '/LW\\disclosures', '/%00', '/LW/disclosures/%00',
		'/LW/disclosures/__proto__', '/LW/disclosures/constructor', '/__data.json', '/LW/__data.json', '/LW/disclosures/x/__data.json', '/%', '/%E0%A4%A', '/LW/disclosures;x=1',
		'/LW/record/-1', '/LW/record/99999999999999999999', '/LW/record/tile/0/x999/999', '/LW/record/tile/../../x', '/LW/replica?after=-1', '/LW/replica?after=1e9', '/LW/replica?after=x',
		'/LW/disclosures?before=abc', '/LW/disclosures?category=__proto__', `/${'a'.repeat(4000)}`, `/LW/disclosures/${'x'.repeat(2000)}.json`, '/shell/../../package.json', '/_app/../package.json'
	];
	for (const path of twisted) {
		const status = await raw(path);
		expect.soft(status, path).toBeLessThan(500);
		expect.soft(status, path).not.toBe(0);
	}
	// None of them gave out a file of the server.
	expect(await (await fetch(`${portal.url}/..%2f..%2fpackage.json`)).text()).not.toContain('"dependencies"');
});

test('an act comes from here, in JSON, and not too large; or it is refused in words', async () => {
	const act = `${portal.url}/acts/question.ask`;
	const own = { origin: portal.url, 'content-type': 'application/json' };
	const refused: [string, RequestInit, number][] = [
		['no origin', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, 403],
		['foreign origin', { method: 'POST', headers: { ...own, origin: 'https://elsewhere.example' }, body: '{}' }, 403],
		['foreign origin, as a form', { method: 'POST', headers: { origin: 'https://elsewhere.example', 'content-type': 'text/plain' }, body: '{}' }, 403],
		['the word null', { method: 'POST', headers: { ...own, origin: 'null' }, body: '{}' }, 403],
		['not JSON', { method: 'POST', headers: own, body: '{"id":' }, 400],
		['text', { method: 'POST', headers: { ...own, 'content-type': 'text/plain' }, body: '{}' }, 400],
		['nobody signed in', { method: 'POST', headers: own, body: JSON.stringify({ id: 'AAAAAAAAAAAAAAAAAAAAAA', input: { community: 'LW', subject: 'AAAAAAAAAAAAAAAAAAAAAA', parent: 'AAAAAAAAAAAAAAAAAAAAAA', text: 'x' } }) }, 401],
		['two megabytes', { method: 'POST', headers: own, body: JSON.stringify({ id: 'AAAAAAAAAAAAAAAAAAAAAA', input: { text: 'x'.repeat(2_000_000) } }) }, 413]
	];
	for (const [what, request, status] of refused) {
		const answer = await fetch(act, request);
		expect.soft(answer.status, what).toBe(status);
		expectHeaders(answer, what);
		expect.soft((await answer.text()).length, what).toBeGreaterThan(5);
	}
	expect((await fetch(`${portal.url}/acts/nothing.like-this`, { method: 'POST', headers: own, body: '{"input":{}}' })).status).toBe(404);
	for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) expect.soft(await raw('/LW', method, { origin: portal.url, 'content-length': '0' }), method).toBe(405);
});

test('what did not get through says so in a page, each in its own words, with a number for the telephone', async () => {
	const own = { origin: portal.url, accept: 'text/html,*/*;q=0.8' };
	const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' };
	const refused: [string, string, RequestInit, number, string, string][] = [
		['elsewhere', '/LW', { method: 'POST', headers: { ...own, 'content-type': 'application/json', origin: 'https://elsewhere.example' }, body: '{}' }, 403, '这个请求不是从本站的页面发出的。', 'This request did not come from a page of this portal.'],
		['a form from elsewhere', '/me/sign-out', { method: 'POST', headers: { ...form, origin: 'https://elsewhere.example' }, body: 'act=x' }, 403, '这个请求不是从本站的页面发出的。', 'This request did not come from a page of this portal.'],
		['a form from nowhere', '/me/sign-out', { method: 'POST', headers: { accept: own.accept, 'content-type': form['content-type'] }, body: 'act=x' }, 403, '这个请求不是从本站的页面发出的。', 'This request did not come from a page of this portal.'],
		['not signed in', '/me/sign-out', { method: 'POST', headers: form, body: 'act=x' }, 401, '要先加入或登录，才能办这件事。', 'This can be done only by somebody who has joined or signed in.'],
		['a page takes none', '/acts/question', { method: 'POST', headers: form, body: 'act=x' }, 405, '这个地址不接受这种请求。', 'This address does not take this kind of request.'],
		['not a form', '/LW', { method: 'POST', headers: { ...own, 'content-type': 'application/json' }, body: '{}' }, 415, '发来的内容不是本站的表单，没有收下。', 'What was sent is not a form of this portal and was not taken.'],
		['not a number', '/LW/replica?after=x', { headers: own }, 400, '地址或填的内容不完整，本站看不懂。', 'The address or what was filled in is not complete.'],
		['not an address', '/%E0%A4%A', { headers: own }, 400, '这个地址看不懂', 'This address cannot be read.']
	];
	for (const [what, path, request, status, zh, en] of refused) {
		for (const [lang, sentence] of [['zh-CN', zh], ['en', en]] as const) {
			const answer = await fetch(portal.url + path, { ...request, headers: { ...request.headers, 'accept-language': lang } });
			expect.soft(answer.status, what).toBe(status);
			expectHeaders(answer, what);
			const text = await answer.text();
			expect.soft(text, what).toContain(sentence);
			expect.soft(text, what).toMatch(lang === 'en' ? /Code [A-Z2-9]{2}-[A-Z2-9]{3}: you can read it out/ : /编号[A-Z2-9]{2}-[A-Z2-9]{3}，打电话/);
			if (path === '/%E0%A4%A') continue;
			expect.soft(text, what).toContain('</footer>');
			// Wherever it is said, it is dressed: pages name their style from where they stand.
			const styles = [...text.matchAll(/href="([^"]+\.css)"/g)].map((match) => new URL(match[1]!, portal.url + path).pathname);
			expect.soft(styles.length, what).toBeGreaterThan(0);
			for (const style of styles) expect.soft(style, what).toMatch(/^\/_app\/immutable\/assets\//);
		}
	}
	// Nobody outside makes the portal say that something was refused.
	const claimed = await fetch(`${portal.url}/LW`, { headers: { ...own, 'x-yishi-refused': '429 AA-AAA' } });
	expect(claimed.status).toBe(200);
});

test('a body that was refused unread does not stand in the way of the next request on its connection', async () => {
	const { port, origin } = new URL(portal.url);
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const send = (path: string, method: string, body = '') =>
		new Promise<number>((resolve, reject) => {
			const headers = { host: `localhost:${port}`, origin, ...(body ? { 'content-type': 'application/json', 'content-length': body.length } : {}) };
			const sent = plainRequest({ hostname: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
				answer.resume();
				answer.on('end', () => resolve(answer.statusCode!));
			});
			sent.on('error', reject);
			sent.end(body);
		});
	try {
		for (let i = 0; i < 3; i++) {
			expect(await send('/acts/question.ask', 'POST', 'x'.repeat(2_000_000))).toBe(413);
			expect(await send('/LW', 'GET')).toBe(200);
		}
	} finally {
		agent.destroy();
	}
});

test('the office, and what is mine, ask who is there before they say anything', async () => {
	for (const path of ['/office', '/office/disclosures/new', '/office/questions', '/office/questions/new', '/office/slips', '/me']) {
		const answer = await fetch(portal.url + path, { redirect: 'manual' });
		expect.soft([303, 401, 403, 404], path).toContain(answer.status);
		expectHeaders(answer, path);
	}
});
