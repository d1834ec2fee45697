import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { someDresses } from '#tests/support/walks.ts';
import { fromPhone } from '#tests/support/pictures.ts';

/*
 * Where things are: an old man of 柳湾 looks on his phone whether the account hangs on the board of his village, on paper too; 麦小满 photographs it.
 * The map can be zoomed where a device can do that, and says so in a sentence where it cannot.
 */

let portal: PortalProcess;

test.beforeAll(async () => {
	portal = await startPortal({ pages: 'built', clock: '2026-11-22T09:00:00+08:00' });
});
test.afterAll(() => portal.remove());

interface Dress {
	lang: 'zh-CN' | 'en';
	size: 'standard' | 'elder';
	theme: 'light' | 'dark';
	width: number;
}

async function dressed(context: BrowserContext, { lang, size, theme }: Dress): Promise<Page> {
	await context.addCookies(Object.entries({ lang, size, theme }).map(([name, value]) => ({ name, value, url: portal.url })));
	return context.newPage();
}

/** The address of a board, from the list beside the map. */
async function boardAddress(name: string): Promise<string> {
	const html = await (await fetch(`${portal.url}/LW/map?show=boards`)).text();
	const row = html.split('<li id="p-').find((part) => part.includes(name));
	return /href="(\/LW\/boards\/[^"]+)"/.exec(row ?? '')![1]!;
}

