import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { someDresses } from '#tests/support/walks.ts';
import { words } from '#words/words.ts';

/*
 * Moderation with appeal, without any script. A resident of 柳湾 says something about an account; 苗立夏 or 麦小满 hides it under a house rule, in
 * public; its author, who alone still reads it, appeals; the overseers have it on their desk and restore it. What names somebody waits and says until when.
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

/** A phone of 柳湾 that has joined, without script. */
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

/** Somebody at a desk, by the name they sign in with. */
async function signedIn(context: BrowserContext, name: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${portal.url}/sign-in`);
	await page.fill('[name=name]', name);
	await page.fill('[name=password]', signIns.accounts.find((account) => account.name === name)!.password);
	await page.locator('main form button').first().click();
	await page.waitForURL(/\/office/);
	return page;
}

/** Looks at a page as somebody with script sees it, which axe needs: nothing scrolls sideways, axe finds nothing. */
async function fits(page: Page): Promise<void> {
	const viewport = page.viewportSize();
	const seeing = await page.context().browser()!.newContext({ storageState: await page.context().storageState(), viewport, serviceWorkers: 'block' });
	try {
		const same = await seeing.newPage();
		await same.goto(page.url());
		expect(await same.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), page.url()).toBeLessThanOrEqual(0);
		expect.soft(await axeFinds(same), page.url()).toEqual([]);
	} finally {
		await seeing.close();
	}
}

for (const [index, { lang, width, size, theme }] of someDresses([
	{ lang: 'zh-CN', width: 360, size: 'elder', theme: 'dark' }, { lang: 'en', width: 1280, size: 'standard', theme: 'light' }
] as const, 0).entries()) {
	test(`a comment, hidden in public and appealed, ${lang}, ${width} px wide`, { tag: '@walk' }, async ({ browser }) => {
		const w = words[lang].comment;
		const dress = async (context: BrowserContext) => {
			await context.addCookies(Object.entries({ lang, size, theme }).map(([name, value]) => ({ name, value, url: portal.url })));
			return context;
		};
		const plain = { viewport: { width, height: 800 }, javaScriptEnabled: false, locale: lang };
		const page = await phoneOf(await dress(await browser.newContext(plain)), signIns.slips[index]!.code);
		const html = await (await fetch(`${portal.url}/LW/disclosures?category=finance`, { headers: { 'accept-language': 'zh-CN' } })).text();
		const account = /href="(\/LW\/disclosures\/[\w-]{22})"/.exec(html.split('10月集体财务收支')[0]!.split('<a class="row ').at(-1)!)![1]!;

		// Nothing typed: the reason comes back, and what was there. Then it stands below, with its number.
		await page.goto(`${portal.url}${account}`);
		const form = page.locator('form[data-act="comment.post"]');
		await form.locator('textarea').fill('   ');
		await form.locator('button').click();
		await expect(page.locator('#comments').getByRole('alert')).toContainText(words[lang].refusals.field.missing);
		await page.locator('form[data-act="comment.post"] textarea').fill(`卖大米，便宜。<b>${index}</b>`);
		await page.locator('form[data-act="comment.post"] input[value=for]').check({ force: true });
		await page.locator('form[data-act="comment.post"] button').click();
		await expect(page.locator('#sent')).toContainText(w.receipt.title);
		await expect(page.locator('#comments .cm').last()).toContainText(`<b>${index}</b>`);
		const own = (await page.locator('#sent a.code').getAttribute('href'))!;
		await fits(page);

		// What names somebody waits, and says until when; its author reads it in a place of her own.
		await page.locator('form[data-act="comment.post"] textarea').fill(`王某家领了两份？${index}`);
		await page.locator('form[data-act="comment.post"] button').click();
		await expect(page.locator('#comments')).toContainText(w.state.waiting);
		await expect(page.locator('#comments')).not.toContainText('领了两份');
		await page.goto(`${portal.url}/me/comments`);
		await expect(page.locator('main')).toContainText(`王某家领了两份？${index}`);

		// The office: one to review, and the other hidden without a report.
		const office = await signedIn(await dress(await browser.newContext(plain)), signIns.accounts[0]!.name);
		await office.goto(`${portal.url}/office/moderation`);
		await expect(office.locator('main')).toContainText(`王某家领了两份？${index}`);
		await fits(office);
		await office.goto(`${portal.url}/office/moderation/${own.split('/').at(-1)}`);
		await office.locator('input[value=hide]').check({ force: true });
		await office.locator('select[name=rule]').selectOption('advert');
		await office.fill('textarea[name=reason]', '和本社区的事无关。');
		await fits(office);
		await office.locator('main form .btn-main').click();
		await expect(office).toHaveURL(/\/office\/moderation\?done=LW-C-/);

		// Everybody sees that it was hidden, by whom, by which rule and why, and nobody sees the words.
		const guest = await (await dress(await browser.newContext(plain))).newPage();
		for (const path of [account, own, `/LW/comments`]) {
			await guest.goto(portal.url + path);
			await expect(guest.locator('main')).toContainText('和本社区的事无关。');
			await expect(guest.locator('main')).toContainText(w.rule.advert);
			expect(await guest.content()).not.toContain(`<b>${index}`);
			await fits(guest);
		}

		// Her words are still hers; she appeals, and the clock of the overseers runs in public.
		await page.goto(`${portal.url}/me/comments`);
		await expect(page.locator('main')).toContainText(`卖大米，便宜。<b>${index}</b>`);
		await page.locator('form[data-act="comment.appeal"] textarea').first().fill('合作社的大米，是本社区的事。');
		await page.locator('form[data-act="comment.appeal"] button').first().click();
		await expect(page.locator('#sent')).toContainText(w.mine.appealed);
		await fits(page);
		await guest.goto(portal.url + own);
		await expect(guest.locator('main')).toContainText(w.step.appealed);
		await expect(guest.locator('main')).not.toContainText('合作社的大米');

		// It stands among the duties of the overseers with its clock; they decide, and everybody sees the words again, with the rule that was used.
		const overseer = await signedIn(await dress(await browser.newContext(plain)), '禾处暑');
		await expect(overseer.locator('main .task').first()).toContainText(words[lang].office.day.duty.appeal({ name: '' }).slice(0, 4));
		await fits(overseer);
		await overseer.locator('main .task a.btn').first().click();
		await expect(overseer).toHaveURL(new RegExp(`/office/moderation/${own.split('/').at(-1)}`));
		await expect(overseer.locator('main')).toContainText('合作社的大米，是本社区的事。');
		await overseer.locator('input[value=restore]').check({ force: true });
		await overseer.fill('textarea[name=reason]', '说的是本社区合作社，不是广告。');
		await overseer.locator('main form .btn-main').click();
		await expect(overseer).toHaveURL(/\/office\/moderation\?done=LW-C-/);
		await guest.goto(portal.url + own);
		await expect(guest.locator('main')).toContainText(`卖大米，便宜。<b>${index}</b>`);
		for (const text of [w.step.restored, w.rule.advert, '和本社区的事无关。', '说的是本社区合作社，不是广告。']) await expect(guest.locator('main')).toContainText(text);
		await fits(guest);
	});
}
