import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { filesOf, readKey } from '#server/folder.ts';
import { openWriter } from '#records/database.server.ts';
import { newDataFolder, run, startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { rewrite } from '../browser/rewriting.ts';

/*
 * A guest does not trust the portal. She presses "check" on the record of 柳湾, and checks it again from her own computer. At night somebody
 * with sqlite3 goes to the ledger; in the morning both name what was changed.
 */

const folder = newDataFolder();
const home = mkdtempSync(join(tmpdir(), 'yishi-home-'));
let portal: PortalProcess;

test.describe.configure({ mode: 'serial' });
/** How many lines the record of 柳湾 has in the demo city. */
let size: number;

test.beforeAll(async () => {
	portal = await startPortal({ pages: 'built', data: folder.data });
	size = Number((await (await fetch(`${portal.url}/LW/record/checkpoint`)).text()).split('\n')[1]);
});
test.afterAll(async () => {
	await portal?.remove();
	folder.remove();
	rmSync(home, { recursive: true, force: true });
});

/** The command on her computer, which remembers what it saw under its home folder. */
const cli = (...args: string[]) => run('server/cli/main.ts', ['verify', ...args], { HOME: home, LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' });

/** Presses the button and waits for the verdict. */
async function check(page: Page, lang = 'zh-CN'): Promise<{ verdict: string; text: string }> {
	await page.goto(`${portal.url}/LW/record?lang=${lang}`);
	await page.getByRole('button', { name: lang === 'en' ? 'Check' : '核对' }).click();
	const note = page.locator('[data-verdict]');
	await expect(note).toBeVisible();
	return { verdict: (await note.getAttribute('data-verdict'))!, text: await note.innerText() };
}

/** What somebody does at night, while the portal stands still. */
async function atNight(change: (sql: (text: string) => void) => void): Promise<void> {
	await portal.stop();
	const db = openWriter(filesOf(folder.data).ledger);
	change((text) => expect(db.client.prepare(text).run().changes, text).toBe(1));
	db.client.close();
	portal = await startPortal({ pages: 'built', data: folder.data });
}

for (const [width, lang] of [[360, 'zh-CN'], [1280, 'en']] as const) {
	test(`an honest record verifies in the browser, ${width} px, ${lang}`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(error.message));
		const { verdict, text } = await check(page, lang);
		expect(text).toContain(lang === 'en' ? 'Verified.' : '核对无误。');
		expect(text).toMatch(/([0-9a-f]{4} ){3}[0-9a-f]{4}/);
		expect(verdict).toBe('verified');
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		expect(errors).toEqual([]);
	});
}

test('without JavaScript the page leads to the explanation, and every line is there', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${portal.url}/LW/record`);
	await expect(page.getByRole('button', { name: '核对' })).toBeHidden();
	await expect(page.locator('ul.rows > li')).toHaveCount(50);
	await page.getByRole('link', { name: `第${size}条` }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`公开记录第${size}条`);
	await page.goto(`${portal.url}/LW/record`);
	await page.getByRole('link', { name: '怎样核对，以及核对不能说明什么' }).click();
	await expect(page).toHaveURL(`${portal.url}/verify`);
	await context.close();
});

test('the command agrees, from the address and from the file that the page offers', async ({ page }) => {
	const whole = await cli(portal.url);
	expect(whole.out).toMatch(/核对无误：7份记录。\n$/);
	expect(whole.code).toBe(0);
	await page.goto(`${portal.url}/LW/record`);
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载整份记录' }).click()]);
	expect(download.suggestedFilename()).toBe(`yishi-LW-${size}.jsonl`);
	const file = join(home, 'yishi-LW.jsonl');
	await download.saveAs(file);
	const one = await cli(file);
	expect(one.out).toContain('与事先知道的一致');
	expect(one.code).toBe(0);
	expect(await cli(`${portal.url}/ZZ`)).toMatchObject({ code: 2, err: '没有这个社区：ZZ\n' });
});

test('programs read the same lines, and whoever asks for what is not there is told so in words', async () => {
	const get = async (path: string) => {
		const answer = await fetch(portal.url + path, { headers: { 'accept-language': 'zh-CN', accept: 'application/json' } });
		return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
	};
	const list = await get('/LW/record.json');
	expect(list.body).toMatchObject({ address: '/LW/record', size, older: `/LW/record.json?before=${size - 50}`, lines: expect.arrayContaining([expect.objectContaining({ seq: size - 36, entry: expect.stringContaining(`"seq":${size - 36},`) as unknown })]) as unknown });
	const older = await get('/LW/record.json?before=2');
	expect(older.body.lines).toHaveLength(2);
	expect(older.body.objects).toMatchObject([{ type: 'place', seq: 1 }, { type: 'community', seq: 0, version: 1 }]);
	expect(older.body).not.toHaveProperty('older');
	expect((await get('/LW/record/0.json')).body).toMatchObject({ seq: 0, content: { salt: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown }, inclusion: { size }, checkpoint: list.body.checkpoint });
	for (const path of [`/LW/record/${size}.json`, '/LW/record/x.json', '/ZZ/record.json', '/LW/record.json?before=x', '/ZZ/record/export']) {
		expect(await get(path), path).toEqual({ status: 404, body: { message: '没有找到这一页。' } });
	}
});

test('one word of one content: the page and the command name the line', async ({ page }) => {
	await atNight((sql) => sql(`update contents set bytes = replace(bytes, '补发', '发放') where rowid = (select min(rowid) from contents where bytes like '%补发%' and audience = 'public' and community = 'LW')`));
	const { verdict, text } = await check(page);
	expect(verdict).toBe('not-verified');
	const line = /第(\d+)条：内容与校验码不符，被改过。/.exec(text)?.[1];
	expect(line).toBeDefined();
	const { code, out } = await cli(portal.url, '--community', 'LW');
	expect(out).toContain(`✗ 第${line}条：内容与校验码不符，被改过。`);
	expect(code).toBe(1);
	await atNight((sql) => sql(`update contents set bytes = replace(bytes, '发放', '补发') where community = 'LW' and seq = ${Number(line) - 1}`));
	expect((await check(page)).verdict).toBe('verified');
});

test('one entry: the page and the command name it, by the tree that the portal itself serves', async ({ page }) => {
	await atNight((sql) => sql(`update entries set bytes = replace(bytes, '"actor":"import"', '"actor":"clerk"') where community = 'LW' and seq = 200`));
	const { verdict, text } = await check(page, 'en');
	expect(verdict).toBe('not-verified');
	expect(text).toContain(`The ${size} lines together do not give the checkpoint that was signed.`);
	expect(text).toContain('Line 201: this line does not match its stored hash: it was changed.');
	const { code, out } = await cli(`${portal.url}/LW`);
	// It was here before: the edge of the tree that it kept tells where.
	expect(out).toMatch(new RegExp(`✗ 以前见过的前${size}条，现在变了：第\\d+条到第\\d+条之间。`));
	expect(out).toContain('✗ 第201条：这一条与存下的校验码不符，被改过。');
	expect(code).toBe(1);
	const ledger = await cli(folder.data);
	expect(ledger.out).toContain('✗ 第201条：这一条与存下的校验码不符，被改过。');
	expect(ledger.code).toBe(1);
	await atNight((sql) => sql(`update entries set bytes = replace(bytes, '"actor":"clerk"', '"actor":"import"') where community = 'LW' and seq = 200`));
	expect((await cli(portal.url)).code).toBe(0);
});

test('one row: only whoever has the ledger can see it, and it is named', async () => {
	await atNight((sql) => sql(`update finance_tables set closing = closing + 1 where rowid = (select min(rowid) from finance_tables where community = 'LW')`));
	expect((await cli(portal.url)).code).toBe(0);
	const { code, out } = await cli(folder.data);
	expect(out).toMatch(/✗ “finance_tables”表（[\w-]{22}）：closing应为“\d+”，表里是“\d+”。/);
	expect(code).toBe(1);
});

test('a phone that was here before: without network it checks its own copy, and a history rewritten with the stolen key it names', async ({ page, context }) => {
	await page.goto(`${portal.url}/LW`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.locator('[data-keep]').click();
	await expect(page.locator('[data-keep]')).toBeDisabled();
	await context.setOffline(true);
	const offline = await check(page);
	expect(offline.text).toContain('没有网络：核对的是存在本机的那一份。');
	expect(offline.text).toMatch(/签名钥匙 ([0-9a-f]{4} ){3}[0-9a-f]{4}，与事先知道的一致。/);
	expect(offline.verdict).toBe('verified');
	await context.setOffline(false);
	const again = await check(page);
	expect(again.text).toContain(`与本机以前见过的${size}条一致。`);
	expect(again.verdict).toBe('verified');

	await portal.stop();
	const files = filesOf(folder.data);
	const { instance } = JSON.parse(readFileSync(files.facts, 'utf8')) as { instance: string };
	rewrite({ file: files.ledger, seed: readKey(folder.data), community: 'LW' as never, instance }, 150, (content) => {
		content.name = '从来没有改过';
	});
	portal = await startPortal({ pages: 'built', data: folder.data, env: { PORT: new URL(portal.url).port } });
	const told = await check(page);
	expect(told.text).toMatch(new RegExp(`以前见过的前${size}条，现在变了：第\\d+条到第\\d+条之间。`));
	expect(told.verdict).toBe('not-verified');
	// A browser that was never here before has nothing to hold against it, and neither has anybody else.
	const stranger = await context.browser()!.newContext();
	expect((await check(await stranger.newPage())).verdict).toBe('verified');
	await stranger.close();
});

test('a portal that is away: could not check', async () => {
	await portal.stop();
	const { code, err } = await cli(portal.url);
	expect(err).toContain(`没能取到 ${portal.url}/sitemap.xml：ECONNREFUSED`);
	expect(code).toBe(2);
});
