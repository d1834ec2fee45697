import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { layCable, type Cable } from '../browser/cable.ts';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';

/*
 * Democracy Days as people read them: 柳湾 on a phone without script, 北仓 at a desk in large dark English, on paper, and without network.
 */

let portal: PortalProcess;
let cable: Cable;
let home: string;
/** The days of 柳湾 and 北仓. */
let liuwan: string;
let beicang: string;

test.beforeAll(async () => {
	cable = await layCable();
	home = `http://localhost:${cable.port}`;
	portal = await startPortal({ pages: 'built', clock: '2026-11-22T09:00:00+08:00', env: { ORIGIN: home } });
	cable.plugInto(Number(new URL(portal.url).port));
	liuwan = await only('LW');
	beicang = await only('BC');
});
test.afterAll(async () => {
	await cable.close();
	await portal.remove();
});

/** The one day that a community has held. */
async function only(community: string): Promise<string> {
	const list = (await (await fetch(`${home}/${community}/democracy-days.json`)).json()) as { objects: { type: string; address?: string }[] };
	const days = list.objects.filter(({ type }) => type === 'democracy-day');
	expect(days).toHaveLength(1);
	return days[0]!.address!;
}

async function open(browser: Browser, wear: Record<'lang' | 'size' | 'theme', string>, width: number, script: boolean): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: script, reducedMotion: 'reduce' });
	await context.addCookies(Object.entries(wear).map(([name, value]) => ({ name, value, url: home })));
	return { context, page: await context.newPage() };
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function flawless(page: Page): Promise<void> {
	expect.soft(await sideways(page), page.url()).toBeLessThanOrEqual(0);
	expect.soft(await axeFinds(page), page.url()).toEqual([]);
}

test('柳湾 on a phone without script: none is announced, the last was 28 days ago; 88 of 108 came, 79 said yes, one promise is late', async ({ browser }) => {
	const { context, page } = await open(browser, { lang: 'zh-CN', size: 'standard', theme: 'light' }, 360, false);
	await page.goto(`${home}/LW`);
	await expect(page.locator('body')).not.toContainText('民主日 1件');
	await page.getByRole('link', { name: '民主日（1次）' }).click();
	await expect(page).toHaveURL(`${home}/LW/democracy-days`);
	await expect(page.locator('main')).toContainText('还没有宣布下一次');
	await expect(page.locator('main')).toContainText('距上次28天');
	await expect(page.locator('.opening li').first()).toContainText('逾期2天');
	await expect(page.locator('.opening li').first()).toContainText('照明改造三家询价');
	await page.locator('a.row').first().click();
	await expect(page).toHaveURL(home + liuwan);
	await expect(page.locator('h1')).toContainText('2026年10月25日民主日');
	const main = page.locator('main');
	for (const said of [
		'应到108人，实到88人。至少要72人，够了。', '88×3＝264，108×2＝216', '提前10天通知，够5天', '记录10月27日公布，按时',
		'到会88人，赞成79。超过半数至少要45，够了。', '答应办5件，办完2件，逾期1件。', '导入的历史资料', '监督委员会：柳湾社区居务监督委员会 禾处暑'
	]) await expect(main).toContainText(said);
	// What has a page is linked; who came, by name, is nowhere.
	await expect(page.locator('#item3 .refs a')).toHaveCount(2);
	await expect(main).not.toContainText('柳清和');
	await page.locator('#item4 .refs a').first().click();
	await expect(page.locator('main')).toContainText('LW-Q-2026-0001');
	await context.close();
});

test('both pages in a light and in a dark large dress: axe finds nothing, nothing scrolls sideways', async ({ browser }) => {
	const light = await open(browser, { lang: 'zh-CN', size: 'standard', theme: 'light' }, 360, true);
	const dark = await open(browser, { lang: 'en', size: 'elder', theme: 'dark' }, 1280, true);
	for (const path of ['/LW/democracy-days', liuwan]) {
		await light.page.goto(home + path);
		await flawless(light.page);
	}
	for (const path of ['/YQ/democracy-days', beicang]) {
		await dark.page.goto(home + path);
		await flawless(dark.page);
		await dark.page.setViewportSize({ width: 320, height: 640 });
		expect.soft(await sideways(dark.page), `${path} at 320`).toBeLessThanOrEqual(0);
		await dark.page.setViewportSize({ width: 1280, height: 800 });
	}
	await expect(dark.page.locator('main')).toContainText('71 representatives due, 58 came. At least 48 are needed: enough.');
	await light.context.close();
	await dark.context.close();
});

test('on paper: agenda, minutes and lines to sign on, on A4, without buttons', async ({ browser }) => {
	const { context, page } = await open(browser, { lang: 'zh-CN', size: 'elder', theme: 'dark' }, 670, true);
	await page.goto(home + liuwan);
	await expect(page.locator('.to-sign')).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['.top', '.tabs', '.foot', '[data-print]']) await expect(page.locator(hidden).first()).toBeHidden();
	await expect(page.locator('.to-sign li')).toHaveCount(3);
	await expect(page.locator('.to-sign')).toBeVisible();
	await expect(page.locator('.paper')).toContainText(liuwan);
	expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
	// Four sheets at most: two printed on both sides.
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(4);
	await context.close();
});

test('without network the same page is there, on a device that kept the community', async ({ page }) => {
	await page.goto(`${home}/LW`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.locator('[data-keep]').click();
	await expect(page.locator('[data-keep]')).toBeDisabled();
	await page.goto(home + liuwan);
	const squeeze = async () => (await page.locator('main').textContent())!.replace(/\s+/g, '');
	const online = await squeeze();
	await cable.cut();
	await page.goto(home + liuwan, { waitUntil: 'domcontentloaded' });
	await expect(page.locator('.banner').first()).toBeVisible();
	expect(await squeeze()).toBe(online);
});
