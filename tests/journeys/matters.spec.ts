import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { words } from '#words/words.ts';

/*
 * A matter on its way, without any script. A resident of 柳湾 says in one line what they want, sees what is like it, proposes it; another stands
 * behind it twice and counts once. 苗立夏 opens a matter of the committee's own at her desk and sends it to the party organisation, whose secretary
 * says why it may go on; then something is missing, and the page says what.
 */

interface SignIns {
	accounts: { name: string; password: string }[];
	slips: { code: string }[];
}

let portal: PortalProcess;
let signIns: SignIns;
test.beforeAll(async () => {
	portal = await startPortal({ pages: 'built', clock: '2026-11-23T09:00:00+08:00' });
	signIns = JSON.parse(readFileSync(join(portal.data, 'demo-sign-ins.json'), 'utf8')) as SignIns;
});
test.afterAll(() => portal.remove());

const w = words['zh-CN'];

async function phoneOf(context: BrowserContext, code: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${portal.url}/join`);
	await page.fill('main form [name=code]', code);
	for (let steps = 0; steps < 6 && /\/join/.test(page.url()); steps++) {
		for (const field of await page.locator('main input[name=pin], main input[name=again]').all()) await field.fill('284917');
		await page.locator('main form .btn-main').first().click();
	}
	return page;
}

async function signedIn(context: BrowserContext, name: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${portal.url}/sign-in`);
	await page.fill('[name=name]', name);
	await page.fill('[name=password]', signIns.accounts.find((account) => account.name === name)!.password);
	await page.locator('main form button').first().click();
	await page.waitForURL(/\/office/);
	return page;
}

/** Somebody with script, in one dress, finds nothing wrong with these pages, nor does anything scroll sideways. */
async function fits(page: Page, paths: readonly string[]): Promise<void> {
	const seeing = await page.context().browser()!.newContext({ storageState: await page.context().storageState(), viewport: { width: 320, height: 800 }, serviceWorkers: 'block' });
	try {
		const same = await seeing.newPage();
		for (const path of paths) {
			await same.goto(`${portal.url}${path}`);
			expect.soft(await same.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
			expect.soft(await axeFinds(same), path).toEqual([]);
		}
	} finally {
		await seeing.close();
	}
}

test('a proposal is raised and stood behind, a matter opened, studied and stopped where something is missing', async ({ browser }) => {
	const plain = async () => {
		const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
		await context.addCookies([{ name: 'lang', value: 'zh-CN', url: portal.url }, { name: 'size', value: 'elder', url: portal.url }, { name: 'theme', value: 'dark', url: portal.url }]);
		return context;
	};
	const first = await phoneOf(await plain(), signIns.slips[0]!.code);
	await first.goto(`${portal.url}/LW/proposals`);
	await first.getByRole('link', { name: w.proposal.list.new }).click();
	await first.fill('[name=title]', '渡口到学校的路装路灯');
	await first.getByRole('button', { name: w.proposal.form.next }).click();
	await first.fill('[name=text]', '冬天放学时天已经黑了。');
	await first.getByRole('button', { name: w.proposal.form.button }).click();
	await expect(first.locator('#sent')).toContainText('LW-P-2026-');
	await first.goto(`${portal.url}/LW/proposals`);
	await first.locator('a.row', { hasText: '渡口到学校的路装路灯' }).click();
	const proposal = new URL(first.url()).pathname;

	const second = await phoneOf(await plain(), signIns.slips[1]!.code);
	for (let times = 0; times < 2; times++) {
		await second.goto(`${portal.url}${proposal}`);
		await second.getByRole('button', { name: w.proposal.page.supportButton }).click();
		await expect(second.locator('#sent')).toContainText(w.proposal.page.sent);
	}
	await expect(second.locator('.count')).toContainText(w.proposal.page.count({ count: 2, needed: 40 }));

	const director = await signedIn(await plain(), '苗立夏');
	await director.goto(`${portal.url}/office/matters/new`);
	await director.fill('[name=title]', '修桥头的栏杆');
	await director.fill('[name=card]', '栏杆断了三根。');
	await director.selectOption('[name=place]', { label: '上柳村' });
	await director.locator('main form .btn-main').click();
	await director.waitForURL(/office\/matters\/[\w-]{22}/);
	const matter = new URL(director.url()).pathname.split('/').at(-1)!;
	await director.selectOption('[name=way]', 'party_review forward');
	await director.locator('main form .btn-main').click();
	await expect(director.locator('main')).toContainText(w.matter.office.done);

	const secretary = await signedIn(await plain(), '谷雨生');
	await secretary.goto(`${portal.url}/office/matters`);
	await secretary.locator('#mine ~ *, .tasks').getByRole('link', { name: /修桥头的栏杆/ }).first().click();
	await secretary.fill('[name=reason]', '安全的事先办。');
	await secretary.locator('main form .btn-main').click();
	await expect(secretary.locator('.way')).toContainText('安全的事先办。');

	await first.goto(`${portal.url}/LW/matters/${matter}`);
	await expect(first.locator('.page-head')).toContainText(w.proposal.page.where({ place: '上柳村' }));
	await expect(first.locator('.way')).toContainText(w.matter.needs['party-study']);
	await expect(first.locator('.way .is-next')).toContainText(w.matter.steps.next);
	await fits(first, ['/LW/proposals', '/LW/proposals/new?title=%E8%B7%AF%E7%81%AF', proposal, `/LW/matters/${matter}`, `/LW/matters/${matter}/card`]);
	await fits(director, ['/office/proposals', '/office/matters', `/office/matters/${matter}`, '/office/matters/new']);
});
