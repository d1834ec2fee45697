import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { importedSubject } from '#domain/community/imported.ts';
import { sha256 } from '#records/hashing.server.ts';
import { keptSize } from '#tests/support/kept-size.ts';
import { axeFinds } from '#tests/support/axe.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { words } from '#words/words.ts';

/*
 * A matter goes the whole way, by the five stages of Zhucheng. 柳青苗, a representative of 下柳, proposes lamps along the dyke on her phone; 桑桐蔓 stands
 * behind it on a phone without network, 穆荷藜 on a third; 桑秋蓼 sends a slip and 柳夏穗 calls, and 麦小满 enters both. Five representatives are enough.
 * 苗立夏 puts it on its way, 谷雨生 studies it, it is talked over and heard, the representatives raise their hands, two people count them; it is
 * resolved, promised, done; 禾处暑 asks how it went; it is closed. Then the five overseers vote one by one: cast, changed, closed, explained.
 */

test.describe.configure({ mode: 'serial' });

const w = words['zh-CN'];
const NARROW = { width: 360, height: 800 };
const WIDE = { width: 1280, height: 900 };
const subject = (list: string, name: string) => importedSubject(sha256, list, name);

let folder: string;
let portal: PortalProcess;
let signIns: { accounts: { name: string; password: string }[]; slips: { code: string }[] };
/** The computer of the office: whoever works there signs in. */
let desk: Page;
/** Numbers of the roll by name, lists of voters, slips by name. */
const ids = new Map<string, string>();
const slips = new Map<string, string>();
const phones: BrowserContext[] = [];
let list = '';
let overseersList = '';
let procedure = '';

async function start(clock: string): Promise<void> {
	const port = portal ? new URL(portal.url).port : '0';
	await portal?.stop();
	portal = await startPortal({ pages: 'built', data: join(folder, 'data'), clock, env: { PORT: port } });
}

async function press(page: Page, button: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** The button that the page is for. */
const main = (page: Page) => page.locator('main form .btn-main').first();

async function signIn(name: string, to: string): Promise<void> {
	await desk.context().clearCookies();
	await desk.context().addCookies([{ name: 'lang', value: 'zh-CN', url: portal.url }]);
	await desk.goto(`${portal.url}/sign-in?back=${encodeURIComponent(to)}`);
	await desk.fill('[name=name]', name);
	await desk.fill('[name=password]', signIns.accounts.find((account) => account.name === name)!.password);
	await press(desk, desk.locator('main .btn-main'));
}

/** What is not this journey's: done by the same acts, without looking. */
async function act(name: string, input: object): Promise<Record<string, unknown>> {
	const answer = await desk.request.post(`${portal.url}/acts/${name}`, { data: { input }, headers: { origin: portal.url } });
	const said = (await answer.json()) as { ok: boolean; value: Record<string, unknown> };
	expect(said, name).toMatchObject({ ok: true });
	return said.value;
}
const fresh = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');

async function filled(page: Page, fields: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(fields)) {
		const field = page.locator(`main form:has(.btn-main) [name="${name}"]`).first();
		if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
		else await field.fill(value);
	}
	await press(page, main(page));
}

async function joins(page: Page, name: string): Promise<void> {
	await page.goto(`${portal.url}/join/${slips.get(name)!}`);
	for (let steps = 0; steps < 6 && /\/join/.test(page.url()); steps++) {
		for (const field of await page.locator('main input[name=pin], main input[name=again]').all()) await field.fill('284917');
		await press(page, main(page));
	}
}

