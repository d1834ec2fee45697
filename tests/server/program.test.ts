import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ERROR_CODE } from '#acts/error-code.ts';
import { dayOf, instant } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { openReader } from '#records/database.server.ts';
import { sessionCookieName } from '#server/cookie.ts';
import { yishi } from '../support/command-line.ts';
import { takeSeat, until } from '../support/documents.ts';
import { newDataFolder, run, startPortal, type PortalProcess } from '../support/portal-process.ts';

// Every one of these starts processes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const BARE = 'tests/support/bare-portal.ts';

/** Asks for an act as the operator; what came back, or undefined when there was no whole answer. */
async function operate(url: string, act: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } } | undefined> {
	const asked = { method: 'POST', headers: { 'x-caller': 'operator', 'content-type': 'application/json' }, body: JSON.stringify({ input }) };
	try {
		return (await (await fetch(`${url}/acts/${act}`, asked)).json()) as { ok: boolean };
	} catch {
		return undefined;
	}
}

/** Reads a ledger that no portal has open any more. */
function read(data: string, query: string): unknown[][] {
	const db = openReader(join(data, 'ledger.db'));
	try {
		return db.client.prepare(query).raw(true).all() as unknown[][];
	} finally {
		db.client.close();
	}
}

const personOf = (data: string) => String(read(data, "select id from persons where name = '麦小满'")[0]![0]);

/** Processor time that a process has used, in seconds; /proc counts in hundredths. */
function workOf(pid: number): number {
	const [, user, system] = /\) \S (?:\S+ ){10}(\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))!;
	return (Number(user) + Number(system)) / 100;
}

