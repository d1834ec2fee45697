import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { keptSize } from '#tests/support/kept-size.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { words } from '#words/words.ts';

/*
 * The rules for charging, by hand at the desk: 麦小满 begins them, 苗立夏 asks 柳霜降 to draft and seals the first draft for comments. 桑桐蔓 suggests on a phone without
 * script, 穆荷藜 on one without network, 桑秋蓼 on paper. One is adopted, one in part, one declined; the day is over, the list is there by itself; the last draft is sealed.
 */

const w = words['zh-CN'];
const { texts } = w;
const NARROW = { width: 360, height: 800 };
const TITLE = '电动自行车充电办法';
const CHARGING = '一、停放\n车辆停进划线区。\n二、充电\n服务费每度不超过三角。\n三、施行\n公示七日后施行。';

let folder: string;
let portal: PortalProcess;
let signIns: { accounts: { name: string; password: string }[] };
/** The computer of the office, without script. */
let desk: Page;
const phones: BrowserContext[] = [];

async function start(clock: string): Promise<void> {
	const port = portal ? new URL(portal.url).port : '0';
	await portal?.stop();
	portal = await startPortal({ pages: 'built', data: join(folder, 'data'), clock, env: { PORT: port } });
}
async function press(page: Page, button: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), button.click()]);
}
async function signIn(name: string, to: string): Promise<void> {
	await desk.context().clearCookies({ name: 'yishi' });
	await desk.goto(`${portal.url}/sign-in?back=${encodeURIComponent(to)}`);
	await desk.fill('[name=name]', name);
	await desk.fill('[name=password]', signIns.accounts.find((account) => account.name === name)!.password);
	await press(desk, desk.locator('main .btn-main'));
}
/** Fills in the form of an act, and sends it. */
async function send(page: Page, form: Locator, fields: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(fields)) {
		const field = form.locator(`[name="${name}"]`).first();
		if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
		else await field.fill(value);
	}
	await press(page, form.locator('.btn-main').last());
}
const form = (page: Page, action: string) => page.locator(`main form[action$="/${action}"]`);

