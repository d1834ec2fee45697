import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { Caller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import { makeSmallLedger, openSmallPortal, randomSubject, type SmallLedger } from '../support/small-ledger.ts';
import { serveDevice, type DeviceServer } from './device-server.ts';

/* A resident asks from a phone whose browser is a real one, with a folder of its own, that can be closed and opened again. */

let folder: string;
let small: SmallLedger;
let portal: Portal;
let server: DeviceServer;
let phone: BrowserContext;
let page: Page;

async function openPhone(options: { channel?: string } & Parameters<typeof chromium.launchPersistentContext>[1]): Promise<void> {
	phone = await chromium.launchPersistentContext(join(folder, 'phone'), options);
	page = phone.pages()[0] ?? (await phone.newPage());
	await page.goto(server.origin);
}

let launch: Parameters<typeof chromium.launchPersistentContext>[1];

test.beforeEach(async ({ launchOptions }) => {
	launch = launchOptions;
	folder = mkdtempSync(join(tmpdir(), 'yishi-outbox-'));
	small = await makeSmallLedger(folder, 1);
	portal = await openSmallPortal(small);
	server = await serveDevice(portal, await resident());
	await openPhone(launch!);
});

test.afterEach(async () => {
	await phone.close();
	await server.close();
	await portal.close();
	rmSync(folder, { recursive: true });
});

async function resident(): Promise<Caller> {
	const { person, session } = small.residents[0]!;
	return {
		kind: 'person', person, session, through: 'device', unlocked: true, community: small.community, household: 'h0', display: '居**', offices: [], assignments: [], address: '203.0.113.9'
	};
}

/** The resident writes a question about line 2; it waits in the phone. */
function write(text: string, more: Record<string, unknown> = {}): Promise<string> {
	const input = { community: small.community, subject: randomSubject(), parent: small.disclosure, table: small.table, line: 2, text, ...more };
	return page.evaluate(async ([id, given]) => {
		const db = await window.device.open();
		await window.device.outbox.queue(db, { id: id as string, act: 'question.ask', input: given as Record<string, unknown>, madeAt: Date.now() });
		db.close();
		return id as string;
	}, [randomSubject(), input]);
}

const deliver = (now = true) => page.evaluate(async (atOnce) => {
	const db = await window.device.open();
	const rows = await window.device.deliver(db, atOnce);
	db.close();
	return rows;
}, now);

const outbox = () => page.evaluate(async () => {
	const db = await window.device.open();
	const rows = await window.device.outbox.outbox(db);
	db.close();
	return rows;
});

const delivered = async () => (await portal.contents.ofType(small.community, 'question')).map(({ content }) => (content as unknown as { text: string }).text);

test('the answer is lost on the way: asked again under the same id, the question stands once', async () => {
	await write('这笔打印费是哪一次会议的？');
	server.answers = () => false;
	await deliver();
	expect(await outbox()).toMatchObject([{ state: 'waiting', tries: 1 }]);
	expect(await delivered()).toHaveLength(1);
	server.answers = () => true;
	await deliver();
	expect(await outbox()).toMatchObject([{ state: 'delivered', receipt: { value: { number: `${small.community}-Q-2026-0001` } } }]);
	expect(await delivered()).toEqual(['这笔打印费是哪一次会议的？']);
});

test('the browser is closed while questions wait: they are there when it opens again, and are delivered in their order', async () => {
	await write('第一个问题？');
	await write('第二个问题？');
	await phone.close();
	await openPhone(launch!);
	expect((await outbox()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
	await deliver();
	expect((await outbox()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
	expect(await delivered()).toEqual(['第一个问题？', '第二个问题？']);
});

test('a receipt stays until it has been shown, a question that waits until it is delivered', async () => {
	const id = await write('有发票吗？');
	const dismiss = () => page.evaluate(async (one) => {
		const db = await window.device.open();
		await window.device.outbox.dismiss(db, one);
		db.close();
	}, id);
	await dismiss();
	expect(await outbox()).toHaveLength(1);
	await deliver();
	expect(await outbox()).toMatchObject([{ id, state: 'delivered' }]);
	await dismiss();
	expect(await outbox()).toEqual([]);
});

test('the portal refuses: what was written is kept, with the reason', async () => {
	await write('第二十二笔是什么？', { line: 22 });
	await deliver();
	expect(await outbox()).toMatchObject([{ state: 'refused', refusal: { code: 'question.line-unknown', params: { line: 22 } }, input: { text: '第二十二笔是什么？' } }]);
	await deliver();
	expect(await delivered()).toEqual([]);
});

test('the session has ended: the question waits for its person, not for the network', async () => {
	await write('谁审核的？');
	server.caller = { kind: 'guest', address: '203.0.113.9' };
	await deliver();
	expect(await outbox()).toMatchObject([{ state: 'waiting', wants: 'sign-in' }]);
	server.caller = await resident();
	await deliver();
	expect(await outbox()).toMatchObject([{ state: 'delivered' }]);
	expect((await outbox())[0]).not.toHaveProperty('wants');
});

test('a phone whose clock runs ahead claims no day, and asks all the same', async () => {
	await write('打印了多少页？', { claimed: '2027-01-01' });
	await deliver();
	expect(await outbox()).toMatchObject([{ state: 'delivered' }]);
	expect((await portal.contents.ofType(small.community, 'question'))[0]!.content).not.toHaveProperty('claimed');
});

test('a proxy in between answers in its own words: nothing is decided, and it waits longer each time', async () => {
	await write('谁去打印的？');
	const waits = await page.evaluate(async () => {
		const db = await window.device.open();
		const { net } = window.device;
		const found: number[] = [];
		const waitAfterTry = async (now: boolean) => {
			await window.device.deliver(db, now);
			const [row] = await window.device.outbox.outbox(db);
			found.push(row!.notBefore - Date.now() - net.ahead);
			net.ahead = row!.notBefore - Date.now();
		};
		for (const answer of [() => new Response('<html>网关错误</html>', { status: 502 }), () => new Response('{"ok":true}', { status: 404 }), () => Response.json({ hello: 1 })]) {
			net.fetch = async () => answer();
			await waitAfterTry(false);
		}
		// 陈姨 opens a page, and the network fails once more: what failed before it came back makes her wait no longer.
		await waitAfterTry(true);
		db.close();
		return found;
	});
	expect(waits[0]).toBeGreaterThan(2_000);
	expect(waits[1]).toBeGreaterThan(4_000);
	expect(waits[2]).toBeGreaterThan(9_000);
	expect(waits[3]).toBeLessThan(5_001);
	expect(await outbox()).toMatchObject([{ state: 'waiting', tries: 1 }]);
	await page.reload();
	await deliver(false);
	expect(await outbox()).toMatchObject([{ tries: 1 }]);
	await deliver(true);
	expect(await outbox()).toMatchObject([{ state: 'delivered' }]);
});

test('a phone without room does not say that a question is saved', async () => {
	const cdp = await phone.newCDPSession(page);
	await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 1 });
	await expect(write('存得下吗？')).rejects.toThrow(/Quota/);
	await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.origin });
	expect(await outbox()).toEqual([]);
	await write('现在存得下吗？');
	expect(await outbox()).toHaveLength(1);
});

test('signing out waits for what is not delivered, unless it is given up knowingly; then the phone is empty', async () => {
	await write('还没有送出去的问题？');
	const signOut = (givenUp: boolean) => page.evaluate(async ([given, community]) => {
		const db = await window.device.open();
		await window.device.sync(db, community as string);
		const result = await window.device.wipe.signOut(db, given as boolean);
		const left = (await Promise.all([...db.objectStoreNames].map((store) => db.count(store)))).reduce((a, b) => a + b, 0);
		db.close();
		return { result, left };
	}, [givenUp, small.community] as const);
	expect(await signOut(false)).toMatchObject({ result: { ok: false, waiting: 1 } });
	expect(await outbox()).toHaveLength(1);
	expect(await signOut(true)).toEqual({ result: { ok: true }, left: 0 });
});

test('out of touch for two weeks, what is private goes; never while something waits', async () => {
	const after = (days: number) => page.evaluate(async (count) => {
		const db = await window.device.open();
		await window.device.settings.putSetting(db, 'recognised', Date.now() - count * 86_400_000);
		await window.device.settings.putSetting(db, 'me', { display: '居**', community: 'XZ', through: 'device', mine: [] });
		const wiped = await window.device.wipe.wipeWhenForgotten(db, Date.now());
		const me = await window.device.settings.getSetting(db, 'me');
		db.close();
		return [wiped, me !== undefined];
	}, days);
	expect(await after(13)).toEqual([false, true]);
	await write('路上的问题？');
	expect(await after(15)).toEqual([false, true]);
	await deliver();
	expect(await after(15)).toEqual([true, false]);
});

test('the PIN of the phone: right, wrong, warned, and at the tenth wrong one the phone is emptied', async () => {
	await write('锁着的问题？');
	const tries = await page.evaluate(async () => {
		const db = await window.device.open();
		const { setPin, unlock, lockNow, isUnlocked, UNLOCKED_MS } = window.device.lock;
		const found: unknown[] = [await unlock(db, '402917', Date.now())];
		await setPin(db, '402917', Date.now());
		found.push(await isUnlocked(db, Date.now()), await isUnlocked(db, Date.now() + UNLOCKED_MS), await isUnlocked(db, Date.now() - 86_400_000));
		await lockNow(db);
		found.push(await isUnlocked(db, Date.now()), await unlock(db, '402918', Date.now()), await unlock(db, '402917', Date.now()), await isUnlocked(db, Date.now()));
		// Nine at once count as nine.
		const wrong = await Promise.all(Array.from({ length: 9 }, (_, i) => unlock(db, `10000${i}`, Date.now())));
		found.push(wrong.map((one) => (one.ok || one.why !== 'wrong' ? one : one.left)).sort(), wrong.some((one) => !one.ok && one.why === 'wrong' && one.warn));
		found.push((await window.device.outbox.outbox(db)).length, await unlock(db, '999999', Date.now()), (await window.device.outbox.outbox(db)).length);
		db.close();
		return found;
	});
	expect(tries).toEqual([
		{ ok: false, why: 'no-pin' }, true, false, false,
		false, { ok: false, why: 'wrong', left: 9, warn: false }, { ok: true }, true,
		[1, 2, 3, 4, 5, 6, 7, 8, 9], true,
		1, { ok: false, why: 'wiped' }, 0
	]);
});
