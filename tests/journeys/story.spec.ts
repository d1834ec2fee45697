import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { keptSize } from '#tests/support/kept-size.ts';
import { run, startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { someDresses } from '#tests/support/walks.ts';
import { words } from '#words/words.ts';

/*
 * One line of the accounts, from the clerk to the answer that did not come. 麦小满 publishes November; a neighbour joins with her slip, asks about
 * line 2 on a phone without network, closes it, opens it again; it is delivered once; nobody answers in time and the page says so; an answer
 * comes late; anybody can check that nothing was changed. On a phone and at a desk, in both languages.
 */

const CSV = ['序号,日期,凭证号,收支,科目,摘要,金额,余额,经手人', '1,2026-11-03,收-001,收入,租赁收入,屋顶光伏10月电费,1000.00,522843.00,麦小满', '2,2026-11-12,付-001,支出,管理费用,公开栏打印,300.00,522543.00,麦小满'].join('\n');
const QUESTION = '打印什么要三百元？请附清单。';

interface SignIns {
	accounts: { name: string; password: string }[];
	slips: { code: string }[];
}

for (const { lang, width } of someDresses([{ lang: 'zh-CN', width: 360 }, { lang: 'en', width: 1280 }] as const, 0)) {
	test(`one line of the accounts, ${lang}, ${width} px wide`, { tag: '@walk' }, async () => {
		const w = words[lang];
		const folder = mkdtempSync(join(tmpdir(), 'yishi-story-'));
		const data = join(folder, 'data');
		let portal: PortalProcess = await startPortal({ pages: 'built', data, clock: '2026-12-02T09:00:00+08:00' });
		const { url } = portal;
		const port = new URL(url).port;
		const signIns = JSON.parse(readFileSync(join(data, 'demo-sign-ins.json'), 'utf8')) as SignIns;
		const phone = async (): Promise<BrowserContext> => {
			const { executablePath, args } = test.info().project.use.launchOptions ?? {};
			const context = await chromium.launchPersistentContext(join(folder, 'phone'), {
				...(executablePath ? { executablePath } : {}), ...(args ? { args } : {}), viewport: { width, height: 780 }, locale: lang, timezoneId: 'Asia/Shanghai'
			});
			context.setDefaultTimeout(15_000);
			context.setDefaultNavigationTimeout(15_000);
			await context.addCookies([{ name: 'lang', value: lang, url }]);
			return context;
		};
		const again = async (clock: string) => {
			await portal.stop();
			portal = await startPortal({ pages: 'built', data, clock, env: { PORT: port } });
		};
		const narrow = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		const desk = await chromium.launch(test.info().project.use.launchOptions);
		try {
			// 麦小满 at her desk: the first sheet does not balance and is refused by its line; the second is published.
			const office = await (await desk.newContext({ viewport: { width, height: 900 }, locale: lang })).newPage();
			await office.context().addCookies([{ name: 'lang', value: lang, url }]);
			office.setDefaultTimeout(15_000);
			await office.goto(`${url}/sign-in`);
			await office.fill('[name=name]', signIns.accounts[0]!.name);
			await office.fill('[name=password]', signIns.accounts[0]!.password);
			await office.locator('main form button').first().click();
			await office.waitForURL(/\/office$/);
			await office.goto(`${url}/office/disclosures/new`);
			await office.locator('main form button').first().click();
			const send = async (sheet: string) => {
				await office.fill('[name=csv]', sheet);
				await office.fill('[name=closing]', '522543.00');
				await office.locator('main [name=from][value=sheet]').click();
			};
			await send(CSV.replace('522543.00', '522534.00'));
			await expect(office.locator('main')).toContainText('522,543.00');
			await expect(office.locator('main')).toContainText('522,534.00');
			await send(CSV);
			await office.locator('main form[action*=publish] button').first().click();
			const disclosure = new URL((await office.locator('main a[href^="/LW/disclosures/"]').first().getAttribute('href'))!, url).pathname;

			// A guest reads it without any script: totals, every line, an address for each.
			const guest = await (await desk.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } })).newPage();
			await guest.goto(url + disclosure);
			await expect(guest.locator('main')).toContainText('522,543.00');
			await guest.locator(`main a[href="${disclosure}/lines/2"]`).first().click();
			await expect(guest.locator('main')).toContainText('公开栏打印');
			await narrow(guest);

			// A neighbour joins: code, door, PIN, size of text, home.
			let device = await phone();
			let page = device.pages()[0] ?? (await device.newPage());
			await page.goto(`${url}/join`);
			await page.fill('main form [name=code]', signIns.slips[0]!.code);
			await page.locator('main form button.btn-main').first().click();
			await page.locator('main button[formaction="?/join"]').click();
			for (const field of await page.locator('main form input[type=password]').all()) await field.fill('284917');
			await page.locator('main form button.btn-main').click();
			await page.waitForURL(/\/join\/size/);
			await page.locator('main form[action="/settings"] button').click();

			// The community is kept on the phone; then the network is gone, and so is the portal.
			await page.waitForURL(`${url}/LW`);
			await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
			await page.goto(url + disclosure);
			const size = Number((await (await fetch(`${url}/LW/record/checkpoint`)).text()).split('\n')[1]);
			await expect.poll(() => page.evaluate(keptSize), { timeout: 30_000 }).toBe(size);
			await portal.stop();
			await device.setOffline(true);
			await page.goto(`${url}${disclosure}/lines/2`);
			await page.fill('main form[data-act="question.ask"] textarea', QUESTION);
			await page.locator('main form[data-act="question.ask"] button').click();
			await expect(page.locator('main [data-outbox-list] [data-id]')).toContainText(w.replica.outbox.waiting);
			await device.close();

			// Opened again, still without network: the page is there, pages never opened are there, the question waits.
			device = await phone();
			await device.setOffline(true);
			page = device.pages()[0] ?? (await device.newPage());
			await page.goto(`${url}${disclosure}/lines/2`);
			await expect(page.locator('main [data-outbox-list] [data-id]')).toContainText(w.replica.outbox.waiting);
			await page.goto(`${url}/LW/rules`);
			await expect(page.locator('main h1')).toBeVisible();
			await narrow(page);

			// Back on the network it is delivered once, and stands under its line for everybody.
			portal = await startPortal({ pages: 'built', data, clock: '2026-12-02T10:00:00+08:00', env: { PORT: port } });
			await device.setOffline(false);
			await page.goto(`${url}${disclosure}/lines/2`);
			await expect.poll(async () => {
				await guest.goto(`${url}${disclosure}/lines/2`);
				return guest.locator('main .qa').count();
			}, { timeout: 30_000 }).toBe(1);
			await expect(guest.locator('main .qa')).toContainText(QUESTION);
			await page.reload();
			await page.reload();
			await guest.reload();
			await expect(guest.locator('main .qa')).toHaveCount(1);
			await device.close();

			// The same, without script: a plain form, by the same act. The last day passes; the page says so by itself.
			await again('2026-12-08T09:00:00+08:00');
			await guest.context().addCookies([{ name: 'lang', value: lang, url }]);
			await guest.goto(`${url}${disclosure}/lines/2`);
			await expect(guest.locator('main .qa')).toContainText(w.question.state.overdue({ days: 1 }));

			// 麦小满 answers late, and it is called late.
			await office.goto(`${url}/office/questions`);
			await office.locator('main a[href^="/office/questions/"]:not([href$="/new"])').first().click();
			await office.fill('main textarea[name=text]', '是三期公开栏的喷绘，清单贴在公开栏边上。');
			await office.locator('main form button.btn-main').click();
			await guest.goto(`${url}${disclosure}/lines/2`);
			await expect(guest.locator('main .qa')).toContainText(w.question.state.answeredLate({ days: 1 }));
			await expect(guest.locator('main .qa')).toContainText('清单贴在公开栏边上');

			// Anybody checks: in the page, and with the command.
			const checker = await (await desk.newContext({ viewport: { width, height: 900 }, locale: lang })).newPage();
			await checker.goto(`${url}/LW/record`);
			await checker.locator('[data-verify-start]').click();
			await expect(checker.locator('main')).toContainText(w.verification.verdict.verified, { timeout: 30_000 });
			expect((await run('server/cli/main.ts', ['verify', url, '--seen', join(folder, 'seen')])).code).toBe(0);
		} finally {
			await desk.close();
			await portal.remove();
			rmSync(folder, { recursive: true, force: true });
		}
	});
}