async function phoneOf(code: string, name: string, script: boolean): Promise<Page> {
	const { executablePath, args } = test.info().project.use.launchOptions ?? {};
	const dress = { viewport: NARROW, javaScriptEnabled: script, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const;
	const context = script
		? await chromium.launchPersistentContext(join(folder, name), { ...dress, ...(executablePath ? { executablePath } : {}), ...(args ? { args } : {}) })
		: await desk.context().browser()!.newContext(dress);
	phones.push(context);
	context.setDefaultTimeout(15_000);
	await context.addCookies([{ name: 'lang', value: 'zh-CN', url: portal.url }]);
	const page = context.pages()[0] ?? (await context.newPage());
	await page.goto(`${portal.url}/join/${code}`);
	for (let steps = 0; steps < 6 && /\/join/.test(page.url()); steps++) {
		for (const field of await page.locator('main input[name=pin], main input[name=again]').all()) await field.fill('284917');
		await press(page, page.locator('main form .btn-main').first());
	}
	return page;
}

/** Looks at a page as somebody with script and a narrow screen does: nothing scrolls sideways, nothing is wrong for a reader of screens. */
async function looks(as: Page, path: string): Promise<void> {
	const seeing = await as.context().browser()!.newContext({ storageState: await as.context().storageState(), viewport: NARROW, serviceWorkers: 'block' });
	try {
		const same = await seeing.newPage();
		await same.goto(`${portal.url}${path}`);
		expect.soft(await same.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
		expect.soft(await axeFinds(same), path).toEqual([]);
	} finally {
		await seeing.close();
	}
}

test.beforeAll(async ({ browser }) => {
	folder = mkdtempSync(join(tmpdir(), 'yishi-texts-'));
	await start('2026-11-23T09:00:00+08:00');
	signIns = JSON.parse(readFileSync(join(folder, 'data', 'demo-sign-ins.json'), 'utf8')) as typeof signIns;
	const office = await browser.newContext({ viewport: NARROW, javaScriptEnabled: false, locale: 'zh-CN' });
	desk = await office.newPage();
	desk.setDefaultTimeout(15_000);
	await desk.context().addCookies([{ name: 'lang', value: 'zh-CN', url: portal.url }]);
});
test.afterAll(async () => {
	await Promise.all(phones.map((context) => context.close()));
	await portal?.stop();
	rmSync(folder, { recursive: true, force: true });
});

test('a text, from the desk to the last draft, by forms alone', async () => {
	const main = desk.locator('main');
	// Begun by whoever keeps the papers.
	await signIn('麦小满', '/office/documents');
	const ids = new Map<string, string>();
	for (const name of ['桑桐蔓', '穆荷藜', '桑秋蓼']) {
		await desk.goto(`${portal.url}/office/roll?q=${encodeURIComponent(name)}`);
		ids.set(name, (await desk.locator('main a[href^="/office/roll/"]').filter({ hasText: name }).first().getAttribute('href'))!.split('/').at(-1)!);
	}
	const printed = await desk.request.post(`${portal.url}/acts/slip.print`, { data: { input: { community: 'LW', persons: [ids.get('桑桐蔓'), ids.get('穆荷藜')] } }, headers: { origin: portal.url } });
	const { value } = (await printed.json()) as { value: { slips: { person: string; code: string }[] } };
	const slip = (name: string) => value.slips.find(({ person }) => person === ids.get(name))!.code;
	await desk.goto(`${portal.url}/office/documents`);
	await press(desk, desk.getByRole('link', { name: texts.office.begin }));
	await looks(desk, '/office/documents/new');
	await send(desk, form(desk, 'begin'), { title: TITLE, kind: 'text', text: CHARGING });
	await expect(main).toContainText(texts.office.done.begun);
	const document = new URL(desk.url()).pathname.split('/').at(-1)!;
	const [at, page] = [`/office/documents/${document}`, `/LW/documents/${document}`];

	// 苗立夏 asks 柳霜降 to draft, and seals what is written.
	await signIn('苗立夏', at);
	await press(desk, desk.getByRole('link', { name: texts.office.ask }));
	await desk.fill('main [name=name]', '柳霜降');
	await press(desk, desk.locator('main form[method=get] .btn').last());
	await expect(desk.locator('main [name=object]').last()).toHaveValue(document);
	await send(desk, form(desk, 'give'), { function: 'drafter' });
	await desk.goto(`${portal.url}${at}`);
	await expect(desk.locator('section[aria-labelledby=drafters]')).toContainText('柳**');
	await send(desk, form(desk, 'seal'), { name: '第一稿', reason: '先听大家说。', then: 'comments', commentsUntil: '2026-11-30' });
	await expect(main).toContainText(texts.office.done.sealed);

	// Without script, by a plain form, on the clause itself.
	const plain = await phoneOf(slip('桑桐蔓'), 'plain', false);
	await plain.goto(`${portal.url}${page}`);
	await expect(plain.locator('main')).toContainText('服务费每度不超过三角。');
	const clause = plain.locator('section.clause', { hasText: '二、充电' });
	await press(plain, clause.getByRole('link', { name: texts.clause.suggest }));
	const sheet = new URL(plain.url());
	await looks(plain, `${sheet.pathname}${sheet.search}`);
	const suggest = (of: Page) => of.locator('main form[data-act="suggestion.make"]');
	await expect(suggest(plain).locator('[name=text]')).toHaveValue('二、充电\n服务费每度不超过三角。');
	await suggest(plain).locator('[name=text]').fill('二、充电\n服务费每度不超过两角。');
	await suggest(plain).locator('[name=reason]').fill('老人用得多。');
	await press(plain, suggest(plain).locator('.btn-main'));
	await expect(plain.locator('#sent')).toContainText(texts.suggestion.sent);

	// On a phone without network: it waits there, and is delivered later.
	const offline = await phoneOf(slip('穆荷藜'), 'offline', true);
	await offline.goto(`${portal.url}/LW`);
	await offline.waitForFunction(() => navigator.serviceWorker.controller !== null);
	const size = Number((await (await fetch(`${portal.url}/LW/record/checkpoint`)).text()).split('\n')[1]);
	await expect.poll(() => offline.evaluate(keptSize), { timeout: 30_000 }).toBe(size);
	await offline.context().setOffline(true);
	await offline.goto(`${portal.url}${sheet.pathname}${sheet.search}`);
	await suggest(offline).locator('[name=text]').fill('二、充电\n服务费每度不超过三角。\n充满自动断电。\n每晚有人看。');
	await suggest(offline).locator('[name=reason]').fill('夜里怕着火。');
	await suggest(offline).locator('.btn-main').click();
	await expect(offline.locator('main [data-outbox-list] [data-id]').first()).toContainText(w.replica.outbox.waiting);

	// From paper: the clause first, then how they agreed and how it came.
	await signIn('麦小满', `/office/documents/file?person=${ids.get('桑秋蓼')!}&document=${document}`);
	await press(desk, main.getByRole('link', { name: '三、施行' }));
	await desk.check('[name=authorisation][value=written]');
	await desk.check('[name=channel][value=paper_slip]');
	await desk.check('[name=readBack]');
	await send(desk, desk.locator('main form[method=post]').last(), { reason: '不用手机', text: '三、施行\n公示三日后施行。', because: '等得太久。', witness: '柳惊蛰' });
	await expect(desk).toHaveURL(/\/office\/assist\/[\w-]{22}/);
	await offline.context().setOffline(false);
	await offline.goto(`${portal.url}/LW`);

	// Answered by forms: the first adopted, the second in part, the third declined.
	await signIn('苗立夏', at);
	const waiting = desk.locator('section[aria-labelledby=waiting] article');
	await expect(async () => {
		await desk.goto(`${portal.url}${at}`);
		await expect(waiting).toHaveCount(3, { timeout: 500 });
	}).toPass();
	await looks(desk, '/office/documents');
	await looks(desk, at);
	const answer = async (words: string, fields: Record<string, string>) => {
		const one = waiting.filter({ hasText: words });
		const number = (await one.locator('a.num').textContent())!;
		await press(desk, desk.locator('section[aria-labelledby=waiting] a.btn', { hasText: number }));
		await send(desk, form(desk, 'decide'), fields);
		await expect(main).toContainText(texts.office.done.decided);
	};
	await answer('老人用得多。', { is: 'adopted', reason: '应当便宜。' });
	await answer('夜里怕着火。', { is: 'partly', text: '二、充电\n服务费每度不超过两角。\n充满自动断电。', reason: '断电可以，看守没有人手。' });
	await answer('等得太久。', { is: 'declined', reason: '章程写明七日。' });
	await expect(main).toContainText(texts.office.noneWaiting);

	// The time is over: the list is there without anybody's doing, and the last draft is sealed.
	await start('2026-12-01T09:00:00+08:00');
	await expect(async () => {
		await plain.goto(`${portal.url}${page}`);
		await expect(plain.locator('#outcomes')).toContainText('自动公布', { timeout: 500 });
	}).toPass();
	await signIn('苗立夏', at);
	await send(desk, form(desk, 'seal'), { name: '定稿', reason: '三条建议都答复了。', then: 'final' });
	await expect(main).toContainText(texts.office.done.sealed);
	await plain.goto(`${portal.url}${page}`);
	const read = plain.locator('main');
	for (const said of ['服务费每度不超过两角。', '充满自动断电。', '公示七日后施行。', texts.suggestion.decision.adopted, texts.suggestion.decision.partly, texts.suggestion.decision.declined, '章程写明七日。']) await expect(read).toContainText(said);
	await expect(plain.locator('section.clause').filter({ hasText: '充电' })).not.toContainText('每晚有人看');
	await looks(plain, page);
});
