import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { WebSocket } from 'ws';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { someDresses } from '#tests/support/walks.ts';
import { words } from '#words/words.ts';

/*
 * 苗立夏 declares her relatives, announces a day of reception and reports what came of it; then she ends the office of 麦小满, who has a page of the
 * office open: her next step leads to the door. What was done stands on public pages, which fit every screen.
 */

interface SignIns {
	accounts: { name: string; password: string; office: string }[];
}

test.use({ trace: 'off' });

const OFFICE = (page: Page) => page.locator('main');
let portal: PortalProcess;
let signIns: SignIns;

test.beforeEach(async () => {
	portal = await startPortal({ pages: 'built', clock: '2026-12-02T09:00:00+08:00' });
	signIns = JSON.parse(readFileSync(join(portal.data, 'demo-sign-ins.json'), 'utf8')) as SignIns;
});
test.afterEach(() => portal.remove());

interface Dress {
	lang: 'zh-CN' | 'en';
	width: number;
	script: boolean;
	size?: string;
	theme?: string;
}

async function context(browser: Browser, dress: Dress): Promise<BrowserContext> {
	const made = await browser.newContext({ viewport: { width: dress.width, height: 800 }, javaScriptEnabled: dress.script, reducedMotion: 'reduce', serviceWorkers: 'block' });
	await made.addCookies(Object.entries({ lang: dress.lang, size: dress.size ?? 'standard', theme: dress.theme ?? 'light' }).map(([name, value]) => ({ name, value, url: portal.url })));
	return made;
}

async function signedIn(browser: Browser, dress: Dress, name: string): Promise<Page> {
	const account = signIns.accounts.find((one) => one.name === name)!;
	const page = await (await context(browser, dress)).newPage();
	page.setDefaultTimeout(15_000);
	await page.goto(`${portal.url}/sign-in?back=/office/offices`);
	await page.fill('[name=name]', account.name);
	await page.fill('[name=password]', account.password);
	await press(page, page.locator('main .btn-main'));
	return page;
}

async function press(page: Page, button: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** A socket of somebody's session, beside the one of their page; `closed` is the code with which it ends. */
async function openSocket(page: Page): Promise<{ closed: Promise<number> }> {
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const socket = new WebSocket(`${portal.url.replace('http', 'ws')}/live`, { headers: { cookie, origin: portal.url } });
	const closed = new Promise<number>((resolve) => socket.on('close', resolve));
	await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
	socket.send(JSON.stringify({ watch: ['LW'] }));
	await new Promise((resolve) => socket.once('message', resolve));
	return { closed };
}

/** Nothing scrolls sideways; with script, nothing for axe to find either. */
async function fits(page: Page, script: boolean): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBeLessThanOrEqual(0);
	if (!script) return;
	expect(await axeFinds(page), page.url()).toEqual([]);
}

