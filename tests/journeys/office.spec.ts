import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { qrPath } from '#lib/ui/qr-path.ts';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { someDresses } from '#tests/support/walks.ts';

/*
 * The desk of 麦小满, who keeps the books of 柳湾, and the way a household joins, as people see them: 11 December, one question and one account
 * are late. Her whole day goes by plain forms, with JavaScript switched off.
 */

interface SignIns {
	accounts: { name: string; password: string }[];
	slips: { code: string }[];
}

interface Dress {
	lang: 'zh-CN' | 'en';
	size: 'standard' | 'elder';
	theme: 'light' | 'dark';
	width: number;
}

const SHEET = [
	'序号,日期,凭证号,收支,科目,摘要,金额,余额,经手人',
	'1,2026-11-03,收-001,收入,租赁收入,屋顶光伏10月电费,1000.00,522843.00,麦小满',
	'2,2026-11-12,付-001,支出,管理费用,公开栏打印,300.00,522543.00,麦小满'
].join('\n');
const PIN = '284917';
const LATE = '上个月清淤的钱付给了哪一家？有没有三家报价？';

// Snapshots of every step would take longer than the steps; what failed is said with its screen.
test.use({ trace: 'off' });

let portal: PortalProcess;
let signIns: SignIns;
/** The session of her desk, and that of the phone of a household. */
let desk: { name: string; value: string };
let phone: { name: string; value: string };

test.beforeAll(async ({ browser }) => {
	portal = await startPortal({ pages: 'built', clock: '2026-12-11T09:00:00+08:00' });
	signIns = JSON.parse(readFileSync(join(portal.data, 'demo-sign-ins.json'), 'utf8')) as SignIns;
	desk = await sessionOf(browser, async (page) => {
		await page.goto(`${portal.url}/sign-in`);
		await page.fill('[name=name]', signIns.accounts[0]!.name);
		await page.fill('[name=password]', signIns.accounts[0]!.password);
		await press(page, page.locator('main .btn-main'));
		expect(new URL(page.url()).pathname).toBe('/office');
		await enterSlip(page, { text: LATE, received: '2026-11-30' });
	});
	phone = await sessionOf(browser, async (page) => {
		await page.goto(`${portal.url}/join/${signIns.slips[0]!.code}`);
		await press(page, page.locator('main [formaction="?/join"]'));
		await page.fill('[name=pin]', PIN);
		await page.fill('[name=again]', PIN);
		await press(page, page.locator('main .btn-main'));
		expect(new URL(page.url()).pathname).toBe('/join/size');
	});
});
test.afterAll(() => portal.remove());

/** What somebody without script carries away from signing in. */
async function sessionOf(browser: Browser, signIn: (page: Page) => Promise<void>): Promise<{ name: string; value: string }> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	await signIn(await context.newPage());
	const [session] = (await context.cookies()).filter(({ name }) => !['lang', 'size', 'theme'].includes(name));
	await context.close();
	return session!;
}

/** Presses a button that sends a form, and waits until the answer is there, styles and all. */
async function press(page: Page, button: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), button.click()]);
}

async function enterSlip(page: Page, slip: { text: string; received: string; disclosure?: string; line?: string; witness?: string }): Promise<void> {
	await page.goto(`${portal.url}/office/questions/new`);
	const select = page.locator('[name=parent]');
	const offered = await select.locator('option').allTextContents();
	await select.selectOption({ index: Math.max(1, offered.findIndex((title) => title.includes(slip.disclosure ?? '10月集体财务'))) });
	if (slip.line) await page.fill('[name=line]', slip.line);
	await page.fill('[name=text]', slip.text);
	await page.fill('[name=received]', slip.received);
	await page.fill('[name=witness]', slip.witness ?? '柳惊蛰');
	await page.check('[name=readBack]');
	await press(page, page.locator('main .btn-main'));
}

