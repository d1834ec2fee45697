import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Portal } from '#acts/portal.ts';
import { day } from '#domain/basics/day.ts';
import { makeSmallLedger, openSmallPortal, type SmallLedger } from '../support/small-ledger.ts';
import { serveDevice, type DeviceServer } from './device-server.ts';
import { question, write, writer } from './large-community.ts';
import { keepCopy, rewrite, tamper } from './rewriting.ts';

/* A phone of 小镇 keeps what it saw of the record. Whoever runs the portal tells it another story, with the real key. */

let folder: string;
let small: SmallLedger;
let portal: Portal;
let server: DeviceServer;
let page: Page;
const say = writer();
let asked = 0;

/** Residents ask so many questions while the portal is stopped; then it starts again. */
async function ask(count: number): Promise<void> {
	await whileStopped(() => write(small, '2026-11-10T03:00:00.000Z', Array.from({ length: count }, () => question(small, ++asked, day('2026-11-10'), say()))));
}

async function whileStopped(work: () => void | Promise<void>): Promise<void> {
	await portal.close();
	await work();
	portal = server.portal = await openSmallPortal(small);
}

const sync = () => page.evaluate(async (community) => {
	const db = await window.device.open();
	const synced = await window.device.sync(db, community);
	db.close();
	return synced;
}, small.community);

/** What the phone holds: size, texts of the questions, alarms. */
const held = () => page.evaluate(async (community) => {
	const db = await window.device.open();
	const contents = window.device.contents(db);
	const questions = await contents.ofType(community as never, 'question');
	const alarms = await db.getAll('alarms');
	const size = (await contents.head(community as never))?.size;
	db.close();
	return { size, texts: questions.map(({ content }) => (content as unknown as { text: string }).text), alarms };
}, small.community);

test.beforeEach(async ({ browser }) => {
	folder = mkdtempSync(join(tmpdir(), 'yishi-following-'));
	small = await makeSmallLedger(folder, 1);
	portal = await openSmallPortal(small);
	server = await serveDevice(portal, { kind: 'guest', address: '203.0.113.9' });
	page = await browser.newPage();
	await page.goto(server.origin);
	await ask(20);
});

test.afterEach(async () => {
	await page.close();
	await server.close();
	await portal.close();
	rmSync(folder, { recursive: true });
});

test('a phone follows the record as it grows', async () => {
	expect(await sync()).toMatchObject({ ok: true, size: 24, added: 24 });
	expect(await sync()).toMatchObject({ ok: true, size: 24, added: 0 });
	await ask(7);
	expect(await sync()).toMatchObject({ ok: true, size: 31, added: 7 });
	const { size, texts, alarms } = await held();
	expect([size, texts.length, alarms]).toEqual([31, 27, []]);
});

test('the portal is put back to an older state, signed: the record went back', async () => {
	const putBack = keepCopy(small);
	await ask(5);
	await sync();
	await whileStopped(putBack);
	expect(await sync()).toEqual({ ok: false, why: 'size-went-back' });
	// And when it has grown again, to the same size and beyond, it is another record all the same.
	await ask(5);
	expect(await sync()).toEqual({ ok: false, why: 'same-size-different-root' });
	await ask(5);
	expect(await sync()).toEqual({ ok: false, why: 'root-differs' });
	const { size, texts, alarms } = await held();
	expect([size, texts.length]).toEqual([29, 25]);
	expect(alarms.map(({ why }) => why)).toEqual(['size-went-back', 'same-size-different-root', 'root-differs']);
	expect(alarms[0]!.kept.checkpoint).toContain('\n29\n');
	expect(alarms[0]!.refused.checkpoint).toContain('\n24\n');
});

test('an old entry is changed and everything signed anew with the real key', async () => {
	await sync();
	const before = await held();
	await whileStopped(() => rewrite(small, 9, (content) => (content.text = '我没有问过这个。')));
	expect(await sync()).toEqual({ ok: false, why: 'same-size-different-root' });
	await ask(3);
	expect(await sync()).toEqual({ ok: false, why: 'root-differs' });
	const after = await held();
	expect(after.texts).toEqual(before.texts);
	expect(after.alarms).toHaveLength(2);
	// Whoever comes for the first time sees only the new story: that is why phones keep the old one.
	const stranger = await page.evaluate(async (community) => {
		const db = await window.device.open(undefined, 'stranger');
		const synced = await window.device.sync(db, community);
		db.close();
		return synced;
	}, small.community);
	expect(stranger).toMatchObject({ ok: true, size: 27 });
});

test('another key under the same name is not taken', async () => {
	await sync();
	const seed = Buffer.from(small.seed.map((byte) => byte ^ 1));
	await portal.close();
	portal = server.portal = await openSmallPortal({ ...small, seed });
	expect(await sync()).toEqual({ ok: false, why: 'key-changed' });
	expect((await held()).size).toBe(24);
});

test('a hand in the database changes what a question says: the phone keeps the rest, not that', async () => {
	await whileStopped(() => tamper(small, 9, '"line":', '"lime":'));
	expect(await sync()).toMatchObject({ ok: true, size: 24 });
	const { texts, alarms } = await held();
	expect(texts).toHaveLength(19);
	expect(alarms).toMatchObject([{ why: 'content-differs', seq: 9 }]);
});

test('a phone that is switched off in the middle of its first sync begins again and misses nothing', async () => {
	await page.evaluate((community) => {
		void window.device.open().then((db) => window.device.sync(db, community));
	}, small.community);
	await page.reload();
	expect(await sync()).toMatchObject({ ok: true, size: 24 });
	expect((await held()).texts).toHaveLength(20);
});

test('no network, a captive network, a portal that is busy: what is here stays', async () => {
	await sync();
	for (const [why, answer] of [
		['offline', 'throw'],
		['garbled', '<html>请先登录无线网络</html>'],
		['busy', '503']
	] as const) {
		const synced = await page.evaluate(async ([community, kind]) => {
			window.device.net.fetch = async () => {
				if (kind === 'throw') throw new TypeError('Failed to fetch');
				return new Response(kind, { status: kind === '503' ? 503 : 200 });
			};
			const db = await window.device.open();
			const result = await window.device.sync(db, community!);
			db.close();
			return result;
		}, [small.community, answer]);
		expect(synced).toEqual({ ok: false, why });
	}
	expect(await held()).toMatchObject({ size: 24, alarms: [] });
});

test('a phone without room says so and keeps what it had', async () => {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 1_000_000 });
	expect(await sync()).toMatchObject({ ok: true, size: 24 });
	await ask(1500);
	expect(await sync()).toEqual({ ok: false, why: 'no-room' });
	expect(await held()).toMatchObject({ size: 24, alarms: [] });
	await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.origin });
	expect(await sync()).toMatchObject({ ok: true, size: 1524 });
	expect((await held()).texts).toHaveLength(1520);
});
