import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';

/*
 * 安霜降 runs the city's instance: in a few minutes, without script, she makes a community of two villages from a template, and everybody can see what
 * it is and in what it differs. Then the pages of places and bodies as people see them.
 */

test.use({ trace: 'off' });

let portal: PortalProcess;
let session: { name: string; value: string };

test.beforeAll(async ({ browser }) => {
	portal = await startPortal({ pages: 'built', clock: '2026-12-11T09:00:00+08:00' });
	const { accounts } = JSON.parse(readFileSync(join(portal.data, 'demo-sign-ins.json'), 'utf8')) as { accounts: { name: string; password: string }[] };
	const administrator = accounts.find(({ name }) => name === '安霜降')!;
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${portal.url}/sign-in`);
	await page.fill('[name=name]', administrator.name);
	await page.fill('[name=password]', administrator.password);
	await press(page, page.locator('main .btn-main').first());
	session = (await context.cookies()).find(({ name }) => !['lang', 'size', 'theme'].includes(name))!;
	await context.close();
});
test.afterAll(() => portal.remove());

/** Presses a button that sends a form, and waits until the answer is there. */
async function press(page: Page, button: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), button.click()]);
}

async function open(browser: Browser, dress: { lang: string; size: string; theme: string; width: number }, script = false): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: dress.width, height: 800 }, reducedMotion: 'reduce', javaScriptEnabled: script });
	const { lang, size, theme } = dress;
	await context.addCookies([...Object.entries({ lang, size, theme }).map(([name, value]) => ({ name, value })), session].map(({ name, value }) => ({ name, value, url: portal.url })));
	return context.newPage();
}

/** Nothing scrolls sideways. */
async function holds(page: Page): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBeLessThanOrEqual(0);
}

const PHONE = { lang: 'zh-CN', size: 'standard', theme: 'light', width: 360 };
const DESK = { lang: 'en', size: 'elder', theme: 'dark', width: 1280 };

test('a community in minutes, by plain forms: two steps, an error with everything kept, then it is there', async ({ browser }) => {
	const page = await open(browser, PHONE);
	await page.goto(`${portal.url}/office/communities`);
	await expect(page.locator('h1')).toHaveText('全市的社区');
	await holds(page);
	await page.getByRole('link', { name: '建一个社区' }).click();
	await page.locator('section', { has: page.getByRole('heading', { name: '柳湾镇' }) }).getByRole('link', { name: '1+X' }).click();
	await page.fill('[name=name]', '杏花社区');
	await page.fill('[name=code]', 'LW');
	await page.fill('[name=units]', '杏花村\n桃源村');
	await page.locator('details.own > summary').click();
	await page.check('[name="without.council"]');
	await page.fill('[name=answerDays]', '3');
	await press(page, page.locator('main .btn-main'));
	// A difference without a reason, and a code that is taken: told one after the other, nothing typed is lost.
	await expect(page.locator('.errors')).toContainText('与模板不同的原因');
	await page.fill('[name=reason]', '两个村商量得过来');
	await press(page, page.locator('main .btn-main'));
	await expect(page.locator('.errors')).toContainText('代码LW已经有社区用了');
	expect(await page.inputValue('[name=units]')).toBe('杏花村\n桃源村');
	expect(await page.isChecked('[name="without.council"]')).toBe(true);
	await holds(page);
	await page.fill('[name=code]', 'xh');
	await press(page, page.locator('main .btn-main'));
	await expect(page.locator('.note[role=status]')).toContainText('“杏花社区”建好了：3个地方，10个组织');

	await page.goto(`${portal.url}/XH/bodies`);
	await expect(page.locator('h1')).toBeVisible();
	await expect(page.getByText('一个服务中心带几个村。')).toBeVisible();
	await expect(page.getByText('没有设“杏花社区民主互动议事会”')).toBeVisible();
	await expect(page.getByText('答复提问：模板是5天，这里是3天')).toBeVisible();
	await page.getByRole('link', { name: /杏花村村民委员会/ }).click();
	await expect(page.getByText('主任空缺1名')).toBeVisible();
	await expect(page.getByText('由集体经济组织成员决定')).toBeVisible();
	await page.goto(`${portal.url}/?town=${encodeURIComponent('柳湾镇')}`);
	await expect(page.locator('.comms b')).toHaveText(['柳湾社区', '青埂社区', '石桥社区', '杏花社区']);
	await page.context().close();
});

test('the tree grows, an impossible one is refused, a closed place keeps its page', async ({ browser }) => {
	const page = await open(browser, PHONE);
	await page.goto(`${portal.url}/office/communities/LW`);
	await holds(page);
	await page.selectOption('[name=parent]', { label: '　下柳村' });
	await page.selectOption('[name=kind]', 'village');
	await page.locator('#name').fill('小柳村');
	await press(page, page.getByRole('button', { name: '登记', exact: true }));
	await expect(page.locator('.errors')).toContainText('“小柳村”不能设在“下柳村”下面');
	await page.selectOption('[name=kind]', 'cell');
	await press(page, page.getByRole('button', { name: '登记', exact: true }));
	await expect(page.locator('.note[role=status]')).toBeVisible();
	await page.goto(`${portal.url}/LW/places`);
	await page.locator('details', { hasText: '19个网格' }).first().locator('summary').click();
	await page.getByRole('link', { name: '小柳村' }).click();
	const place = new URL(page.url()).pathname.split('/').at(-1)!;
	await page.goto(`${portal.url}/office/communities/LW/${place}`);
	await page.locator('#name').fill('小柳新村');
	await press(page, page.getByRole('button', { name: '保存' }));
	await page.goto(`${portal.url}/office/communities/LW/${place}`);
	await page.fill('[name=until]', '2026-12-11');
	await press(page, page.getByRole('button', { name: '撤销', exact: true }));
	await page.goto(`${portal.url}/LW/places/${place}`);
	await expect(page.getByText('第3版：小柳新村')).toBeVisible();
	await expect(page.getByText('起撤销')).toBeVisible();
	await page.context().close();
});

test('what the pages of the tree look like: no fault that axe knows, nothing that scrolls sideways, also large and dark', async ({ browser }) => {
	const committee = /\/LW\/bodies\/[\w-]{22}/.exec(await (await fetch(`${portal.url}/LW/bodies`)).text())![0];
	const paths = ['/', '/LW/bodies', '/SQ/bodies', '/YQ/bodies', '/LW/places', committee, '/LW/rules'];
	const office = ['/office/communities', '/office/communities/new', '/office/communities/SQ'];
	for (const dress of [PHONE, DESK, { ...PHONE, width: 320, size: 'elder' }]) {
		const page = await open(browser, dress, true);
		for (const path of [...paths, ...office]) {
			await page.goto(portal.url + path);
			await holds(page);
			if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${dress.lang}-${dress.size}-${dress.width}${path.replaceAll('/', '_')}.png`, fullPage: true });
			if (dress.width === 320) continue;
			expect(await axeFinds(page), path).toEqual([]);
		}
		await page.context().close();
	}
});
