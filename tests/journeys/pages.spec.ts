import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { byKind, publicAddresses, WHOLE_WALK } from '#tests/support/walks.ts';

/*
 * The public pages as people see them: every kind of page in both languages, standard and large, light and dark, at a desk, on a phone and
 * on paper; and the plain form that asks a question with JavaScript switched off.
 */

let portal: PortalProcess;
let addresses: string[];
let kinds: string[];

test.beforeAll(async () => {
	portal = await startPortal({ pages: 'built', clock: '2026-11-22T09:00:00+08:00' });
	addresses = await publicAddresses(portal.url);
	// One address of each kind, of 柳湾 where it has one, and the two disclosures that look most unlike the others.
	const oneOfEach = [...byKind(addresses).values()].map((all) => all.findLast((address) => /^\/LW/.test(address)) ?? all[0]!);
	const october = await find('/LW/disclosures?category=finance', '10月集体财务收支');
	kinds = [...oneOfEach, october, await find('/SQ/disclosures?category=finance', '三村'), '/SQ/disclosures', '/SQ/disclosures?before=1', '/settings', '/acts', '/acts/democracy-day', '/LW/nothing-here'];
});
test.afterAll(() => portal.remove());

/** The address of the disclosure with these words in its title, from a list. */
async function find(list: string, title: string): Promise<string> {
	const html = await (await fetch(portal.url + list, { headers: { 'accept-language': 'zh-CN' } })).text();
	const row = html.split('<a class="row ').find((part) => part.includes(title));
	const address = /href="([^"]+)"/.exec(row ?? '')?.[1];
	if (!address) throw new Error(`no disclosure is called ${title}`);
	return address;
}

interface Dress {
	lang: 'zh-CN' | 'en';
	size: 'standard' | 'elder';
	theme: 'light' | 'dark';
	width: number;
}