describe('the life of a demo', () => {
	let home: ReturnType<typeof newDataFolder>;
	let portal: PortalProcess;
	let signIns: string;
	beforeAll(() => {
		home = newDataFolder();
	});
	afterAll(async () => {
		await portal.remove();
		home.remove();
	});

	/** The lines with names and passwords that were printed. */
	const printed = () => portal.said().split('\n').filter((line) => line.startsWith('  ')).join('\n');

	/** The day that it is in the city. */
	const civilDay = async () => dayOf(instant(Date.parse(await (await fetch(portal.url)).text())), 480);

	test('the first start asks nothing: it makes the folder, loads the city and prints how to sign in', async () => {
		portal = await startPortal({ data: home.data, pages: 'bare' });
		signIns = printed();
		// Said only where it takes so long that somebody would wonder.
		expect(portal.said().replace(/^第一次启动，正在载入虚构的演示城市…… · First start: loading the invented demo city …\n(用时.*\n)?/, '')).toMatch(/^网站已经打开/);
		expect(portal.said()).toContain(`网站已经打开：${portal.url} · The portal is open: ${portal.url}\n`);
		expect(portal.said()).toContain(`数据放在：${home.data}`);
		for (const name of ['麦小满', '苗立夏', '禾处暑', '谷枣藤']) expect(signIns).toMatch(new RegExp(`^  ${name}  [a-z2-9]{4}(-[a-z2-9]{4}){3}  柳湾`, 'm'));
		expect(signIns).toMatch(/^ {2}安霜降 {2}\S+ {2}青禾市社区治理服务中心 管理员$/m);
		expect(signIns.match(/^ {2}[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4} {2}\S\*\*/gm)).toHaveLength(2);
		expect(statSync(join(home.data, 'demo-sign-ins.json')).mode & 0o777).toBe(0o600);
		// It is the day that the city's file is of.
		expect(await civilDay()).toBe('2026-11-22');
		// Secrets are for the terminal, not for the log.
		const secrets = signIns.split('\n').map((line) => line.trim().split('  ')[1]!);
		for (const secret of secrets) expect(JSON.stringify(portal.log())).not.toContain(secret);
	});

	test('what was printed opens the office, and the slip joins a phone', async () => {
		const ask = async (act: string, input: unknown) => (await (await fetch(`${portal.url}/acts/${act}`, { method: 'POST', body: JSON.stringify({ input }) })).json()) as { ok: boolean };
		const [, name, password] = /^ {2}(麦小满) {2}(\S+)/m.exec(signIns)!;
		expect(await ask('session.sign-in', { name, password })).toMatchObject({ ok: true, value: { community: 'LW' } });
		const [code] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(signIns)!;
		expect(await ask('device.enrol', { code })).toMatchObject({ ok: true });
	});

	test('a second process is refused in words, and the first goes on', async () => {
		const second = await run(BARE, [], { YISHI_DATA: home.data, PORT: '0' });
		expect(second.code).toBe(1);
		expect(second.err).toBe(`${home.data}正被另一个进程使用。请先停止它。 · ${home.data} is in use by another process. Please stop that one first.\n`);
		expect((await fetch(`${portal.url}/readyz`)).status).toBe(200);
	});

	test('a port that is taken is said', async () => {
		const port = new URL(portal.url).port;
		const second = await run(BARE, [], { YISHI_DATA: join(home.data, '..', 'other'), PORT: port });
		expect(second).toMatchObject({ code: 1, err: expect.stringContaining(`端口${port}已被占用`) as string });
	});

	test('it stops when it is told to, with 0, and starts again in under five seconds with the same sign-ins and a new slip for the used one', async () => {
		const document = subjectIdOf(randomBytes(16));
		const [, name, password] = /^ {2}(麦小满) {2}(\S+)/m.exec(signIns)!;
		const signedIn = (await (await fetch(`${portal.url}/acts/session.sign-in`, { method: 'POST', body: JSON.stringify({ input: { name, password } }) })).json()) as { value: { token: string } };
		const cookie = `${sessionCookieName(portal.url)}=${signedIn.value.token}`;
		const [body] = read(home.data, "select subject from bodies where community = 'LW' and kind = 'self_governance_committee'")[0]!;
		const input = { community: 'LW', subject: document, title: '充电办法', kind: 'text', body, group: 'assigned', text: '一、充电\n每度三角。' };
		expect(await (await fetch(`${portal.url}/acts/document.begin`, { method: 'POST', headers: { cookie }, body: JSON.stringify({ input }) })).json()).toMatchObject({ ok: true });
		const sit = () => takeSeat({ url: portal.url.replace('http', 'ws'), origin: portal.url, cookie, draft: `${document}.1` });
		const typing = sit();
		await typing.synced();
		typing.type(0, '充满断电。');
		expect(await portal.stop('SIGINT')).toBe(0);
		expect(portal.said()).toContain('正在停止');
		// Whoever types is told to come again, and finds what they wrote.
		await until(() => typing.codes.includes(1001), 'she is told');
		typing.leave();
		portal = await startPortal({ data: home.data, pages: 'bare' });
		expect(await (await fetch(`${portal.url}/readyz`)).json()).toMatchObject({ ready: true, documents: 'readable' });
		const again = sit();
		await again.synced();
		expect(again.fragment.toString()).toContain('每度三角。充满断电。');
		again.leave();
		// Work, not waiting for a machine that is busy with others; and it waits for nothing else either.
		expect(workOf(portal.pid)).toBeLessThan(5);
		expect(portal.log().find(({ msg }) => msg === 'ready')!.ms).toBeLessThan(30_000);
		expect(portal.said()).not.toContain('演示城市');
		const [before, now] = [signIns, printed()].map((text) => text.split('\n').sort());
		expect(now!.filter((line) => before!.includes(line))).toHaveLength(before!.length - 1);
		expect(now).toHaveLength(before!.length);
	});

	test('killed without a word, it starts again: no lock is stale, nothing is lost', async () => {
		const created = await operate(portal.url, 'account.create', { name: 'before-the-kill', person: personOf(home.data), password: 'twelve-characters' });
		expect(created).toMatchObject({ ok: true });
		await portal.kill();
		portal = await startPortal({ data: home.data, pages: 'bare' });
		expect(await operate(portal.url, 'account.create', { name: 'before-the-kill', person: personOf(home.data), password: 'twelve-characters' }))
			.toMatchObject({ ok: false, error: { code: 'account.name-taken' } });
	});

	test('its clock is set to a day, or forward by some days', async () => {
		await portal.stop();
		portal = await startPortal({ data: home.data, pages: 'bare', clock: '2026-12-01' });
		expect(await civilDay()).toBe('2026-12-01');
		await portal.stop();
		portal = await startPortal({ data: home.data, pages: 'bare', clock: '+20d' });
		expect(await civilDay()).toBe('2026-12-12');
	});

	test('stopped in the middle of work, it finishes what runs, has done all that it acknowledged and refused the rest', async () => {
		await portal.stop();
		const person = personOf(home.data);
		portal = await startPortal({ data: home.data, pages: 'bare' });
		const acknowledged: string[] = [];
		const others: string[] = [];
		let next = 0;
		let working = true;
		const workers = Array.from({ length: 16 }, async () => {
			while (working) {
				const name = `load${next++}`;
				const done = await operate(portal.url, 'account.create', { name, person, password: 'twelve-characters' });
				if (done?.ok) acknowledged.push(name);
				else {
					others.push(done?.error?.code ?? 'no answer');
					await new Promise((resolve) => setTimeout(resolve, 20));
				}
			}
		});
		while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 10));
		const slow = fetch(`${portal.url}/slow?ms=700`).then((answer) => answer.text());
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(await portal.stop()).toBe(0);
		expect(await slow).toBe('slow');
		working = false;
		await Promise.all(workers);
		const there = new Set(read(home.data, "select name from accounts where name like 'load%'").flat());
		expect(acknowledged.filter((name) => !there.has(name))).toEqual([]);
		expect(there.size).toBe(acknowledged.length);
		for (const code of others) expect(['portal.stopping', 'no answer', 'rate.too-many']).toContain(code);
	});
});