/** A phone: with script it keeps what it needs without network, and is a browser of its own. */
async function phoneOf(name: string, script: boolean): Promise<{ page: Page; context: BrowserContext }> {
	const { executablePath, args } = test.info().project.use.launchOptions ?? {};
	const dress = { viewport: NARROW, javaScriptEnabled: script, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const;
	const context = script
		? await chromium.launchPersistentContext(join(folder, name), { ...dress, ...(executablePath ? { executablePath } : {}), ...(args ? { args } : {}) })
		: await desk.context().browser()!.newContext(dress);
	phones.push(context);
	context.setDefaultTimeout(15_000);
	await context.addCookies([{ name: 'lang', value: 'zh-CN', url: portal.url }, { name: 'size', value: script ? 'standard' : 'elder', url: portal.url }]);
	const page = context.pages()[0] ?? (await context.newPage());
	await joins(page, name);
	return { page, context };
}

test.beforeAll(async ({ browser }) => {
	folder = mkdtempSync(join(tmpdir(), 'yishi-whole-way-'));
	await start('2026-11-23T09:00:00+08:00');
	signIns = JSON.parse(readFileSync(join(folder, 'data', 'demo-sign-ins.json'), 'utf8')) as typeof signIns;
	const office = await browser.newContext({ viewport: WIDE, javaScriptEnabled: false, locale: 'zh-CN' });
	desk = await office.newPage();
	desk.setDefaultTimeout(15_000);
	// What must be there before: the procedure adopted, the lists of voters past their appeals, slips for three.
	await signIn('麦小满', '/office/roll');
	for (const name of ['柳青苗', '桑桐蔓', '穆荷藜', '桑秋蓼', '柳夏穗', '苗白荻']) {
		await desk.goto(`${portal.url}/office/roll?q=${encodeURIComponent(name)}`);
		ids.set(name, (await desk.locator('main a[href^="/office/roll/"]').filter({ hasText: name }).first().getAttribute('href'))!.split('/').at(-1)!);
	}
	const printed = await act('slip.print', { community: 'LW', persons: ['柳青苗', '桑桐蔓', '穆荷藜', '苗白荻'].map((name) => ids.get(name)) });
	for (const { person, code } of printed.slips as { person: string; code: string }[]) slips.set([...ids].find(([, id]) => id === person)![0], code);
	const freeze = async (body: string, unit: string, title: string) =>
		String((await act('electorate.freeze', { community: 'LW', subject: fresh(), body: subject('bodies', body), unit, title, day: '2026-11-23' })).subject);
	[list, overseersList] = [await freeze('LW-R', 'person', '代表名单'), await freeze('LW-S', 'person', '监督委员会成员')];
	await signIn('苗立夏', '/office');
	const draft = { community: 'LW', subject: fresh(), library: 'five-stages', edition: '1.0', reason: '一件事从头到尾有章可循。', comments: 7, bodies: [subject('bodies', 'LW-R')] };
	await act('procedure.draft', draft);
	await start('2026-12-02T09:00:00+08:00');
	await act('procedure.adopt', { community: 'LW', subject: fresh(), draft: draft.subject, body: subject('bodies', 'LW-R'), decision: '代表会议应到108人，实到90人，赞成85人' });
	procedure = String((await act('procedure.file', { community: 'LW', draft: draft.subject, filed: '柳湾镇 2026-31号', from: '2026-12-02' })).subject);
});
test.afterAll(async () => {
	await Promise.all(phones.map((context) => context.close()));
	await portal?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const sizeOf = async () => Number((await (await fetch(`${portal.url}/LW/record/checkpoint`)).text()).split('\n')[1]);

/** Opens a desk's page and looks at it as somebody with script does: nothing scrolls sideways, nothing is wrong for a reader of screens. */
async function looks(page: Page, path: string): Promise<void> {
	const seeing = await page.context().browser()!.newContext({ storageState: await page.context().storageState(), viewport: { width: 320, height: 800 }, serviceWorkers: 'block' });
	try {
		const same = await seeing.newPage();
		await same.goto(`${portal.url}${path}`);
		expect.soft(await same.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
		expect.soft(await axeFinds(same), path).toEqual([]);
	} finally {
		await seeing.close();
	}
}

/** Files an endorsement for somebody who has no phone: the door first, then how they agreed and how it came. */
async function endorsesFor(name: string, channel: string, authorisation: string): Promise<void> {
	await desk.goto(`${portal.url}/office/proposals`);
	await press(desk, desk.getByRole('link', { name: w.proposal.office.enter }).first());
	await desk.selectOption('[name=where]', subject('places', 'LW-G3'));
	await press(desk, desk.locator('main .where button'));
	await press(desk, desk.locator(`main .doors a[href*="${ids.get(name)!}"]`));
	await desk.check(`[name=authorisation][value=${authorisation}]`);
	await desk.check(`[name=channel][value=${channel}]`);
	await desk.check('[name=readBack]');
	await filled(desk, { reason: '不用手机', witness: '柳惊蛰' });
	await expect(desk.locator('main .paper-slip')).toContainText('河堤装一排路灯');
}

test('a matter, from the first word to the evaluation', async () => {
	// Three weeks in many steps: on a machine that is busy with others it takes its time.
	test.setTimeout(300_000);
	const first = await phoneOf('柳青苗', false);
	const second = await phoneOf('桑桐蔓', true);
	const third = await phoneOf('穆荷藜', false);

	// Proposed: whoever raises it is the first of five representatives.
	await first.page.goto(`${portal.url}/LW/matters`);
	await first.page.getByRole('link', { name: w.proposal.list.new }).click();
	await first.page.fill('main [name=title]', '河堤装一排路灯');
	await first.page.getByRole('button', { name: w.proposal.form.next }).click();
	await filled(first.page, { text: '晚上散步的人多，看不见脚下。', kind: 'public_benefit' });
	await expect(first.page.locator('#sent')).toContainText('LW-P-2026-');
	await first.page.goto(`${portal.url}/LW/proposals`);
	await first.page.locator('a.row', { hasText: '河堤装一排路灯' }).click();
	await first.page.waitForURL(/\/proposals\/[\w-]{22}$/);
	const proposal = new URL(first.page.url()).pathname;

	// What is wanted of the others says so; one stands behind it without network, and it waits on her phone.
	await second.page.goto(`${portal.url}/LW`);
	await second.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await expect(second.page.locator('.needs')).toContainText(w.inbox.needs.endorse({ title: '河堤装一排路灯' }));
	await second.page.goto(`${portal.url}${proposal}`);
	await expect.poll(() => second.page.evaluate(keptSize), { timeout: 30_000 }).toBe(await sizeOf());
	await second.context.setOffline(true);
	await second.page.goto(`${portal.url}${proposal}`);
	await second.page.getByRole('button', { name: w.proposal.page.supportButton }).click();
	await expect(second.page.locator('main [data-outbox-list] [data-id]')).toContainText(w.replica.outbox.waiting);
	await third.page.goto(`${portal.url}${proposal}`);
	await third.page.getByRole('button', { name: w.proposal.page.supportButton }).click();
	await expect(third.page.locator('.count')).toContainText(w.proposal.page.count({ count: 2, needed: 40 }));

	// On paper and by telephone; one of them twice, which counts once.
	await signIn('麦小满', '/office/proposals');
	await endorsesFor('桑秋蓼', 'paper_slip', 'written');
	await endorsesFor('柳夏穗', 'telephone', 'telephone');
	await third.page.goto(`${portal.url}${proposal}`);
	await expect(third.page.locator('.count')).toContainText(w.proposal.page.count({ count: 4, needed: 40 }));
	await second.context.setOffline(false);
	await second.page.goto(`${portal.url}/LW`);
	await expect.poll(async () => {
		await third.page.goto(`${portal.url}${proposal}`);
		return third.page.locator('main').textContent();
	}, { timeout: 30_000 }).toContain(w.proposal.page.or({ representatives: 5, needed: 5 }));

	// On its way: the oldest first, by the procedure of five stages.
	await signIn('苗立夏', '/office/proposals');
	await press(desk, desk.locator('main .tasks li', { hasText: '河堤装一排路灯' }).getByRole('link', { name: w.proposal.office.open }));
	await filled(desk, { body: subject('bodies', 'LW-R'), procedure });
	await desk.waitForURL(/office\/matters\/[\w-]{22}/);
	const matter = new URL(desk.url()).pathname.split('/').at(-1)!;
	const at = `/office/matters/${matter}`;
	const way = async (to: string) => {
		await desk.goto(`${portal.url}${at}?do=move`);
		await filled(desk, { way: to });
		await expect(desk.locator('main [role=status]')).toContainText(w.matter.office.done);
	};
	await signIn('谷雨生', at);
	await filled(desk, { outcome: 'accepted', reason: '多数人走这条堤，提交代表会议。' });

	// Talked over; an expert is asked and answered; the hearing is announced seven days ahead.
	await signIn('苗立夏', at);
	for (const [what, text] of [['draft-plan', '装二十盏太阳能灯。'], ['comments-answered', '灯距改为二十五米。'], ['minutes', '五方到会，都同意草案。']] as const) {
		await desk.goto(`${portal.url}${at}?do=lay`);
		await filled(desk, { what, text });
	}
	await desk.goto(`${portal.url}${at}?do=opinion`);
	await filled(desk, { kind: 'expert', author: '县照明所 工程师', on: '2026-12-01', text: '堤上风大，灯杆要加粗。' });
	await desk.goto(`${portal.url}${at}?do=settle`);
	await filled(desk, { adopted: 'yes', reason: '灯杆改用加粗的。' });
	await way('hearing forward');
	await desk.goto(`${portal.url}${at}?do=announce`);
	// A side without its number of seats is named, and nothing typed is lost.
	await filled(desk, { on: '2026-12-09', place: '文化广场', materials: '二十盏灯的位置图和报价。', selection: '沿堤住户抽签。', seats: '沿堤住户' });
	await expect(desk.locator('.errors')).toContainText(w.matter.office.hearing.seats);
	await filled(desk, { seats: '沿堤住户 6\n居民代表 4人' });
	await expect(desk.locator('main [role=status]')).toContainText(w.matter.office.done);
	await looks(desk, `${at}?do=risk`);
	await signIn('麦小满', at);
	await press(desk, desk.locator('main .needs a[href^="/office/polls"]'));
	await filled(desk, {
		electorate: list, kind: 'public_benefit', title: '河堤装一排路灯', text: '是否同意装二十盏太阳能灯？', secrecy: 'show-of-hands', opensOn: '2026-12-09', opensAt: '09:00', closesOn: '2026-12-09',
		closesAt: '11:00', authorised: '2026年3月居民会议'
	});
	const poll = new URL(desk.url()).pathname;
	await first.page.goto(`${portal.url}/LW/matters/${matter}`);
	await expect(first.page.locator('main')).toContainText(w.matter.askedFrom({ day: '12月9日' }));

	// A week later: heard, counted by two people, resolved, promised, done.
	await start('2026-12-09T12:00:00+08:00');
	await signIn('麦小满', poll);
	const hands = { box: '会场', issued: '92', returned: '92', yes: '85', no: '4', abstain: '3', invalid: '0' };
	await filled(desk, hands);
	await signIn('苗立夏', `${at}?do=hold`);
	await expect(desk.locator('[name=present]')).toHaveValue('沿堤住户 6\n居民代表 4');
	await filled(desk, { summary: '沿堤住户都赞成，要求晚上十点后调暗。', signed: '苗立夏、禾处暑' });
	await desk.goto(`${portal.url}${poll}`);
	await filled(desk, hands);
	await press(desk, desk.locator('form[action*="close"] .btn-main'));
	await desk.goto(`${portal.url}/office/work?do=record`);
	await filled(desk, { title: '河堤装灯', text: '装二十盏太阳能灯，十点后调暗。', number: '2026-18' });
	await way('work passed');
	await desk.goto(`${portal.url}/office/work?do=take`);
	await desk.locator('[name=resolution]').selectOption({ label: '2026-18 河堤装灯' });
	await filled(desk, { task: '二十盏灯装好', due: '2026-12-20', evidence: '晚上去看' });
	await press(desk, desk.locator('a.row', { hasText: '二十盏灯装好' }));
	await desk.goto(`${desk.url().split('?')[0]}?do=complete`);
	await filled(desk, { proof: '二十盏都亮了，照片贴在公开栏。' });
	await way('evaluation completed');

	// Those who were asked say how it went: three by phone, two on paper, found by name.
	await signIn('禾处暑', at);
	await press(desk, desk.locator('main .needs a[href^="/office/evaluations"]'));
	await filled(desk, { electorate: list, title: '河堤装灯，您满意吗', items: '亮不亮\n工期', opensOn: '2026-12-09', closesOn: '2026-12-09' });
	const evaluation = new URL(desk.url()).pathname;
	await looks(desk, '/office/evaluations');
	await signIn('麦小满', evaluation);
	// A form on paper for each line of the list, with its number and a box for every answer; two fill a sheet.
	await desk.goto(`${portal.url}${evaluation}/papers?from=1&to=4`);
	await expect(desk.locator('.form')).toHaveCount(4);
	await expect(desk.locator('.form .n')).toHaveText([/1$/, /2$/, /3$/, /4$/]);
	await expect(desk.locator('.form').first().locator('i')).toHaveCount(6);
	expect((await desk.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
	for (const name of ['桑秋蓼', '柳夏穗']) {
		await desk.goto(`${portal.url}${evaluation}?name=${encodeURIComponent(name)}`);
		await press(desk, desk.locator('.found a'));
		await filled(desk, { channel: 'paper_slip', 'answers.0': '0', 'answers.1': '1' });
		await expect(desk.locator('main [role=status]')).toContainText(w.evaluation.office.entered);
	}
	for (const { page } of [first, second, third]) {
		await page.goto(`${portal.url}/me/inbox`);
		await page.locator('.needs a', { hasText: w.inbox.needs.look }).first().click();
		await page.waitForURL(/\/LW\/evaluations\//);
		// What this form is, and what it is not, stands above it in so many words.
		await expect(page.locator('main')).toContainText('只在屏幕上匿名');
		for (const name of ['answers.0', 'answers.1']) await page.locator(`[name="${name}"]`).first().check();
		await page.getByRole('button', { name: w.evaluation.button }).click();
		// Saved on the phone first and delivered at once, or sent by the plain form where no worker runs yet; the page that is asked for anew knows it.
		await expect(page.locator('#sent [data-outbox-list] [data-id]', { hasText: w.replica.outbox.delivered }).or(page.locator('#sent .st-done', { hasText: w.evaluation.done }))).toBeVisible();
		await page.reload();
		await expect(page.locator('#sent')).toContainText(w.evaluation.done);
	}

	// The day is over: the clock counts, 禾处暑 closes; everybody reads the whole way on one page, without script.
	await start('2026-12-10T09:00:00+08:00');
	await signIn('禾处暑', at);
	await way('closed evaluated');
	await first.page.goto(`${portal.url}/LW/matters/${matter}`);
	const whole = first.page.locator('main');
	for (const said of [
		'社区党委初议', '多数人走这条堤', '联席议事', '灯杆改用加粗的', '决策听证', '十点后调暗', w.matter.poll.verdict.passed, '2026-18', '二十盏灯装好', '定期评议', w.matter.index({ index: '100.0', pass: '80.0' }),
		w.matter.closedOn({ day: '12月10日' })
	]) await expect(whole).toContainText(said);
	await looks(first.page, `/LW/matters/${matter}`);
});

test('a poll, vote by vote', async () => {
	await signIn('麦小满', '/office/polls');
	await filled(desk, {
		electorate: overseersList, kind: 'everyday', title: '改在晚上巡查', text: '是否同意改在晚上巡查河堤？', secrecy: 'open', opensOn: '2026-12-11', opensAt: '08:00', closesOn: '2026-12-11', closesAt: '20:00',
		consultative: 'yes', changeable: 'yes', early: 'yes'
	});
	const poll = new URL(desk.url()).pathname;
	const page = poll.replace('/office', '/LW');
	await start('2026-12-11T09:00:00+08:00');

	// On a phone without script: wanted, cast, changed; the last one counts.
	const phone = await phoneOf('苗白荻', false);
	await phone.page.goto(`${portal.url}/LW`);
	await expect(phone.page.locator('.needs')).toContainText(w.inbox.needs.vote({ title: '改在晚上巡查' }));
	for (const choice of ['no', 'yes'] as const) {
		await phone.page.goto(`${portal.url}${page}`);
		await phone.page.locator(`[name=choice][value=${choice}]`).check();
		await press(phone.page, phone.page.locator('form[data-act="ballot.cast"] button'));
		await expect(phone.page.locator('#sent')).toContainText(w.poll.cast.done({ choice: w.matter.poll.choices[choice] }));
	}

	// The others on paper, by name; nobody sees a count before the close.
	await signIn('麦小满', poll);
	for (const [name, choice] of [['禾处暑', 'yes'], ['谷青萍', 'yes'], ['谷柏荇', 'no'], ['叶晨茅', 'abstain']] as const) {
		await desk.goto(`${portal.url}${poll}?name=${encodeURIComponent(name)}`);
		await press(desk, desk.locator('.found a'));
		await filled(desk, { choice, channel: 'onsite_paper', witness: '柳惊蛰' });
		await expect(desk.locator('main [role=status]')).toBeVisible();
	}
	await phone.page.goto(`${portal.url}${page}`);
	await expect(phone.page.locator('main')).toContainText(w.poll.nothingYet);
	await signIn('苗立夏', poll);
	await press(desk, desk.locator('form[action*="close"] .btn-main'));
	await phone.page.goto(`${portal.url}${page}`);
	const result = phone.page.locator('main');
	const share = w.matter.poll.share({ numerator: 1, denominator: 2, more: true });
	await expect(result).toContainText(w.matter.poll.quorum({ have: 5, of: 5, need: 3, share }));
	await expect(result).toContainText(w.matter.poll.majority({ have: 3, of: 5, need: 3, share }));
	await expect(result).toContainText(w.matter.poll.verdict.passed);
	await looks(phone.page, page);
});
