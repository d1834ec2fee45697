import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { someDresses } from '#tests/support/walks.ts';
import { words } from '#words/words.ts';

/* 柳春分 on her phone: what is wanted of her, following the October account, her inbox and how she is told. All of it by plain forms, without script. */

test.use({ trace: 'off' });

let portal: PortalProcess;
let session: { name: string; value: string };
test.beforeAll(async ({ browser }) => {
	portal = await startPortal({ pages: 'built', clock: '2026-12-02T09:00:00+08:00' });
	const { slips } = JSON.parse(readFileSync(join(portal.data, 'demo-sign-ins.json'), 'utf8')) as { slips: { code: string }[] };
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${portal.url}/join/${slips[0]!.code}`);
	await press(page, 'main [formaction="?/join"]');
	await page.fill('[name=pin]', '284917');
	await page.fill('[name=again]', '284917');
	await press(page, 'main .btn-main');
	session = (await context.cookies()).find(({ name }) => !['lang', 'size', 'theme'].includes(name))!;
	await context.close();
});
test.afterAll(() => portal.remove());

async function press(page: Page, selector: string): Promise<void> {
	await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
}

async function phone(browser: Browser, lang: 'zh-CN' | 'en', width: number, dress: { size?: string; theme?: string } = {}, script = false): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width, height: 800 }, locale: lang });
	const cookies = [session, { name: 'lang', value: lang }, ...Object.entries(dress).map(([name, value]) => ({ name, value }))];
	await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: portal.url })));
	return context.newPage();
}
const narrow = async (page: Page, width: number) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

for (const { lang, width } of someDresses([{ lang: 'zh-CN', width: 360 }, { lang: 'en', width: 1280 }] as const, 0)) {
	test(`following, inbox, settings, ${lang}, ${width} px wide`, { tag: '@walk' }, async ({ browser }) => {
		const w = words[lang].inbox;
		const page = await phone(browser, lang, width);
		await page.goto(`${portal.url}/LW`);
		await expect(page.locator('main section').first()).toContainText(w.needs.title);
		await narrow(page, width);
		const disclosure = (await page.locator('main a[href^="/LW/disclosures/"]').first().getAttribute('href'))!;
		await page.goto(portal.url + disclosure);
		await press(page, '#follow button');
		await expect(page.locator('#follow')).toContainText(w.follow.on);
		await page.goto(`${portal.url}/me/following`);
		await expect(page.locator(`main a[href="${disclosure}"]`)).toBeVisible();
		await narrow(page, width);
		await press(page, 'main form button');
		await expect(page.locator('main')).toContainText(w.following.empty);
		await page.goto(`${portal.url}/me/inbox`);
		await expect(page.locator('main h1')).toHaveText(w.page.title);
		await narrow(page, width);
		await page.goto(`${portal.url}/me/notices`);
		await expect(page.locator('main')).toContainText(w.notices.noMail);
		await page.fill('[name=quietFrom]', '22:30');
		await press(page, 'main form .btn-main');
		await expect(page.locator('main [role=status]')).toContainText(w.notices.saved);
		await expect(page.locator('[name=quietFrom]')).toHaveValue('22:30');
		await narrow(page, width);
		await page.context().close();
	});
}

test('axe finds nothing on the pages of one’s own, light and in the elder dress in the dark', { tag: '@walk' }, async ({ browser }) => {
	for (const dress of someDresses([{ size: 'standard', theme: 'light' }, { size: 'elder', theme: 'dark' }], 1)) {
		const page = await phone(browser, 'zh-CN', 360, dress, true);
		for (const path of ['/LW', '/me', '/me/inbox', '/me/following', '/me/notices']) {
			await page.goto(portal.url + path);
			expect(await axeFinds(page), path).toEqual([]);
			await narrow(page, 360);
		}
		await page.context().close();
	}
});

test('a guest’s first page knows nobody, and calendar and feed say how long they may be kept', async () => {
	const home = await fetch(`${portal.url}/LW`);
	expect(await home.text()).not.toContain(words['zh-CN'].inbox.needs.title);
	for (const [path, type] of [['calendar.ics', 'text/calendar'], ['feed.atom', 'application/atom+xml']] as const) {
		const first = await fetch(`${portal.url}/LW/${path}`);
		expect([first.status, first.headers.get('content-type')?.split(';')[0], first.headers.get('cache-control')]).toEqual([200, type, 'public, max-age=900']);
		expect(await first.text()).toContain(`${portal.url}/LW/`);
		const again = await fetch(`${portal.url}/LW/${path}`, { headers: { 'if-none-match': first.headers.get('etag')! } });
		expect(again.status).toBe(304);
		expect((await fetch(`${portal.url}/XX/${path}`)).status).toBe(404);
	}
});