for (const dress of someDresses([
	{ lang: 'zh-CN', size: 'standard', theme: 'light', width: 1280 },
	{ lang: 'en', size: 'elder', theme: 'dark', width: 360 }
] as const satisfies Dress[], 1)) {
	test(`map and board hold together, axe finds nothing: ${dress.lang}, ${dress.size}, ${dress.width}`, { tag: '@walk' }, async ({ browser }) => {
		const context = await browser.newContext({ viewport: { width: dress.width, height: 800 }, reducedMotion: 'reduce' });
		const page = await dressed(context, dress);
		for (const path of ['/map', '/LW/map', await boardAddress('柳湾村公开栏')]) {
			await page.goto(portal.url + path);
			expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
			expect.soft(await axeFinds(page), path).toEqual([]);
			expect.soft(gzipSync(await page.content(), { level: 9 }).length, path).toBeLessThanOrEqual(25_600);
			await page.setViewportSize({ width: 320, height: 640 });
			expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${path} at 320`).toBeLessThanOrEqual(0);
			await page.setViewportSize({ width: dress.width, height: 800 });
		}
		await context.close();
	});
}

test('without script: the drawing, its list, a filter in the address, a tap that leads to the row; and on paper', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
	const page = await dressed(context, { lang: 'zh-CN', size: 'standard', theme: 'dark', width: 360 });
	await page.goto(`${portal.url}/LW/map`);
	await expect(page.locator('[data-map-plan] .area')).toHaveCount(4);
	await expect(page.locator('[data-map-start]')).toBeHidden();
	// Whatever the drawing says, the list says: every number, every sign.
	await expect(page.locator('.lists li b.n')).toHaveText(['1', '2', '3', '4']);
	await expect(page.locator('.lists')).toContainText('在服务中心西北面1.2公里');
	await page.locator('svg a[data-place]').nth(1).click({ position: { x: 40, y: 40 }, force: true });
	await expect(page).toHaveURL(/#p-[\w-]{22}$/);
	await expect(page.locator('li:target')).toContainText('上柳村');
	await page.getByRole('link', { name: '没有近照的公开栏' }).click();
	await expect(page).toHaveURL(/\?show=unseen$/);
	await expect(page.locator('.lists .row-t')).toHaveText(['上柳村公开栏', '下柳村公开栏', '柳湾粮油加工园公开栏']);
	await page.getByRole('link', { name: '在办的事' }).click();
	await expect(page).toHaveURL(/\?show=matters$/);
	await expect(page.locator('.lists .row-t')).toHaveText(['下柳段排水沟清淤']);
	await expect(page.locator('[data-map-plan] .sign.matter')).toHaveCount(1);
	await page.emulateMedia({ media: 'print' });
	expect(await page.locator('[data-map-plan] .border').evaluate((path) => getComputedStyle(path).stroke)).toBe('rgb(0, 0, 0)');
	await expect(page.locator('.cats')).toBeHidden();
	await expect(page.locator('[data-map-plan] .scale')).toBeVisible();
	await context.close();
});

test('the map to zoom comes when it is asked for, from this portal alone, within the policy of the page', async ({ page }) => {
	const asked: string[] = [];
	const complaints: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(error.message));
	await page.goto(`${portal.url}/LW/map`);
	const before = asked.length;
	expect(asked.some((url) => url.includes('live-map'))).toBe(false);
	await page.locator('[data-map-start]').click();
	await expect(page.locator('.maplibregl-canvas')).toBeVisible();
	await expect(page.locator('[data-map-plan]')).toBeHidden();
	expect(asked.slice(before).map((url) => new URL(url).pathname)).toEqual(expect.arrayContaining(['/shell/live-map.js', '/shell/map-worker.js', '/LW/map.geojson']));
	expect(asked.filter((url) => !url.startsWith(portal.url) && !/^(data|blob):/.test(url))).toEqual([]);
	expect(complaints).toEqual([]);
	await page.getByRole('button', { name: '回到示意图' }).click();
	await expect(page.locator('[data-map-plan]')).toBeVisible();
});

test('with WebGL off the drawing stays, with a sentence', async () => {
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-3d-apis', '--disable-quic', '--no-first-run', '--disable-background-networking']
	});
	try {
		const page = await browser.newPage({ locale: 'zh-CN' });
		await page.goto(`${portal.url}/LW/map`);
		await expect(page.locator('[data-map-unable]')).toBeVisible();
		await expect(page.locator('[data-map-start]')).toBeHidden();
		await expect(page.locator('[data-map-plan] .area')).toHaveCount(4);
	} finally {
		await browser.close();
	}
});

test('麦小满 photographs the board: small before it is sent; without script the file itself; a board is put up by a tap or from the list', async ({ browser }) => {
	const password = /麦小满\s+(\S+)/.exec(portal.said())![1]!;
	const photo = join(portal.data, '..', 'board.jpg');
	writeFileSync(photo, fromPhone(6));
	const address = await boardAddress('柳湾粮油加工园公开栏');
	for (const javaScriptEnabled of [true, false]) {
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled, locale: 'zh-CN', serviceWorkers: 'block' });
		const page = await context.newPage();
		await page.goto(`${portal.url}/sign-in`);
		await page.fill('input[name=name]', '麦小满');
		await page.fill('input[name=password]', password);
		await page.locator('main form .btn-main').click();
		await page.goto(portal.url + address);
		await page.setInputFiles('input[type=file]', photo);
		if (javaScriptEnabled) await expect(page.locator('[data-photo-shrunk]')).toBeVisible();
		await page.getByRole('button', { name: '交上照片' }).click();
		await expect(page.locator('#sent')).toBeVisible();
		await expect(page.locator('.photos img')).toHaveCount(javaScriptEnabled ? 1 : 2);
		await expect.poll(() => page.locator('.photos img').first().evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeTruthy();
		const picture = await (await fetch(portal.url + (await page.locator('.photos img').first().getAttribute('src'))!)).arrayBuffer();
		expect(Buffer.from(picture).toString('latin1')).not.toMatch(/GPS|taken by/);

		await page.goto(`${portal.url}/office/boards`);
		await page.fill('input[name=name]', javaScriptEnabled ? '渡口公开栏' : '桥头公开栏');
		if (javaScriptEnabled) {
			await page.locator('[data-pin-map] svg').click({ position: { x: 160, y: 260 } });
			await expect(page.locator('[data-pin-said]')).toBeVisible();
			expect(await page.locator('select[name=place]').inputValue()).toMatch(/^[\w-]{22}$/);
		} else await page.locator('select[name=place]').selectOption({ index: 2 });
		await page.locator('main form .btn-main').click();
		await expect(page).toHaveURL(/\?done$/);
		await expect(page.locator('.rows')).toContainText(javaScriptEnabled ? '渡口公开栏' : '桥头公开栏');
		await context.close();
	}
});

test('without network: 麦小满 photographs the board in the village, the picture waits in her phone where she sees it, and goes by itself', async ({ browser }) => {
	const password = /麦小满\s+(\S+)/.exec(portal.said())![1]!;
	const photo = join(portal.data, '..', 'board-far-away.jpg');
	writeFileSync(photo, fromPhone(6));
	const address = await boardAddress('柳湾粮油加工园公开栏');
	const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto(`${portal.url}/sign-in`);
	await page.fill('input[name=name]', '麦小满');
	await page.fill('input[name=password]', password);
	await page.locator('main form .btn-main').click();
	await page.goto(portal.url + address);
	await page.locator('[data-keep]').click();
	await expect(page.locator('[data-keep]')).toBeDisabled({ timeout: 20_000 });
	const before = await page.locator('.photos img').count();

	await context.setOffline(true);
	await page.goto(portal.url + address);
	await expect(page.locator('.banner').first()).toContainText('没有网络');
	await page.setInputFiles('input[type=file]', photo);
	await expect(page.locator('[data-photo-shrunk]')).toBeVisible();
	await page.fill('[name=note]', '贴在左边第二格');
	await page.getByRole('button', { name: '交上照片' }).click();
	const waits = page.locator('[data-outbox-list] [data-id]');
	await expect(waits).toContainText('已保存在本机，尚未送达');
	await expect(waits).toContainText('贴在左边第二格');
	await expect.poll(() => waits.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeTruthy();
	await context.setOffline(false);
	await expect(waits).toContainText('已送达', { timeout: 20_000 });
	await page.goto(portal.url + address);
	await expect(page.locator('.photos img')).toHaveCount(before + 1);
	await expect(page.locator('.photos')).toContainText('贴在左边第二格');
	await context.close();
});