/** A page of hers, of a household, or of a guest, in a dress. */
async function open(browser: Browser, dress: Dress, who?: { name: string; value: string }, script = false): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({ viewport: { width: dress.width, height: 800 }, reducedMotion: 'reduce', javaScriptEnabled: script });
	await context.addCookies([...Object.entries({ lang: dress.lang, size: dress.size, theme: dress.theme }).map(([name, value]) => ({ name, value })), ...(who ? [who] : [])].map((cookie) => ({ name: cookie.name, value: cookie.value, url: portal.url })));
	return { context, page: await context.newPage() };
}

/** The form of November, with a sheet in it, sent to be checked. */
async function check(page: Page, sheet: string, closing = '522543.00'): Promise<void> {
	await page.fill('[name=csv]', sheet);
	await page.fill('[name=closing]', closing);
	await press(page, page.locator('main [name=from][value=sheet]'));
}

/** The subject of the account of October, from the list that everybody reads. */
async function october(page: Page): Promise<string> {
	const html = await (await page.request.get(`${portal.url}/LW/disclosures?category=finance`)).text();
	const row = html.split('<a class="row ').find((part) => part.includes('10月集体财务收支'));
	const subject = /\/disclosures\/([\w-]{22})"/.exec(row ?? '')?.[1];
	if (!subject) throw new Error('the account of October is not in the list');
	return subject;
}

/** Every screen of the desk and of joining, one after the other; those that a refusal makes as well. */
async function* everyScreen(browser: Browser, dress: Dress): AsyncGenerator<{ name: string; page: Page }> {
	const her = await open(browser, dress, desk, true);
	const { page } = her;
	const go = async (path: string) => {
		await page.goto(portal.url + path);
		return { name: path, page };
	};
	const bare = () => page.evaluate(() => document.querySelectorAll('[required]').forEach((field) => field.removeAttribute('required')));
	yield await go('/office');
	yield await go('/office/disclosures/new');
	await press(page, page.locator('main form .btn-main'));
	yield { name: 'the form of November', page };
	await check(page, SHEET.replace('522543.00', '522534.00').replace('11-03', '12-03'));
	yield { name: 'what is wrong with the sheet', page };
	await check(page, SHEET);
	yield { name: 'before publishing', page };
	yield await go('/office/questions?answered=LW-Q-2026-0001');
	await press(page, page.locator('main a[href^="/office/questions/"]:not([href$="/new"])').first());
	yield { name: 'a question that is late', page };
	await bare();
	await press(page, page.locator('main .btn-main'));
	yield { name: 'an empty answer', page };
	yield await go('/office/questions/new');
	await bare();
	await press(page, page.locator('main .btn-main'));
	yield { name: 'an empty slip', page };
	yield await go('/office/slips');
	await page.selectOption('[name=where]', { index: 0 });
	await press(page, page.locator('main form .btn').first());
	yield { name: 'doors', page };
	yield await go('/me');
	// The page after publishing, of an account that was.
	yield await go(`/office/disclosures/${await october(page)}`);
	await her.context.close();

	const guest = await open(browser, dress, undefined, true);
	for (const path of ['/sign-in', '/join', '/join?returned', '/join?problem=slip.used', `/join/${signIns.slips[1]!.code}`, '/unlock?removed']) {
		await guest.page.goto(portal.url + path);
		yield { name: path, page: guest.page };
	}
	await guest.context.close();

	const household = await open(browser, dress, phone, true);
	for (const path of ['/join/size', '/me', '/me/sign-out']) {
		await household.page.goto(portal.url + path);
		yield { name: path, page: household.page };
	}
	await household.page.goto(`${portal.url}/me`);
	await press(household.page, household.page.locator('form[action="?/lock"] button'));
	yield { name: 'a locked phone', page: household.page };
	await household.page.goto(`${portal.url}/unlock`);
	await household.page.fill('[name=pin]', '111111');
	await press(household.page, household.page.locator('main .btn-main'));
	yield { name: 'a wrong PIN', page: household.page };
	await household.page.fill('[name=pin]', PIN);
	await press(household.page, household.page.locator('main .btn-main'));
	await household.context.close();
}

