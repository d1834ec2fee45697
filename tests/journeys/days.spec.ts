import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { words } from '#words/words.ts';

/*
 * A Democracy Day goes the whole way: 麦小满 announces it, without script, on a narrow screen; signs 柳惊蛰 in, counts, takes notes and writes the
 * minutes. She, 苗立夏 and 禾处暑 sign, each with a sign-in of their own; with the third it is published. What was promised opens the next agenda.
 */

interface SignIns {
	accounts: { name: string; password: string }[];
}

test.use({ trace: 'off' });

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

const NARROW: Dress = { lang: 'zh-CN', width: 360, script: false };
const WIDE: Dress = { lang: 'en', width: 1280, script: true, size: 'elder', theme: 'dark' };

async function pageIn(browser: Browser, dress: Dress): Promise<Page> {
	const made = await browser.newContext({ viewport: { width: dress.width, height: 800 }, javaScriptEnabled: dress.script, reducedMotion: 'reduce', serviceWorkers: 'block' });
	await made.addCookies(Object.entries({ lang: dress.lang, size: dress.size ?? 'standard', theme: dress.theme ?? 'light' }).map(([name, value]) => ({ name, value, url: portal.url })));
	const page = await made.newPage();
	page.setDefaultTimeout(15_000);
	return page;
}

async function press(page: Page, button: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), button.click()]);
}

async function signedIn(browser: Browser, dress: Dress, name: string, back: string): Promise<Page> {
	const account = signIns.accounts.find((one) => one.name === name)!;
	const page = await pageIn(browser, dress);
	await page.goto(`${portal.url}/sign-in?back=${encodeURIComponent(back)}`);
	await page.fill('[name=name]', account.name);
	await page.fill('[name=password]', account.password);
	await press(page, page.locator('main .btn-main'));
	return page;
}

async function fits(page: Page, script: boolean): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBeLessThanOrEqual(0);
	if (script) expect(await axeFinds(page), page.url()).toEqual([]);
}

test('a Democracy Day from its notice to three signatures, and what it opens', async ({ browser }) => {
	const zh = words['zh-CN'];
	const { dayDesk } = zh;
	const page = await signedIn(browser, NARROW, '麦小满', '/office/democracy-days');
	const main = page.locator('main');

	// A topic that came on paper waits, and is on the agenda that is proposed.
	await page.fill('main form[action*="/enter"] [name=text]', '渡口的路灯不亮。');
	await press(page, page.locator('main form[action*="/enter"] .btn-main'));
	await expect(main).toContainText('LW-T-2026-0001');
	await fits(page, false);
	await press(page, page.locator('main form[action="/office/democracy-days/new"] .btn-main'));
	await fits(page, false);
	await expect(page.locator('[name="agenda.4.title"]')).toHaveValue('渡口的路灯不亮。');
	await page.fill('[name=day]', '2026-12-02');
	await page.fill('[name=place]', '文化广场');
	await page.fill('[name=materials]', '2026-12-02');
	await page.selectOption('[name=chair]', { label: `苗立夏 ${zh.community.position.director}` });
	await page.selectOption('[name=recorder]', { label: `麦小满 ${zh.community.position.accountant}` });
	await press(page, page.locator('main form .btn-main'));
	// Notice on the day itself is a breach: without a reason it is refused, and nothing that was typed is lost.
	await expect(page.locator('.errors')).toContainText('应当提前5天');
	await expect(page.locator('[name=place]')).toHaveValue('文化广场');
	await page.fill('[name=shortNotice]', '台风改期');
	await press(page, page.locator('main form .btn-main'));
	await expect(main).toContainText(dayDesk.done.announced);
	const desk = page.url().split('?')[0]!;
	const meeting = desk.split('/').at(-1)!;

	// Signed in by name; whoever is there is there once.
	await page.fill('[name=name]', '柳惊蛰');
	await press(page, page.locator('main form .btn-main'));
	await expect(main).toContainText(dayDesk.attend.there({ count: 1 }));
	await page.fill('[name=name]', '柳惊蛰');
	await press(page, page.locator('main form .btn-main'));
	await expect(page.locator('.errors')).toContainText(zh.refusals.sentence['day.here-already']({}));
	await page.goto(`${desk}/poster`);
	await expect(main.locator('.poster svg')).toBeVisible();
	// Sheets for the table at the door: numbered through, one to a page.
	await page.goto(`${desk}/list?sheets=3`);
	await expect(main.locator('.sheet')).toHaveCount(3);
	await expect(main.locator('.sheet').nth(1).locator('tbody th').first()).toHaveText('19');
	expect((await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
	await page.goto(`${desk}?do=count`);
	await page.fill('[name=onPaper]', '80');
	await press(page, page.locator('main form .btn-main'));
	await page.goto(`${desk}?do=note`);
	await page.selectOption('[name=kind]', 'differs');
	await page.selectOption('[name=as]', 'resident');
	await page.selectOption('[name=item]', '5');
	await page.fill('[name=text]', '先修渡口。');
	await press(page, page.locator('main form .btn-main'));
	await expect(main).toContainText(dayDesk.done.noted);

	// What somebody took upon themselves, then the minutes as the notes give them.
	await page.goto(`${portal.url}/office/work?day=${meeting}`);
	await fits(page, false);
	await page.fill('[name=task]', '装好渡口的路灯');
	await page.fill('[name=due]', '2026-12-20');
	await page.fill('[name=evidence]', '晚上去看');
	await press(page, page.locator('main form .btn-main'));
	await page.goto(`${desk}?do=minutes`);
	await expect(page.locator('[name="items.5"]')).toHaveValue('居民不同意见：先修渡口。');
	await fits(page, false);
	await press(page, page.locator('main form .btn-main'));
	await expect(main).toContainText(dayDesk.done.written);
	await press(page, page.locator('main form .btn-main'));
	await expect(main).toContainText(dayDesk.done.signed);

	for (const [name, done] of [['苗立夏', 'signed'], ['禾处暑', 'published']] as const) {
		const other = await signedIn(browser, WIDE, name, `/office/democracy-days/${meeting}`);
		await fits(other, true);
		await press(other, other.locator('main form .btn-main'));
		await expect(other.locator('main')).toContainText(words.en.dayDesk.done[done]);
		await other.context().close();
	}

	// Everybody reads it: the breach with its reason, the minutes, three names.
	const reader = await pageIn(browser, WIDE);
	await reader.goto(`${portal.url}/LW/democracy-days/${meeting}`);
	const text = reader.locator('main');
	for (const said of ['台风改期', '先修渡口。', '装好渡口的路灯', '禾处暑']) await expect(text).toContainText(said);
	await fits(reader, true);
	for (const path of ['democracy-days', 'work?show=inspection', 'resolutions', 'duties?month=2026-12']) {
		await reader.goto(`${portal.url}/LW/${path}`);
		await fits(reader, true);
		await page.goto(`${portal.url}/LW/${path}`);
		await fits(page, false);
	}

	// The next agenda opens with what was promised.
	await page.goto(`${portal.url}/office/democracy-days`);
	await press(page, page.locator('main form[action="/office/democracy-days/new"] .btn-main'));
	await expect(page.locator('[name="agenda.1.title"]')).toHaveValue(/上次答应的事/);
	await expect(main.locator('.puts li', { hasText: '装好渡口的路灯' }).locator('select')).toHaveValue('2');
});
