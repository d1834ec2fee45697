import { expect, test } from '@playwright/test';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';

/* The same acts for programs: signed in by JSON, asked twice, done once. */

let portal: PortalProcess;
test.beforeAll(async () => {
	portal = await startPortal({ pages: 'built', clock: '2026-11-22T09:00:00+08:00', env: { YISHI_PROXY: '1' } });
});
test.afterAll(() => portal.remove());

const id = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');

async function act(name: string, body: unknown, cookie?: string, from = '198.51.100.1'): Promise<{ status: number; cookie?: string; json: Record<string, unknown> }> {
	const answer = await fetch(`${portal.url}/acts/${name}`, {
		method: 'POST', body: JSON.stringify(body), headers: { origin: portal.url, 'content-type': 'application/json', 'accept-language': 'en', 'x-forwarded-for': from, ...(cookie ? { cookie } : {}) }
	});
	const set = answer.headers.getSetCookie()[0];
	return { status: answer.status, json: (await answer.json()) as Record<string, unknown>, ...(set ? { cookie: set } : {}) };
}

test('麦小满 signs in by JSON: the token is her browser’s, not the answer’s; her slip is entered once, however often it is sent', async () => {
	const password = /麦小满\s+(\S+)/.exec(portal.said())![1]!;
	const wrong = await act('session.sign-in', { input: { name: '麦小满', password: `${password}x` } });
	expect(wrong).toMatchObject({ status: 403, json: { ok: false, code: 'sign-in.wrong', sentence: 'Name or password is wrong.' } });
	expect(wrong.json).not.toHaveProperty('keep');
	const done = await act('session.sign-in', { input: { name: '麦小满', password } });
	expect(done.status).toBe(200);
	expect(done.cookie).toMatch(/^yishi=[a-z2-7]{24}\.[a-z2-7]{48}; .*HttpOnly/);
	const token = /^yishi=([^;]+)/.exec(done.cookie!)![1]!;
	expect(JSON.stringify(done.json)).not.toContain(token.split('.')[1]);

	const cookie = `yishi=${token}`;
	const list = (await (await fetch(`${portal.url}/LW/disclosures.json`)).json()) as { objects: { type: string; subject: string }[] };
	const parent = list.objects.find(({ type }) => type === 'disclosure')!.subject;
	const slip = {
		id: id(),
		input: { community: 'LW', subject: id(), parent, text: '纸条上写的', channel: 'paper_slip', received: '2026-11-22', scribe: '麦小满', witness: '禾处暑', readBack: true }
	};
	const first = await act('question.enter', slip, cookie);
	expect(first.json).toMatchObject({ ok: true, again: false, value: { number: 'LW-Q-2026-0005', due: '2026-11-27' } });
	const second = await act('question.enter', slip, cookie);
	expect(second.json).toMatchObject({ ok: true, again: true, value: { number: 'LW-Q-2026-0005' }, lines: first.json.lines });
	const other = await act('question.enter', { ...slip, input: { ...slip.input, text: '别的话' } }, cookie);
	expect(other).toMatchObject({ status: 409, json: { code: 'delivery.id-used' } });
	// Everybody sees it once, with scribe and witness.
	const page = await (await fetch(`${portal.url}/LW/questions`, { headers: { 'accept-language': 'zh-CN' } })).text();
	expect(page.split('纸条上写的')).toHaveLength(2);
	expect(page).toContain('麦小满代写，禾处暑在场');
});

test('/acts.json describes what /acts/<name> takes: every required input is refused by name when it is missing', async () => {
	const { acts } = (await (await fetch(`${portal.url}/acts.json`)).json()) as { acts: { name: string; input: { required?: string[] } }[] };
	expect(acts.length).toBeGreaterThan(10);
	for (const [n, { name, input }] of acts.entries()) {
		if (!input.required?.length) continue;
		// One address may not try them all within a minute.
		const { status, json } = await act(name, { input: {} }, undefined, `198.51.101.${n % 50}`);
		expect(status, name).toBe(400);
		const paths = (json.fields as { path: string; sentence: string }[]).map(({ path }) => path);
		for (const field of input.required) expect(paths, name).toContain(field);
	}
});

test('an address that takes only what programs send is no page, and a page takes nothing of theirs: both are said in words', async () => {
	for (const address of ['/acts/nothing', '/acts/question.ask']) {
		const looked = await fetch(portal.url + address, { headers: { accept: 'text/html', 'accept-language': 'zh-CN' } });
		expect(looked.status, address).toBe(404);
		expect(await looked.text(), address).toContain('没有找到这一页');
	}
	expect((await fetch(`${portal.url}/acts/question`)).status).toBe(200);
	const sent = await fetch(`${portal.url}/acts/question`, {
		method: 'POST', body: '{"input":{}}', headers: { origin: portal.url, 'content-type': 'application/json', 'accept-language': 'en' }
	});
	expect(sent.status).toBe(405);
	expect(await sent.text()).toMatch(/^This address does not take this kind of request\.\nCode [A-Z2-9-]{6}: you can read it out on the telephone\.\n$/);
});
