import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { someDresses } from '#tests/support/walks.ts';
import { workbook } from '#tests/support/sheets.ts';
import { words } from '#words/words.ts';

/*
 * 麦小满 imports the roll of 上柳村 with four errors in it, mends one, writes the rest and takes it back; then she publishes who votes on the lanes.
 * 柳春分 sees what she may take part in and why, finds that she is missing from the list, and appeals; it is decided in public. All of it by
 * plain forms on a phone, with script at a desk, in both languages.
 */

const ROLL = [
	['姓名', '身份证号', '村', '门牌', '电话', '户籍', '常住', '出生日期', '户代表'],
	['柳新一', '11010519491231002X', '上柳村', '新巷1号', '0000-6190001', '是', '是', '1980-05-01', '是'],
	['柳新三', '', '上柳村', '新巷2号', '没有电话', '是', '是', '1975-02-03', '是'],
	['柳新四', '', '不知道村', '新巷3号', '', '是', '是', '1990-01-01', '是'],
	['=1+1', '', '上柳村', '新巷4号', '', '是', '是', '1990-01-01', ''],
	['柳新五', '', '上柳村', '新巷5号', '', '也许', '是', '1990-01-01', ''],
	['柳新一', '', '上柳村', '新巷1号', '', '是', '是', '1980-05-01', '']
];
const WIDE = `姓名,门牌${',x'.repeat(1000)}\n柳一,1号\n`;

interface SignIns {
	accounts: { name: string; password: string }[];
	slips: { code: string }[];
}

test.use({ trace: 'off' });

let portal: PortalProcess;
let signIns: SignIns;
test.beforeAll(async () => {
	portal = await startPortal({ pages: 'built', clock: '2026-12-02T09:00:00+08:00' });
	signIns = JSON.parse(readFileSync(join(portal.data, 'demo-sign-ins.json'), 'utf8')) as SignIns;
});
test.afterAll(() => portal.remove());

async function press(page: Page, button: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), button.click()]);
}

async function open(browser: Browser, dress: { lang: 'zh-CN' | 'en'; width: number; script: boolean; size?: string; theme?: string }): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: dress.width, height: 800 }, javaScriptEnabled: dress.script, reducedMotion: 'reduce', serviceWorkers: 'block' });
	await context.addCookies(Object.entries({ lang: dress.lang, size: dress.size ?? 'standard', theme: dress.theme ?? 'light' }).map(([name, value]) => ({ name, value, url: portal.url })));
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	return page;
}

/** Nothing scrolls sideways; with script, nothing for axe to find either. */
async function fits(page: Page, script: boolean): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBeLessThanOrEqual(0);
	if (!script) return;
	expect(await axeFinds(page), page.url()).toEqual([]);
}

const seen = async (page: Page, ...texts: string[]) => {
	for (const text of texts) await expect(page.locator('main')).toContainText(text);
};

