import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { layCable, type Cable } from './cable.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';
import { words } from '#words/words.ts';
import { publicAddresses, someOfEachKind, WHOLE_WALK } from '../support/walks.ts';

/* The whole portal as people run it, with the demo city, and a browser that loses its network. */

let portal: PortalProcess;
let cable: Cable;
/** The portal as phones see it, at the other end of the cable. */
let home: string;
/** What the portal printed at its first start. */
let printed: string;

test.beforeAll(async () => {
	cable = await layCable();
	home = `http://localhost:${cable.port}`;
	portal = await startPortal({ pages: 'built', clock: '2026-11-22T09:00:00+08:00', env: { ORIGIN: home } });
	cable.plugInto(Number(new URL(portal.url).port));
	printed = portal.said();
});
test.afterAll(async () => {
	await cable.close();
	await portal?.remove();
});

// A trace takes a picture at every step, and there are hundreds of pages.
test.use({ trace: 'off' });

/** The worker of this device is at work on this page. */
async function atWork(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** A guest keeps a community on this device. */
async function keep(page: Page, community: string): Promise<void> {
	await page.goto(`${home}/${community}`);
	await atWork(page);
	const button = page.locator('[data-keep]');
	await button.click();
	await expect(button).toBeDisabled();
}

const squeeze = (text: string | null) => (text ?? '').replace(/\s+/g, '');

test('without network public pages are there, the same as online, also those never opened', { tag: '@walk' }, async ({ page }) => {
	test.setTimeout(WHOLE_WALK ? 3_600_000 : 300_000);
	const addresses = someOfEachKind(await publicAddresses(home));
	expect(addresses.length).toBeGreaterThan(30);
	const online = new Map<string, string>();
	for (const path of addresses) {
		const html = await (await fetch(home + path, { headers: { 'accept-language': 'zh-CN' } })).text();
		online.set(path, html);
	}
	const communities = [...new Set(addresses.map((path) => path.split('/')[1]!))].filter((code) => /^[A-Z0-9]+$/.test(code));
	for (const community of communities) await keep(page, community);
	const texts = await page.evaluate((pages) => pages.map(([path, html]) => {
		const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
		return [path, main?.textContent ?? '', document.title];
	}), [...online]);
	await cable.cut();
	const began = performance.now();
	for (const [path, text] of texts) {
		await page.goto(home + path!, { waitUntil: 'domcontentloaded' });
		const shown = await page.waitForFunction(() => {
			const main = document.querySelector('main');
			return main && { text: main.textContent, banner: document.querySelector('.banner')?.textContent ?? '' };
		});
		const { text: offline, banner } = (await shown.jsonValue())!;
		expect.soft(banner, path).toContain('没有网络');
		expect.soft(squeeze(offline), path).toBe(squeeze(text!));
	}
	console.log(`offline: ${addresses.length} pages of ${communities.length} communities, ${Math.round((performance.now() - began) / addresses.length)} ms each with navigation`);
	await cable.mend();
});

/** A resident's phone: a real browser with a folder of its own, joined with a printed slip, its PIN set. */
async function joinedPhone(folder: string, options: Parameters<typeof chromium.launchPersistentContext>[1]): Promise<{ phone: BrowserContext; page: Page }> {
	const phone = await chromium.launchPersistentContext(folder, { ...options, viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
	const page = phone.pages()[0]!;
	const code = /([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})\s+\S+\s+\S*柳/.exec(printed)?.[1];
	await page.goto(`${home}/join`);
	await atWork(page);
	await page.fill('input[name=code]', code ?? 'no code was printed');
	for (let steps = 0; steps < 5 && /\/join/.test(page.url()); steps++) {
		for (const field of await page.locator('main input[name=pin], main input[name=again]').all()) await field.fill('284917');
		await page.locator('main form .btn-main').first().click();
	}
	await expect(page).toHaveURL(`${home}/LW`);
	return { phone, page };
}

test('a phone asks without network, is closed and opened again, and delivers once', async ({ launchOptions }) => {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-phone-'));
	const joined = await joinedPhone(folder, launchOptions);
	let { phone, page } = joined;
	const lines = (await (await fetch(`${home}/LW/disclosures?category=finance`)).text()).match(/\/LW\/disclosures\/[A-Za-z0-9_-]{22}(?=")/g)!;
	const october = lines[0]!;
	// The record of 柳湾 comes by itself: this phone is joined there.
	await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0);
	await expect.poll(async () => {
		await page.reload();
		return page.evaluate(() => new Promise((resolve) => {
			const open = indexedDB.open('yishi');
			open.onsuccess = () => {
				const db = open.result;
				const asked = db.transaction('followed').objectStore('followed').getAllKeys();
				asked.onsuccess = () => {
					db.close();
					resolve(asked.result.length);
				};
			};
		}));
	}).toBe(2);

	await cable.cut();
	await phone.setOffline(true);
	await page.goto(`${home}${october}/lines/22`);
	await expect(page.locator('.banner')).toContainText('您仍可阅读和填写');
	await page.fill('textarea[name=text]', '第22笔为什么比上个月多？');
	await page.getByRole('button', { name: '提问，并公开答复' }).click();
	const waiting = page.locator('[data-outbox-list] [data-id]');
	await expect(waiting).toContainText('已保存在本机，尚未送达');
	await expect(waiting).toContainText('第22笔为什么比上个月多？');

	await phone.close();
	phone = await chromium.launchPersistentContext(folder, { ...launchOptions, viewport: { width: 360, height: 740 }, locale: 'zh-CN', offline: true });
	page = phone.pages()[0]!;
	await page.goto(`${home}${october}`);
	await expect(page.locator('h1')).toContainText('10月');
	await expect(page.locator('.banner')).toContainText('1项等待发送');
	await page.goto(`${home}/me`);
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('尚未送达');
	// What is wanted of its person is worked out here, up to what was heard last; what waits stands beside it.
	await page.goto(`${home}/LW`);
	await expect(page.locator('main section.own')).toContainText(words['zh-CN'].inbox.needs.title);
	await expect(page.locator('main section.own')).toContainText(words['zh-CN'].inbox.offline.read);
	await expect(page.locator('main section.own [data-outbox-list] [data-id]')).toContainText('尚未送达');
	await page.locator('main section.own a[href="/me/inbox"]').click();
	await expect(page.locator('h1')).toHaveText(words['zh-CN'].inbox.page.title);
	await expect(page.locator('main')).toContainText(words['zh-CN'].inbox.offline.read);
	await page.goto(`${home}${october}/lines/22`);
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('尚未送达');

	await cable.mend();
	await phone.setOffline(false);
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('已送达');
	const number = await page.locator('[data-outbox-list] [data-number]').last().textContent();
	expect(number).toMatch(/^LW-Q-2026-\d{4}$/);
	await page.goto(`${home}${october}/lines/22`);
	await expect(page.locator(`#q-${number}`)).toContainText('第22笔为什么比上个月多？');
	// The receipt was shown, so it is gone; the question stands once.
	await expect(page.locator('[data-outbox-list] [data-id]')).toHaveCount(0);
	const guest = await (await fetch(`${home}${october}/lines/22`)).text();
	expect(guest.split('第22笔为什么比上个月多？').length - 1).toBe(1);

	// The phone is locked, without network: only its PIN opens what is its own.
	await cable.cut();
	await phone.setOffline(true);
	await page.goto(`${home}/me`);
	await page.getByRole('button', { name: '现在锁上' }).click();
	await expect(page.locator('h1')).toHaveText('请输入本机密码');
	await page.fill('input[name=pin]', '284918');
	await page.locator('main form .btn-main').click();
	await expect(page.locator('main')).toContainText('密码不对，还可以试9次');
	await page.goto(`${home}/me`);
	await expect(page.locator('h1')).toHaveText('请输入本机密码');
	// Whoever found it may read, and write nothing; what was typed is there again after the PIN.
	await page.goto(`${home}${october}/lines/21`);
	await page.fill('textarea[name=text]', '第21笔是谁批的？');
	await page.getByRole('button', { name: '提问，并公开答复' }).click();
	await expect(page.locator('h1')).toHaveText('请输入本机密码');
	await page.fill('input[name=pin]', '２８４９１７');
	await page.locator('main form .btn-main').click();
	await expect(page.locator('textarea[name=text]')).toHaveValue('第21笔是谁批的？');
	await page.goto(`${home}/me`);
	await expect(page.locator('h1')).toHaveText('我的');

	// The script of the page did not come; the plain form is kept all the same.
	await page.goto(`${home}${october}/lines/21`);
	await page.fill('textarea[name=text]', '第21笔有合同吗？');
	await page.locator('form[data-outbox]').evaluate((form: HTMLFormElement) => form.submit());
	await expect(page).toHaveURL(`${home}${october}/lines/21#outbox`);
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('第21笔有合同吗？');

	// Signing out would lose it: the phone says so, and asks again.
	await cable.mend();
	await phone.setOffline(false);
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('已送达');
	await page.goto(`${home}${october}/lines/20`);
	await cable.cut();
	await page.fill('textarea[name=text]', '第20笔呢？');
	await page.getByRole('button', { name: '提问，并公开答复' }).click();
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('尚未送达');
	// The network comes back without a word to the browser: the page has it tried again by itself.
	await cable.mend();
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('已送达');
	await page.goto(`${home}${october}/lines/19`);
	await cable.cut();
	await page.fill('textarea[name=text]', '第19笔呢？');
	await page.getByRole('button', { name: '提问，并公开答复' }).click();
	await expect(page.locator('[data-outbox-list] [data-id]')).toContainText('尚未送达');
	await cable.mend();
	await phone.route('**/acts/question.ask', (route) => route.abort());
	await page.goto(`${home}/me/sign-out`);
	await page.getByRole('button', { name: '退出并清掉' }).click();
	await expect(page.locator('[data-outbox-warning]')).toContainText('还有1项没有送达');
	await page.getByRole('button', { name: '不要了，退出并清掉' }).click();
	await expect(page).toHaveURL(`${home}/LW`);
	await cable.cut();
	await page.goto(`${home}/LW/questions`).catch(() => undefined);
	await expect(page.locator('body')).not.toContainText('第21笔有合同吗？');
	await cable.mend();
	await phone.close();
	rmSync(folder, { recursive: true, force: true });
});

test('a network in name only: after four seconds the page comes from this device', async ({ page }) => {
	await keep(page, 'LW');
	cable.stall();
	const began = performance.now();
	await page.goto(`${home}/LW/questions`);
	await expect(page.locator('.banner')).toContainText('没有网络');
	const seconds = (performance.now() - began) / 1000;
	expect(seconds).toBeGreaterThan(3.5);
	expect(seconds).toBeLessThan(20);
	await cable.mend();
	await page.goto(`${home}/LW/questions`);
	await expect(page.locator('main')).toBeVisible();
	await expect(page.locator('.banner:visible')).toHaveCount(0);
});

test('a phone of 2020 has none of the functions that came since, and reads all the same', async ({ page }) => {
	await keep(page, 'LW');
	await cable.cut();
	await page.addInitScript(() => {
		const since: [object, string[]][] = [
			[Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']], [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
			[Object, ['hasOwn', 'groupBy']], [Map, ['groupBy']], [Promise, ['withResolvers', 'try']], [Array, ['fromAsync']], [Set.prototype, ['union', 'intersection', 'difference']],
			[crypto, ['randomUUID']], [AbortSignal, ['timeout', 'any']], [URL, ['parse', 'canParse']], [globalThis, ['structuredClone', 'Iterator']]
		];
		for (const [on, names] of since) for (const name of names) Reflect.deleteProperty(on, name);
		Reflect.deleteProperty(Object.getPrototypeOf(crypto) as object, 'randomUUID');
	});
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	for (const path of ['', '/disclosures', '/questions', '/bodies', '/places', '/rules', '/record', '/record/3']) {
		await page.goto(`${home}/LW${path}`);
		await expect(page.locator('main h1').first(), path).toBeVisible();
		await expect(page.locator('main'), path).not.toContainText('没有存在本机');
	}
	await cable.mend();
	expect(problems).toEqual([]);
});

test('what is not on this device is said to be not on this device', async ({ page }) => {
	await page.goto(`${home}/SQ`);
	await atWork(page);
	await cable.cut();
	await page.goto(`${home}/SQ/questions`);
	await expect(page.locator('main')).toContainText('还没有存任何内容');
	await cable.mend();
	await keep(page, 'LW');
	await cable.cut();
	await page.goto(`${home}/SQ/questions`);
	await expect(page.locator('main')).toContainText('本机没有存这个社区的内容');
	await page.goto(`${home}/LW/questions/AAAAAAAAAAAAAAAAAAAAAA`);
	await expect(page.locator('main')).toContainText('它可能是新的，也可能地址写错了');
	await page.goto(`${home}/sign-in?lang=en`);
	await expect(page.locator('main')).toContainText('This page needs a network');
	await page.goto(`${home}/LW`);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.locator('.tools button').click();
	await expect(page.locator('html')).toHaveAttribute('data-size', 'elder');
	await cable.mend();
});

/** 麦小满 writes down a question from a paper slip. */
async function enter(text: string): Promise<void> {
	const post = async (act: string, body: unknown, cookie = '') => {
		const answer = await fetch(`${home}/acts/${act}`, { method: 'POST', body: JSON.stringify(body), headers: { origin: home, 'content-type': 'application/json', cookie } });
		expect(answer.status, `${act}: ${await answer.clone().text()}`).toBe(200);
		return answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
	};
	const password = /麦小满\s+(\S+)/.exec(printed)![1]!;
	const cookie = await post('session.sign-in', { input: { name: '麦小满', password } });
	const { objects } = (await (await fetch(`${home}/LW/disclosures.json`)).json()) as { objects: { type: string; subject: string }[] };
	const input = {
		community: 'LW', subject: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'), parent: objects.find(({ type }) => type === 'disclosure')!.subject,
		text, channel: 'paper_slip', received: '2026-11-22', scribe: '麦小满', witness: '禾处暑', readBack: true
	};
	await post('question.enter', { input }, cookie);
}

test('somebody else asks: an open page says that there is something new', async ({ page }) => {
	await keep(page, 'LW');
	// Until the page has told the portal what it watches, it hears nothing.
	const watching = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framesent'));
	await page.goto(`${home}/LW/questions`);
	await atWork(page);
	await watching;
	await enter('纸条上问的第一件事？');
	await expect(page.locator('[data-live]')).toBeVisible();
	await page.locator('[data-live] a').click();
	await expect(page.locator('main')).toContainText('纸条上问的第一件事？');
	await expect(page.locator('[data-live]')).toBeHidden();
});

test('the portal is put back to yesterday, signed with its own key: a phone that was there says so on every page', async ({ page }) => {
	const ledger = join(portal.data, 'ledger.db');
	const start = async () => {
		portal = await startPortal({ pages: 'built', data: portal.data, env: { ORIGIN: home } });
		cable.plugInto(Number(new URL(portal.url).port));
	};
	await portal.stop();
	copyFileSync(ledger, `${ledger}.yesterday`);
	await start();
	await enter('纸条上问的第二件事？');
	await keep(page, 'LW');
	await portal.stop();
	copyFileSync(`${ledger}.yesterday`, ledger);
	await start();
	await page.goto(`${home}/LW`);
	await expect(page.locator('[data-alarm]')).toContainText('柳湾社区的公开记录和以前看到的对不上');
	await page.locator('[data-alarm] a').click();
	await expect(page.locator('main')).toContainText('记录变短了');
	await expect(page.locator('main pre')).toHaveCount(3);
	await cable.cut();
	await page.goto(`${home}/LW/questions`);
	await expect(page.locator('main')).toContainText('纸条上问的第二件事？');
	await cable.mend();
});