describe('what ends the process', () => {
	let home: ReturnType<typeof newDataFolder>;
	let portal: PortalProcess;
	beforeAll(async () => {
		home = newDataFolder();
		const made = await yishi(home.data, 'init', '--city', '青禾市', '--city-code', 'QH', '--community', '柳湾社区', '--community-code', 'LW', '--name', '麦小满', '--sign-in', 'mai');
		expect(made.code).toBe(0);
	});
	afterAll(async () => {
		await portal.remove();
		home.remove();
	});

	test('not a page that is broken: its reader gets a code for the telephone, and neither log nor answer names anybody', async () => {
		portal = await startPortal({ data: home.data, pages: 'bare' });
		const answer = await fetch(`${portal.url}/broken`);
		expect(answer.status).toBe(500);
		const [code] = /[A-Z2-9]{2}-[A-Z2-9]{3}/.exec(await answer.text())!;
		const [line] = portal.log().filter(({ level }) => level === 50);
		expect(line).toMatchObject({ code, path: '/broken' });
		expect(JSON.stringify(line)).not.toMatch(/麦小满|6100105/);
		expect((await fetch(`${portal.url}/healthz`)).status).toBe(200);
	});

	test('an error that nobody caught: a code in both languages, the same in the log, exit code 1', async () => {
		await fetch(`${portal.url}/break-down`);
		expect(await portal.ended).toBe(1);
		const [, zh, en] = /编号(\S+?)。.*number (\S+?)\./.exec(portal.said())!;
		expect(zh).toMatch(ERROR_CODE);
		expect(en).toBe(zh);
		expect(portal.log().find(({ msg }) => msg === 'the portal ends')).toMatchObject({ code: zh, error: { error: 'nobody caught this' } });
	});

	const strace = spawnSync('strace', ['-V']).status === 0;
	if (!strace) console.log('tests/server/program.test.ts: a failed sync: not run (no strace)');
	test.skipIf(!strace)('a failed sync to disk: whoever wrote is refused, the process ends, and the next start goes on from what is on disk', async () => {
		portal = await startPortal({ data: home.data, pages: 'bare' });
		const tracer = spawn('strace', ['-f', '-qq', '-o', '/dev/null', '-p', String(portal.pid), '-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO'], { stdio: ['ignore', 'ignore', 'pipe'] });
		try {
			// strace says nothing when it has attached: until it has, acts succeed.
			let refused: Awaited<ReturnType<typeof operate>>;
			let created = 0;
			const person = personOf(home.data);
			while (refused === undefined || refused.ok) {
				refused = await operate(portal.url, 'account.create', { name: `sync${created++}`, person, password: 'twelve-characters' });
				if (refused?.ok) await new Promise((resolve) => setTimeout(resolve, 50));
			}
			expect(refused).toMatchObject({ ok: false, error: { code: 'storage.unavailable' } });
			expect(await portal.ended).toBe(1);
			portal = await startPortal({ data: home.data, pages: 'bare' });
			expect(await operate(portal.url, 'account.create', { name: 'after', person, password: 'twelve-characters' })).toMatchObject({ ok: true });
		} finally {
			if (tracer.exitCode === null && tracer.signalCode === null) {
				tracer.kill();
				await once(tracer, 'exit');
			}
		}
	});
});

test('wrong settings end it before anything is touched, with a sentence for each', async () => {
	const { code, err } = await run('server/main.ts', [], { PORT: 'many', YISHI_CLOCK: 'soon', YISHI_DATA: '/proc/no' });
	expect(code).toBe(1);
	expect(err.split('\n').filter(Boolean)).toEqual([expect.stringMatching(/^PORT 写的是“many”/), expect.stringMatching(/^YISHI_CLOCK 写的是“soon”/)]);
});