for (const dress of someDresses([
	{ lang: 'zh-CN', width: 360, script: false, at: 0 },
	{ lang: 'en', width: 1280, script: true, at: 1 }
] as const, 1)) {
	test(`a roll with four errors, a list of voters and an appeal, ${dress.lang}, ${dress.width} px`, { tag: '@walk' }, async ({ browser }) => {
		const { roll } = words[dress.lang];
		const page = await open(browser, dress);
		await page.goto(`${portal.url}/sign-in?back=/office/roll/import`);
		await page.fill('[name=name]', signIns.accounts[0]!.name);
		await page.fill('[name=password]', signIns.accounts[0]!.password);
		await press(page, page.locator('main .btn-main'));

		// A file with a thousand columns is refused in words.
		const choose = async (name: string, buffer: Buffer) => {
			await page.goto(`${portal.url}/office/roll/import`);
			await page.setInputFiles('[name=file]', { name, mimeType: 'application/octet-stream', buffer });
			await press(page, page.locator('main form .btn-main'));
		};
		await choose('宽.csv', Buffer.from(WIDE));
		await seen(page, roll.import.bad['too-many-columns']({ columns: 1002, most: 100 }));
		await fits(page, dress.script);

		// The roll: its column of identity numbers is left out before anything is kept.
		await choose('上柳村.xlsx', workbook(ROLL));
		await seen(page, roll.import.identity({ columns: '身份证号' }), roll.import.encoding.xlsx!);
		await fits(page, dress.script);
		await press(page, page.locator('main form .btn-main'));
		const check = page.url();
		await seen(page, roll.import.problem['not-a-phone']({}), roll.import.problem['place-unknown']({}), roll.import.problem.formula({}), roll.import.problem['not-yes-or-no']({}), roll.import.check.repeats({ row: 2 }));
		await fits(page, dress.script);
		const bad = await page.request.get(check.replace(/check$/, 'bad.csv'));
		expect((await bad.text()).split('\n')).toHaveLength(1 + 4 + 1);
		expect(await bad.text()).toContain("'=1+1");
		await page.fill('#row-3 [name="cell.phone"]', '0000-6190003');
		await press(page, page.locator('#row-3 .btn').first());
		await press(page, page.locator('form[action="?/apply"] button'));
		await expect(async () => {
			await page.goto(page.url());
			await seen(page, roll.import.apply.added({ count: 2 }));
		}).toPass();
		await seen(page, roll.import.apply.skipped({ count: 4 }));
		await fits(page, dress.script);
		await page.goto(`${portal.url}/office/roll?q=柳新`);
		await seen(page, roll.office.found({ count: 2 }), '新巷1号');
		await fits(page, dress.script);
		await press(page, page.locator('main .row-t a').first());
		await seen(page, roll.fact.household_representative);
		await fits(page, dress.script);
		await page.goto(check.replace(/check$/, 'apply'));
		await press(page, page.locator('form[action="?/undo"] button'));
		await expect(async () => {
			await page.goto(page.url());
			await seen(page, roll.import.apply.undone);
		}).toPass();
		await page.goto(`${portal.url}/office/roll?q=柳新`);
		await seen(page, roll.office.nobody);

		// One person needs no file: added, asked whether it is another, corrected, gone.
		const desk = roll.office.person;
		const person = async (door: string) => {
			await page.goto(`${portal.url}/office/roll/new`);
			await page.fill('[name=name]', '谷雨生');
			await page.locator('[name=place]').selectOption({ label: '上柳村' });
			await page.fill('[name=door]', door);
			await page.locator('[name=resident]').check();
			await press(page, page.locator('main .btn-main'));
		};
		await person(`新巷${dress.at}号`);
		await seen(page, desk.added, roll.fact.resident);
		await fits(page, dress.script);
		await person(`新巷${dress.at}号`);
		await seen(page, words[dress.lang].refusals.sentence['roll.already-there']({}));
		await expect(page.locator('[name=door]')).toHaveValue(`新巷${dress.at}号`);
		await fits(page, dress.script);
		await page.locator('[name=another]').check();
		await press(page, page.locator('main .btn-main'));

		// The same person twice: an office does not go along at the roll, an entry without one does; it is said, and stays said.
		const merge = page.locator('form[action="?/merge"]');
		const into = async (twin: Locator) => {
			await twin.check();
			await merge.locator('[name=sure]').check();
			await press(page, merge.locator('button'));
		};
		const same = merge.locator('label.pick').filter({ hasText: `新巷${dress.at}号` }).locator('[name=gone]').first();
		await expect(merge.locator('[name=gone]')).toHaveCount(2);
		await into(merge.locator(`[name=gone]:not([value="${await same.getAttribute('value')}"])`));
		await seen(page, words[dress.lang].refusals.sentence['roll.office-stays']({}));
		await fits(page, dress.script);
		await into(same);
		await seen(page, desk.merged, desk.merges, roll.fact.resident);
		await expect(merge.locator('[name=gone]')).toHaveCount(1);
		await fits(page, dress.script);
		await page.fill('[name=name]', '谷雨声');
		await page.fill('[name=phone]', '没有');
		await press(page, page.locator('form[action="?/correct"] button'));
		await expect(page.locator('#phone-why')).toBeVisible();
		await expect(page.locator('[name=name]')).toHaveValue('谷雨声');
		await page.fill('[name=phone]', '');
		await press(page, page.locator('form[action="?/correct"] button'));
		await seen(page, '谷雨声', desk.corrected);
		await page.locator('form[action="?/leave"] [name=sure]').check();
		await press(page, page.locator('form[action="?/leave"] button'));
		await seen(page, desk.left, desk.ended);
		await fits(page, dress.script);

		// A list of voters, published.
		const title = `上柳片巷道硬化（${dress.lang}）`;
		await page.goto(`${portal.url}/office/roll/lists`);
		await fits(page, dress.script);
		await page.locator('[name=body]').selectOption({ label: `上柳村户代表会议${words[dress.lang].common.separator}${roll.unit.household}` });
		await page.fill('[name=title]', title);
		await page.fill('[name=poll]', '2026-12-30');
		await press(page, page.locator('main .btn-main'));
		const list = page.url();
		await seen(page, title, roll.counted.household({ count: 438 }), roll.unit.household);
		await expect(page.locator('.lines li')).toHaveCount(100);
		await expect(page.locator('.lines')).not.toContainText('西巷1号');
		await fits(page, dress.script);

		// Somebody of 下柳村 finds that she is missing.
		const phone = await open(browser, dress);
		await phone.goto(`${portal.url}/join/${signIns.slips[dress.at]!.code}`);
		await press(phone, phone.locator('main [formaction="?/join"]'));
		await phone.fill('[name=pin]', '284917');
		await phone.fill('[name=again]', '284917');
		await press(phone, phone.locator('main .btn-main'));
		await phone.goto(`${portal.url}/me/rights`);
		await seen(phone, roll.rights.speak, roll.rights.reason['age-not-recorded']);
		await fits(phone, dress.script);
		await phone.goto(list);
		await phone.locator('[name=kind][value=missing]').check();
		await phone.fill('[name=text]', '名单里没有我家。');
		await press(phone, phone.locator('form[data-act="electorate.appeal"] .btn-main'));
		await seen(phone, roll.appeal.receipt, roll.decision.waiting({ days: 3 }));
		await fits(phone, dress.script);

		await page.goto(`${portal.url}/office/roll/lists`);
		await press(page, page.locator('main .rows a').first());
		await fits(page, dress.script);
		await page.locator('[name=outcome][value=upheld]').check();
		await page.fill('[name=reason]', '已核实，补上。');
		await press(page, page.locator('main .btn-main'));
		await phone.goto(list);
		await seen(phone, roll.counted.household({ count: 439 }), roll.decision.upheld, roll.electorates.changes);
		await phone.goto(`${portal.url}/LW/electorates`);
		await seen(phone, title, roll.apply.law.village['lives-here']);
		await fits(phone, dress.script);
		await page.context().close();
		await phone.context().close();
	});
}