async function wear(context: BrowserContext, dress: Dress): Promise<void> {
	await context.addCookies(Object.entries({ lang: dress.lang, size: dress.size, theme: dress.theme }).map(([name, value]) => ({ name, value, url: portal.url })));
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** A dress, and the widths that a page is tried with besides, without being loaded again. */
interface Walk extends Dress {
	besides: number[];
}

/** The large letters, at 320 px and in the longer words, are where a page breaks; the short walk has them and the commonest dress. */
const WALKS: Walk[] = [
	{ lang: 'zh-CN', size: 'standard', theme: 'light', width: 1280, besides: [360] },
	{ lang: 'en', size: 'elder', theme: 'dark', width: 360, besides: [320, 1280] },
	...(WHOLE_WALK
		? ([
				{ lang: 'zh-CN', size: 'elder', theme: 'light', width: 360, besides: [320] },
				{ lang: 'en', size: 'standard', theme: 'dark', width: 1280, besides: [360] }
			] satisfies Walk[])
		: [])
];

for (const [index, { besides, ...dress }] of WALKS.entries()) {
	test(`nothing scrolls sideways, axe finds nothing: ${dress.lang}, ${dress.size}, ${dress.theme}, ${[dress.width, ...besides].join(' and ')}`, { tag: '@walk' }, async ({ browser }) => {
		test.setTimeout(WHOLE_WALK ? 3_600_000 : 300_000);
		const context = await browser.newContext({ viewport: { width: dress.width, height: 800 }, reducedMotion: 'reduce' });
		await wear(context, dress);
		const page = await context.newPage();
		// In the short walk every page is met in one of two dresses.
		const paths = WHOLE_WALK ? [...new Set([...kinds, ...addresses])] : kinds.filter((_, at) => at % 2 === index);
		const began = performance.now();
		for (const path of paths) {
			await page.goto(portal.url + path);
			expect.soft(await page.getAttribute('html', 'lang'), path).toBe(dress.lang);
			expect.soft(await sideways(page), path).toBeLessThanOrEqual(0);
			expect.soft(await axeFinds(page), path).toEqual([]);
			for (const width of besides) {
				await page.setViewportSize({ width, height: 640 });
				expect.soft(await sideways(page), `${path}, ${width} px`).toBeLessThanOrEqual(0);
			}
			await page.setViewportSize({ width: dress.width, height: 800 });
		}
		console.log(`axe: ${paths.length} pages, ${dress.lang}, ${dress.size}, ${dress.theme}, ${dress.width} px, ${Math.round((performance.now() - began) / 1000)} s`);
		await context.close();
	});
}

test('a reading page brings at most 3 kB of script, 12 kB of style and 25 kB of HTML', async ({ page }) => {
	for (const path of kinds) {
		const bytes = { script: 0, stylesheet: 0, document: 0 };
		const waiting: Promise<void>[] = [];
		page.removeAllListeners('response');
		page.on('response', (answer) => {
			const kind = answer.request().resourceType();
			if (!(kind in bytes) || !answer.ok()) return;
			waiting.push(
				answer.body().then((body) => {
					const plain = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
					bytes[kind as keyof typeof bytes] += gzipSync(plain, { level: 9 }).length;
				})
			);
		});
		await page.goto(portal.url + path);
		await Promise.all(waiting);
		expect.soft(bytes.script, path).toBeLessThanOrEqual(3072);
		expect.soft(bytes.stylesheet, path).toBeLessThanOrEqual(12_288);
		expect.soft(bytes.document, path).toBeLessThanOrEqual(25_600);
	}
});

test('paper is ink on white whatever the screen was, without buttons, with address, code and QR code', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 670, height: 960 } });
	await wear(context, { lang: 'zh-CN', size: 'elder', theme: 'dark', width: 670 });
	const page = await context.newPage();
	await page.goto(portal.url + kinds.find((path) => path.includes('/disclosures/') && !path.includes('/lines/'))!);
	await page.emulateMedia({ media: 'print' });
	expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
	for (const element of await page.locator('.muted').all()) {
		const colour = await element.evaluate((node) => getComputedStyle(node).color.match(/\d+/g)!.map(Number));
		expect(Math.max(...colour.slice(0, 3))).toBeLessThan(0x60);
	}
	for (const hidden of ['.top', '.tabs', '.foot', '#ask', '.compare']) await expect(page.locator(hidden).first()).toBeHidden();
	await expect(page.locator('.paper')).toContainText(portal.url);
	await expect(page.locator('.paper .code')).toHaveText(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
	await expect.poll(() => page.locator('.paper img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	// Nothing can be tapped on paper: no row points anywhere.
	await page.goto(`${portal.url}/LW/bodies`);
	await expect(page.locator('a.row > .icon')).not.toHaveCount(0);
	for (const arrow of await page.locator('a.row > .icon').all()) await expect(arrow).toBeHidden();
	await context.close();
});

test('a household of 柳湾 asks about line 12 with JavaScript switched off; an empty question comes back with the reason', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
	const page = await context.newPage();
	const code = /([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})\s+\S+\s+\S*柳/.exec(portal.said())?.[1];
	await page.goto(`${portal.url}/join`);
	await page.fill('input[name=code]', code ?? 'no code was printed');
	for (let steps = 0; steps < 5 && /\/join/.test(page.url()); steps++) {
		for (const field of await page.locator('main input[name=pin], main input[name=again]').all()) await field.fill('284917');
		await page.locator('main form .btn-main').first().click();
	}
	expect(new URL(page.url()).pathname).toBe('/LW');

	const october = await find('/LW/disclosures?category=finance', '10月集体财务收支');
	await page.goto(`${portal.url}${october}/lines/12`);
	await page.fill('textarea[name=text]', '   ');
	await page.getByRole('button', { name: '提问，并公开答复' }).click();
	await expect(page).toHaveTitle(/^错误/);
	await expect(page.getByRole('alert')).toContainText('请填写这一项');

	await page.fill('textarea[name=text]', '这一笔付给谁了？\n<b>为什么</b>是一半？');
	await page.getByRole('button', { name: '提问，并公开答复' }).click();
	await expect(page).toHaveURL(/\?sent=LW-Q-2026-\d{4}#sent$/);
	const number = new URL(page.url()).searchParams.get('sent')!;
	await expect(page.locator('.receipt')).toContainText(number);
	await expect(page.locator('.receipt')).toContainText('11月27日（周五）');
	// Marks stay marks, and everybody sees it under its line and in the table.
	const guest = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
	await guest.goto(`${portal.url}${october}/lines/12`);
	await expect(guest.locator('.qa-q')).toContainText('<b>为什么</b>是一半？');
	await guest.goto(portal.url + october);
	await expect(guest.locator('#l12 .ask')).toContainText('1人问过');
	// Another receipt in the address shows nothing that is not there.
	await guest.goto(`${portal.url}${october}/lines/12?sent=LW-Q-2026-9999`);
	await expect(guest.locator('.receipt')).toHaveCount(0);
	await context.close();
});

test('another period beside this one, by a plain form', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto(portal.url + (await find('/LW/disclosures?category=finance', '10月集体财务收支')));
	await expect(page.locator('.chart').first()).toContainText('9月没有');
	await page.selectOption('#vs', '2026-08');
	await page.getByRole('button', { name: '比较' }).click();
	await expect(page).toHaveURL(/\?vs=2026-08$/);
	await expect(page.locator('.chart').first()).toContainText('8月没有');
	await context.close();
});

test('how somebody reads is remembered, and leads nowhere else', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	await page.goto(`${portal.url}/LW/disclosures?category=party`);
	await page.getByRole('button', { name: '长辈版' }).click();
	await expect(page).toHaveURL(/\/LW\/disclosures\?category=party$/);
	await expect(page.locator('html')).toHaveAttribute('data-size', 'elder');
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.goto(`${portal.url}/LW`);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.locator('html')).toHaveAttribute('data-size', 'elder');
	const sent = await context.request.post(`${portal.url}/settings`, { form: { size: 'standard', back: '/.//evil.example' }, headers: { origin: portal.url, accept: 'text/html' }, maxRedirects: 0 });
	expect(sent.headers().location).toBe('/');
	await context.close();
});