/** The widest thing on a page beyond its window, so that a failure says where to look. */
const sideways = (page: Page) =>
	page.evaluate(() => {
		if (document.documentElement.scrollWidth <= window.innerWidth) return '';
		const beyond = [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1);
		return `${document.documentElement.scrollWidth} px: ${beyond.at(-1)?.outerHTML.slice(0, 120) ?? 'outside main'}`;
	});

/** English in large letters is the widest, so it is what the narrow phones are tried with. */
const DRESSES: (Dress & { narrower: number[] })[] = [
	{ lang: 'zh-CN', size: 'standard', theme: 'light', width: 360, narrower: [] },
	{ lang: 'en', size: 'elder', theme: 'dark', width: 1280, narrower: [360, 320] }
];

for (const { narrower, ...dress } of someDresses(DRESSES, 1)) {
	test(`nothing scrolls sideways and axe finds nothing: ${dress.lang}, ${dress.size}, ${dress.theme}, ${[dress.width, ...narrower].join(' and ')}`, { tag: '@walk' }, async ({ browser }) => {
		const screens: string[] = [];
		for await (const { name, page } of everyScreen(browser, dress)) {
			screens.push(name);
			expect.soft(await page.getAttribute('html', 'lang'), name).toBe(dress.lang);
			expect.soft(await sideways(page), name).toBe('');
			if (name === '/office') expect.soft(await page.evaluate(() => window.scrollY), 'the rail moved the page').toBe(0);
			expect.soft(await axeFinds(page), name).toEqual([]);
			for (const width of narrower) {
				await page.setViewportSize({ width, height: 640 });
				expect.soft(await sideways(page), `${name}, ${width} px`).toBe('');
			}
			if (narrower.length > 0) await page.setViewportSize({ width: dress.width, height: 800 });
		}
		expect(screens).toHaveLength(25);
	});
}

test('nine slips take two sheets of A4, each whole, each with the QR code of its own address', async ({ browser }) => {
	const { context, page } = await open(browser, { lang: 'zh-CN', size: 'elder', theme: 'dark', width: 1280 }, desk, true);
	await page.goto(`${portal.url}/office/slips`);
	await press(page, page.locator('main form .btn').first());
	const doors = page.locator('[name=person]');
	for (let at = 0; at < 9; at++) await doors.nth(at).check();
	await press(page, page.locator('main .btn-main'));
	await expect(page.locator('[data-print]')).toBeVisible();

	// 178 mm wide and 259 mm high: A4 within the margins of base.css.
	const MM = 96 / 25.4;
	await page.setViewportSize({ width: Math.round(178 * MM), height: Math.round(259 * MM) });
	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['.rail', '.page-head', '.top', '.tabs', '.foot']) await expect(page.locator(hidden).first()).toBeHidden();
	const slips = await page.locator('.slip').evaluateAll((items) =>
		items.map((item) => {
			const box = item.getBoundingClientRect();
			const qr = item.querySelector('svg')!.getBoundingClientRect();
			const inside = [...item.querySelectorAll('*')].every((part) => {
				const { left, right, top, bottom } = part.getBoundingClientRect();
				return left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom;
			});
			return {
				inside, height: box.height, row: Math.round(box.top), qr: Math.min(qr.width, qr.height), white: getComputedStyle(item).backgroundColor, text: (item as HTMLElement).innerText,
				code: item.querySelector('.code-big')?.textContent ?? '', path: item.querySelector('.ink')?.getAttribute('d')
			};
		})
	);
	expect(slips).toHaveLength(9);
	expect(new Set(slips.map(({ code }) => code)).size).toBe(9);
	expect(new Set(slips.map(({ row }) => row)).size).toBe(5);
	for (const slip of slips) {
		expect(slip.inside, slip.text).toBe(true);
		expect(slip.height * 4).toBeLessThanOrEqual(259 * MM);
		expect(slip.qr).toBeGreaterThan(25 * MM);
		expect(slip.white).toBe('rgb(255, 255, 255)');
		expect(slip.text).toContain('号');
		expect(slip.text).toContain(`${portal.url}/join`);
		expect(slip.path).toBe(qrPath(`${portal.url}/join/${slip.code}`).path);
	}
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
	expect(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.slice(1).map((points) => Math.round(Number(points)))).toEqual([595, 842]);
	await context.close();
});