for (const dress of someDresses([{ lang: 'zh-CN', width: 360, script: false }, { lang: 'en', width: 1280, script: true }] satisfies Dress[], 1)) {
	test(`an office-holder declares, receives and ends an office, ${dress.lang}, ${dress.width} px`, { tag: '@walk' }, async ({ browser }) => {
		const { offices } = words[dress.lang];
		const page = await signedIn(browser, dress, '苗立夏');
		await fits(page, dress.script);

		// Her own office: she declares a relative, of whom only the surname is published.
		await page.locator('main a.row').first().click();
		const own = page.url().split('?')[0]!;
		await page.goto(`${own}?do=declare`);
		await fits(page, dress.script);
		await page.selectOption('[name="relatives.0.relation"]', 'spouse');
		await press(page, page.locator('main form .btn-main'));
		await expect(OFFICE(page)).toContainText(words[dress.lang].refusals.field.missing);
		await expect(page.locator('[name="relatives.0.relation"]')).toHaveValue('spouse');
		await page.fill('[name="relatives.0.name"]', '柳小雪');
		await page.fill('[name=interests]', '配偶经营小卖部');
		await press(page, page.locator('main form .btn-main'));
		await expect(OFFICE(page)).toContainText(offices.desk.declared);

		// She reports on her year before the meeting that judges it.
		await page.goto(`${own}?do=report`);
		await fits(page, dress.script);
		for (const [name, text] of [['before', '居民代表会议'], ['promised', '每月9日前贴出账。'], ['done', '十二个月都按时贴了。'], ['undone', '村口的灯没修：\n钱没到位。']] as const) await page.fill(`[name=${name}]`, text);
		await press(page, page.locator('main form .btn-main'));
		await expect(OFFICE(page)).toContainText(offices.desk.dutyReported);

		// A day of reception: announced, and reported on the day.
		await page.goto(`${portal.url}/office/receptions`);
		await page.fill('[name=day]', '2026-12-02');
		await page.fill('[name=place]', '服务大厅');
		await press(page, page.locator('main form .btn-main').last());
		await expect(OFFICE(page)).toContainText(offices.desk.announced);
		await fits(page, dress.script);
		await page.locator('main a.row', { hasText: '服务大厅' }).first().click();
		await page.waitForURL(/receptions\/[\w-]{22}/);
		const reception = page.url().split('/').at(-1)!.split('?')[0]!;
		await page.fill('[name=visitors]', '1');
		await page.fill('[name="cases.0.visitor"]', '柳大暑');
		await page.fill('[name="cases.0.matter"]', '路灯不亮');
		await press(page, page.locator('main form .btn-main'));
		await expect(OFFICE(page)).toContainText(offices.desk.reported);
		await fits(page, dress.script);

		// Who writes down a disclosure is given that part, and it is ended again.
		await page.goto(`${portal.url}/office/assignments`);
		await page.fill('main [name=name]', '麦小满');
		await press(page, page.locator('main form[method=get] .btn').last());
		await fits(page, dress.script);
		await page.locator('[name=function]').selectOption('recorder');
		await press(page, page.locator('main form .btn-main'));
		await expect(OFFICE(page)).toContainText(offices.desk.given);
		await fits(page, dress.script);
		await press(page, page.locator('form[action*="/end"] button').first());
		await expect(OFFICE(page)).toContainText(offices.desk.assignmentEnded);

		// The accountant's office ends while she has a page of the office open. The end of that part has closed her desk already: she signs in anew.
		const accountant = await signedIn(browser, dress, '麦小满');
		await page.goto(`${portal.url}/office/offices`);
		await page.locator('main a.row', { hasText: '麦小满' }).click();
		await page.waitForURL(/offices\/[\w-]{22}/);
		const ended = page.url().split('/').at(-1)!.split('?')[0]!;
		await page.goto(`${page.url().split('?')[0]!}?do=end`);
		await page.fill('[name=reason]', '调到镇里工作');
		// With script, the page she has open and a socket of hers are closed by themselves; without, her next step leads to the door.
		const socket = dress.script ? await openSocket(accountant) : undefined;
		await press(page, page.locator('main form .btn-main'));
		const told = Date.now();
		await expect(OFFICE(page)).toContainText(offices.desk.ended);
		if (socket) {
			expect(await socket.closed).toBe(4401);
			await accountant.waitForURL(/\/sign-in/);
			expect(Date.now() - told).toBeLessThan(2000);
		} else await accountant.goto(`${portal.url}/office/offices`);
		await expect(accountant).toHaveURL(/\/sign-in/);

		// What everybody sees, large and dark too.
		const reader = await (await context(browser, { ...dress, size: 'elder', theme: 'dark' })).newPage();
		await reader.goto(`${portal.url}/LW/offices/${own.split('/').at(-1)}`);
		await expect(OFFICE(reader)).toContainText('柳**');
		await expect(OFFICE(reader)).toContainText('村口的灯没修');
		await expect(OFFICE(reader)).toContainText('配偶经营小卖部');
		await expect(OFFICE(reader)).not.toContainText('柳小雪');
		await fits(reader, dress.script);
		await reader.goto(`${portal.url}/LW/offices/${ended}`);
		await expect(OFFICE(reader)).toContainText('调到镇里工作');
		await reader.goto(`${portal.url}/LW/receptions/${reception}`);
		await expect(OFFICE(reader)).toContainText('路灯不亮');
		await expect(OFFICE(reader)).not.toContainText('柳大暑');
		await fits(reader, dress.script);
		for (const path of ['/LW/receptions', '/BC/observers', '/LW/bodies']) {
			await reader.goto(`${portal.url}${path}`);
			await fits(reader, dress.script);
		}
	});
}