test('麦小满 does her day with JavaScript switched off: an account, an answer, a slip', async ({ browser }) => {
	const { context, page } = await open(browser, { lang: 'zh-CN', size: 'standard', theme: 'light', width: 360 }, desk);
	const main = page.locator('main');
	await page.goto(`${portal.url}/office`);
	await expect(main).toContainText('逾期2件');

	// November is two days late. A figure was copied wrong: she is told where, and what she typed is still there.
	await press(page, main.getByRole('link', { name: '去公布' }));
	await expect(main).toContainText('逾期2天');
	await check(page, SHEET.replace('522543.00', '522534.00'));
	await expect(page).toHaveTitle(/^错误/);
	const problem = page.getByRole('alert').getByRole('row').nth(1);
	for (const said of ['第3行', '余额', '522,534.00', '应为522,543.00元']) await expect(problem).toContainText(said);
	await expect(page.locator('[name=csv]')).toHaveValue(/522534\.00/);
	await expect(page.locator('[name=closing]')).toHaveValue('522543.00');
	await check(page, SHEET);
	await expect(main).toContainText('晚2天');
	await press(page, page.getByRole('button', { name: '公布，所有人看得到' }));
	await expect(page).toHaveURL(/\/office\/disclosures\/[\w-]{22}$/);
	await expect(page.getByRole('status')).toContainText('比期限晚2天');
	const disclosure = new URL((await main.locator('a[href^="/LW/disclosures/"]').getAttribute('href'))!, portal.url).href;

	// The question is six days late. An answer of blanks is refused; the answer stands there for everybody, and is called late.
	await page.goto(`${portal.url}/office`);
	await expect(main.getByRole('link', { name: '去公布' })).toHaveCount(0);
	await press(page, main.getByRole('link', { name: '去答复' }));
	await expect(main).toContainText('逾期6天');
	const asked = new URL((await main.locator('.qa a').first().getAttribute('href'))!, portal.url).href;
	await page.fill('[name=text]', '   ');
	await press(page, page.getByRole('button', { name: '答复，所有人看得到' }));
	await expect(page.locator('#text-why')).toHaveText('请填写这一项。');
	await page.fill('[name=text]', '付给青禾市政工程队，三家报价贴在公开栏。');
	await press(page, page.getByRole('button', { name: '答复，所有人看得到' }));
	await expect(page.getByRole('status')).toContainText('已答复');
	const guest = await (await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })).newPage();
	await guest.goto(asked);
	for (const said of [LATE, '晚了6天', '三家报价贴在公开栏']) await expect(guest.locator('main')).toContainText(said);

	// A slip about line 2: nothing is chosen for her; a line that is not there is refused at its field, and the rest is kept.
	await page.goto(`${portal.url}/office/questions/new`);
	await expect(page.locator('[name=parent]')).toHaveValue('');
	const slip = { text: '打印什么要三百元？', received: '2026-12-10', disclosure: '11月集体财务', witness: '柳清明' };
	await enterSlip(page, { ...slip, line: '99' });
	await expect(page.locator('#line-why')).toBeVisible();
	await expect(page.locator('[name=text]')).toHaveValue(slip.text);
	await expect(page.locator('[name=witness]')).toHaveValue(slip.witness);
	await expect(page.locator('[name=readBack]')).toBeChecked();
	await page.fill('[name=line]', '2');
	await press(page, main.locator('.btn-main'));
	await expect(page.getByRole('status')).toContainText(/已录入，编号 LW-Q-2026-\d{4}/);
	await expect(main).toContainText('还剩4天');
	await guest.goto(`${disclosure}/lines/2`);
	for (const said of [slip.text, '麦小满代写', '柳清明在场']) await expect(guest.locator('main .qa')).toContainText(said);
	await guest.context().close();
	await context.close();
});
