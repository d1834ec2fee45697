import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import Database from 'libsql';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { importedSubject } from '#domain/community/imported.ts';
import { clausesIn } from '#lib/document/editor/reading.ts';
import { sha256 } from '#records/hashing.server.ts';
import { words } from '#words/words.ts';
import { axeFinds } from '../support/axe.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';
import { layCable, type Cable } from './cable.ts';

/*
 * 苗立夏, director of 柳湾社区居委会, and 柳青苗, a resident who was asked to draft, write the rules for charging together: she at the desk, 柳青苗 on a phone of 360 px.
 * Both in one clause; both without network; suggestions of 桑桐蔓 adopted and declined; sealed while 柳青苗 still writes.
 */

test.describe.configure({ mode: 'serial' });
test.use({ trace: 'off' });

const w = words['zh-CN'];
const live = w.draft.live;
const PIN = '284917';
const CHARGING = '一、停放\n（一）车辆停进划线区。\n（二）楼道里不停车。\n二、充电\n服务费每度不超过三角。\n三、施行\n公示七日后施行。';

let folder: string;
let cable: Cable;
let home: string;
let portal: PortalProcess;
let signIns: { accounts: { name: string; password: string }[] };
let desk: Page;
let phone: Page;
let neighbour: Page;
const contexts: BrowserContext[] = [];
const rules = id();
let page: string;
const asked = id();
let person: string;

function id(): string {
	return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
}

async function start(clock: string): Promise<void> {
	await portal?.stop();
	portal = await startPortal({ pages: 'built', data: join(folder, 'data'), clock, env: { ORIGIN: home } });
	cable.plugInto(Number(new URL(portal.url).port));
}

/** An act of whoever has this page, past the cable: also while it is cut. */
async function act(of: Page, name: string, input: object): Promise<Record<string, unknown>> {
	const answer = await fetch(`${portal.url}/acts/${name}`, {
		method: 'POST', body: JSON.stringify({ input }), headers: { 'content-type': 'application/json', origin: home, host: new URL(home).host, cookie: await cookies(of) }
	});
	const said = (await answer.json()) as { ok: boolean; value: Record<string, unknown> };
	expect(said, name).toMatchObject({ ok: true });
	return said.value;
}
const cookies = async (of: Page) => (await of.context().cookies(home)).map(({ name, value }) => `${name}=${value}`).join('; ');

async function signIn(of: Page, name: string): Promise<void> {
	await of.goto(`${home}/sign-in?back=/office`);
	await of.fill('[name=name]', name);
	await of.fill('[name=password]', signIns.accounts.find((account) => account.name === name)!.password);
	await Promise.all([of.waitForURL('**/office'), of.locator('main .btn-main').click()]);
}

async function joins(of: Page, code: string): Promise<void> {
	await of.goto(`${home}/join/${code}`);
	for (let steps = 0; steps < 6 && /\/join/.test(of.url()); steps++) {
		for (const field of await of.locator('main input[name=pin], main input[name=again]').all()) await field.fill(PIN);
		await Promise.all([of.waitForEvent('load'), of.locator('main form .btn-main').first().click()]);
	}
}

async function opens(name: string, width: number): Promise<Page> {
	const { executablePath, args } = test.info().project.use.launchOptions ?? {};
	const context = await chromium.launchPersistentContext(join(folder, name), {
		viewport: { width, height: 800 }, hasTouch: width < 500, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce',
		...(executablePath ? { executablePath } : {}), ...(args ? { args } : {})
	});
	contexts.push(context);
	context.setDefaultTimeout(15_000);
	await context.addCookies([{ name: 'lang', value: 'zh-CN', url: home }]);
	return context.pages()[0] ?? (await context.newPage());
}

/** The number of somebody on the roll. */
async function idOf(name: string): Promise<string> {
	await desk.goto(`${home}/office/roll?q=${encodeURIComponent(name)}`);
	return (await desk.locator('main a[href^="/office/roll/"]').filter({ hasText: name }).first().getAttribute('href'))!.split('/').at(-1)!;
}

const text = (of: Page) => of.locator('.ProseMirror');
const clause = (of: Page, heading: string) => text(of).locator('section', { hasText: heading });
const part = (of: Page, heading: string) => clause(of, heading).locator('p').first();
const state = (of: Page) => of.locator('[data-draft-state]');
/** What stands there. */
const read = (of: Page) => text(of).evaluate((editor) => [...editor.querySelectorAll('h2, p, li, td')].map((one) => one.textContent).join('\n'));

async function opensDraft(of: Page): Promise<void> {
	await of.goto(page);
	await expect(state(of)).toHaveText(live.saved);
}

/** Puts the cursor at the end of a part. */
async function at(of: Page, heading: string): Promise<void> {
	// Where the other's cursor arrives in the same moment as the tap, a browser may put one's own back: whoever sees that taps again.
	await expect(async () => {
		await part(of, heading).click();
		await of.keyboard.press('End');
		expect(await of.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.clause')?.querySelector('h2')?.textContent)).toBe(heading);
	}).toPass();
}

/** The draft as the portal has it now, by a socket of one's own. */
async function draftOf(of: Page, no: number): Promise<Clause[]> {
	const doc = new Y.Doc();
	const socket = new WebSocket(`${portal.url.replace('http', 'ws')}/sync/${rules}.${no}`, { headers: { cookie: await cookies(of), origin: home, host: new URL(home).host } });
	socket.binaryType = 'nodebuffer';
	await new Promise<void>((resolve, reject) => {
		socket.on('error', reject);
		socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)));
		socket.on('message', (data: Buffer) => {
			// sync · step · bytes(update), all of it small enough for two bytes of length.
			if (data[0] !== 0 || data[1] === 0) return;
			const long = data[2]! & 0x80 ? (data[3]! & 0x80 ? 5 : 4) : 3;
			Y.applyUpdate(doc, data.subarray(long));
			if (data[1] === 1) resolve();
		});
	});
	socket.terminate();
	return clausesIn(doc);
}

/** Waits until the device has written down what was typed: a reader of its database comes after every writer. */
const onDisk = (of: Page) =>
	of.evaluate(async () => {
		for (const { name = '' } of await indexedDB.databases()) {
			if (!name.startsWith('yishi-text ')) continue;
			await new Promise<void>((done) => {
				const asked = indexedDB.open(name);
				asked.onsuccess = () => {
					asked.result.transaction('updates').objectStore('updates').count().onsuccess = () => {
						asked.result.close();
						done();
					};
				};
			});
		}
	});

/** What restoring does besides putting the files back. */
function renew(epoch: string): void {
	const restored = new Database(join(folder, 'data', 'documents.db'));
	restored.prepare("update facts set value = ? where name = 'epoch'").run(epoch);
	restored.close();
}

const seal = async (no: number, more: object) => {
	const clauses = await draftOf(desk, no);
	return act(desk, 'document.seal', { community: 'LW', document: rules, subject: id(), draft: no, seen: fingerprint(sha256, clauses), reason: '听取意见后修改', ...more });
};

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'yishi-documents-'));
	cable = await layCable();
	home = `http://localhost:${cable.port}`;
	page = `${home}/LW/documents/${rules}/draft`;
	await start('2026-11-23T09:00:00+08:00');
	signIns = JSON.parse(readFileSync(join(folder, 'data', 'demo-sign-ins.json'), 'utf8')) as typeof signIns;
	desk = await opens('desk', 1280);
	await signIn(desk, '麦小满');
	const [drafter, other] = [await idOf('柳青苗'), await idOf('桑桐蔓')];
	const { slips } = (await act(desk, 'slip.print', { community: 'LW', persons: [drafter, other] })) as { slips: { person: string; code: string }[] };
	await desk.context().clearCookies();
	await desk.context().addCookies([{ name: 'lang', value: 'zh-CN', url: home }]);
	await signIn(desk, '苗立夏');
	await act(desk, 'document.begin', { community: 'LW', subject: rules, title: '电动自行车停放和充电办法', kind: 'text', body: importedSubject(sha256, 'bodies', 'LW-C'), group: 'assigned', text: CHARGING });
	await act(desk, 'assignment.give', { community: 'LW', subject: asked, object: rules, function: 'drafter', person: drafter, from: '2026-11-23' });
	person = drafter;
	phone = await opens('phone', 360);
	await joins(phone, slips.find(({ person }) => person === drafter)!.code);
	neighbour = await opens('neighbour', 360);
	await joins(neighbour, slips.find(({ person }) => person === other)!.code);
});
test.afterAll(async () => {
	await Promise.all(contexts.map((context) => context.close()));
	await cable?.close();
	await portal?.stop();
	rmSync(folder, { recursive: true, force: true });
});

test('the editor is small enough for a phone', () => {
	const script = readFileSync(fileURLToPath(new URL('../../static/shell/document-editor.js', import.meta.url)));
	expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(110_000);
});

test('two in one clause: both people’s words stay, each undoes their own, and who is here is said in words', async () => {
	await opensDraft(desk);
	await opensDraft(phone);
	await at(desk, '二、充电');
	await at(phone, '二、充电');
	await Promise.all([desk.keyboard.type('老人减半收取', { delay: 25 }), phone.keyboard.type('ABCDEFGH', { delay: 25 })]);
	for (const own of ['老人减半收取', 'ABCDEFGH']) for (const of of [desk, phone]) await expect.poll(async () => [...(await read(of))].filter((letter) => own.includes(letter)).join(''), own).toBe(own);
	expect(await read(phone)).toBe(await read(desk));
	await expect(phone.locator('[data-draft-people]')).toContainText('苗立夏正在看，1人在写第二条');
	await expect(desk.locator('[data-draft-people]')).toContainText('柳**正在看，1人在写第二条');
	await expect(desk.locator('[data-draft-same]')).toContainText('同时在改第二条');
	// On a phone others' cursors are words alone.
	await expect(desk.locator('.caret').first()).toBeVisible();
	await expect(phone.locator('.caret').first()).toBeHidden();
	await desk.keyboard.press('Control+z');
	await expect(part(phone, '二、充电')).not.toContainText('减半');
	await expect(part(phone, '二、充电')).toContainText('ABCDEFGH');
	await phone.getByRole('button', { name: w.draft.toolWhat.undo }).tap();
	await expect(part(desk, '二、充电')).toHaveText('服务费每度不超过三角。');
	await expect(state(desk)).toHaveText(live.saved);
	await expect(state(phone)).toHaveText(live.saved);
});

test('a word that an input method composes is not torn by what others write beside it', async () => {
	await at(desk, '三、施行');
	const cdp = await desk.context().newCDPSession(desk);
	await cdp.send('Input.imeSetComposition', { text: 'gong', selectionStart: 4, selectionEnd: 4 });
	await at(phone, '三、施行');
	await phone.keyboard.press('Home');
	await phone.keyboard.type('经代表会议通过，');
	await expect(part(phone, '三、施行')).toContainText('经代表会议通过，公示七日后施行。');
	await cdp.send('Input.imeSetComposition', { text: 'gongkai', selectionStart: 7, selectionEnd: 7 });
	await cdp.send('Input.insertText', { text: '公开。' });
	await expect(part(desk, '三、施行')).toHaveText(/^经代表会议通过，公示七日后施行。公开。/);
	await expect(part(phone, '三、施行')).toHaveText(/^经代表会议通过，公示七日后施行。公开。/);
});

test('the six buttons, the keyboard and a paste from elsewhere, at 360 px', async () => {
	await at(phone, '三、施行');
	for (const [tool, typed] of [['clause', '四、其他'], ['paragraph', '另有规定的除外。'], ['item', '消防'], ['item', '救护'], ['table', '口数']] as const) {
		await phone.getByRole('button', { name: w.draft.toolWhat[tool] }).tap();
		await phone.keyboard.type(typed);
	}
	await expect(clause(desk, '四、其他').locator('li')).toHaveText(['消防', '救护']);
	await expect(clause(desk, '四、其他').locator('td').first()).toContainText('口数');
	expect(await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
	for (const box of await phone.locator('[data-tool]').all()) expect((await box.boundingBox())!.height).toBeGreaterThanOrEqual(44);
	// A page of somebody's word processor: words and nothing else.
	await at(desk, '四、其他');
	await text(desk).evaluate((editor) => {
		const data = new DataTransfer();
		data.setData('text/html', '<style>p{color:red}</style><p style="font-size:40pt">夜间<b>不</b>断电<img src=x onerror="window.torn=1"></p><ul><li>每层</li></ul><script>window.torn=1</script>');
		editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
	});
	await expect(clause(phone, '四、其他')).toContainText('夜间不断电');
	expect(await desk.evaluate(() => (window as { torn?: number }).torn)).toBeUndefined();
	expect(await text(phone).locator('img:not(.ProseMirror-separator), b, style').count()).toBe(0);
	// By keyboard alone: to the buttons and back, and out of the text.
	await desk.keyboard.press('Alt+F10');
	await expect(desk.locator('[data-tool=clause]')).toBeFocused();
	await desk.keyboard.press('ArrowRight');
	await expect(desk.locator('[data-tool=paragraph]')).toBeFocused();
	await desk.keyboard.press('Escape');
	await expect(text(desk)).toBeFocused();
	await desk.keyboard.press('Tab');
	await expect(text(desk)).not.toBeFocused();
	expect(await axeFinds(phone)).toEqual([]);
});

test('both without network: what each wrote is kept, and afterwards both read the same', async () => {
	await expect(state(phone)).toHaveText(live.saved);
	await cable.cut();
	await expect(state(phone)).toContainText('没有网络');
	await clause(phone, '一、停放').locator('li').first().click();
	await phone.keyboard.press('End');
	await phone.keyboard.type('消防通道不停。');
	await at(phone, '二、充电');
	await phone.keyboard.type('低保户免收。');
	await at(desk, '二、充电');
	await desk.keyboard.type('充满自动断电。');
	await expect(clause(phone, '二、充电')).toHaveAttribute('data-word', live.unsaved);
	await expect(state(phone)).toContainText('2条待同步');
	// The phone is closed and opened again, still without network.
	await phone.goto('about:blank');
	await phone.goto(page);
	await expect(text(phone)).toContainText('低保户免收。');
	await expect(state(phone)).toContainText('2条待同步');
	await cable.mend();
	await expect(state(phone)).toHaveText(live.saved);
	await expect(state(desk)).toHaveText(live.saved);
	await expect.poll(async () => (await read(desk)) === (await read(phone))).toBe(true);
	const merged = await draftOf(desk, 1);
	expect(fingerprint(sha256, merged)).toBe(fingerprint(sha256, await draftOf(phone, 1)));
	for (const own of ['低保户免收。', '充满自动断电。']) expect(clauseText(merged[1]!)).toContain(own);
	await expect(phone.locator('[data-draft-news]')).toContainText('您和别人都改了第二条');
	await expect(phone.locator('.is-unsaved')).toHaveCount(0);
});

test('one suggestion adopted, one declined, sealed: the difference shows exactly that', async () => {
	const version = await seal(1, { name: '第一稿', commentsUntil: '2026-11-30' });
	const first = await draftOf(desk, 2);
	const suggest = (clauseOf: Clause, said: string, reason: string) =>
		act(neighbour, 'suggestion.make', { community: 'LW', subject: id(), document: rules, version: version.subject, is: 'change', clause: clauseOf.id, text: said, reason });
	await suggest(first[2]!, clauseText(first[2]!).replace('七日', '十日'), '七日太短');
	await suggest(first[0]!, clauseText(first[0]!).replace('楼道里不停车', '楼道里可以停车'), '没地方停');
	// Whoever did not draft may watch; a guest reads what was sealed.
	await neighbour.goto(page);
	await expect(text(neighbour)).toHaveAttribute('contenteditable', 'false');
	await expect(neighbour.locator('[data-draft-says=read]')).toBeVisible();
	const guest = await (await fetch(`${home}/LW/documents/${rules}/draft`)).text();
	expect(guest).toContain('七日后施行');
	await opensDraft(phone);
	await opensDraft(desk);
	const decides = async (said: string, is: 'adopted' | 'declined', reason: string) => {
		const card = desk.locator('.sug', { hasText: said });
		const form = card.locator('+ details');
		await form.locator('summary').first().click();
		await form.locator(`input[value=${is}]`).check();
		await form.locator('[name=reason]').fill(reason);
		await form.getByRole('button', { name: w.draft.suggestions.button }).click();
	};
	await decides('没地方停', 'declined', '楼道是消防通道');
	await decides('七日太短', 'adopted', '给大家多一点时间');
	await expect(part(phone, '三、施行')).toContainText('十日后施行');
	await expect(part(neighbour, '三、施行')).toContainText('十日后施行');
	await start('2026-12-01T09:00:00+08:00');
	await opensDraft(phone);
	const sealed = await draftOf(desk, 2);
	expect(sealed.map(clauseText)).toEqual(first.map((one) => clauseText(one).replace('七日', '十日')));
	await seal(2, { name: '第二稿' });
	// The phone is told, and goes on with the next one.
	await expect(phone.locator('[data-draft-says=over]')).toBeVisible();
	await desk.goto(`${home}/LW/documents/${rules}?v=2&vs=1`);
	await expect(desk.locator('main .text')).toContainText(w.texts.compare.counts({ changed: 1, new: 0, gone: 0, moved: 0 }));
	await expect(desk.locator('main .text ins')).toHaveText([`${w.texts.compare.added}十日`]);
	await expect(desk.locator('main .text del')).toHaveText([`${w.texts.compare.removed}七日`]);
});

test('sealed while somebody writes without network: nothing typed is lost', async () => {
	await opensDraft(phone);
	await cable.cut();
	await at(phone, '二、充电');
	await phone.keyboard.type('充电口每月检查一次。');
	await expect(state(phone)).toContainText('1条待同步');
	await seal(3, { name: '第三稿' });
	await cable.mend();
	await expect(phone.locator('[data-draft-says=over]')).toBeVisible();
	await expect(phone.locator('[data-draft-heard-state]')).toHaveText(w.draft.says.over);
	await expect(text(phone)).toHaveAttribute('aria-readonly', 'true');
	await expect(phone.locator('[data-draft-kept]')).toContainText(live.kept);
	await phone.locator('[data-draft-kept] summary').first().click();
	await expect(phone.locator('[data-draft-kept]')).toContainText('充电口每月检查一次。');
	// Opened again it is the next draft, without what came too late; and a socket of the sealed one is told that it is over.
	await opensDraft(phone);
	await expect(text(phone)).not.toContainText('充电口每月检查一次。');
	const closed = new WebSocket(`${portal.url.replace('http', 'ws')}/sync/${rules}.3`, { headers: { cookie: await cookies(phone), origin: home, host: new URL(home).host } });
	expect(await new Promise((resolve) => closed.on('close', resolve))).toBe(4410);
});

test('the portal is put back to a backup: a device mixes nothing in, and gives what only it has to the drafters', async () => {
	await opensDraft(phone);
	await cable.cut();
	await at(phone, '二、充电');
	await phone.keyboard.type('每层一具灭火器。');
	await expect(state(phone)).toContainText('1条待同步');
	await portal.stop();
	renew('another');
	await start('2026-12-01T10:00:00+08:00');
	await cable.mend();
	await expect(phone.locator('[data-draft-says=restored]')).toBeVisible();
	await phone.locator('[data-draft-says=restored] button').click();
	await expect(state(phone)).toHaveText(live.saved);
	await expect(text(phone)).not.toContainText('每层一具灭火器。');
	await expect(phone.locator('[data-draft-kept]')).toContainText(live.kept);
	await expect(phone.locator('[data-draft-kept] .quoted')).toContainText('每层一具灭火器。', { useInnerText: false });
});

test('the backup is from before a seal: what was saved since, and is in no backup, comes back to the drafters', async () => {
	await portal.stop();
	cpSync(join(folder, 'data'), join(folder, 'before'), { recursive: true });
	await start('2026-12-01T11:00:00+08:00');
	await opensDraft(phone);
	await at(phone, '二、充电');
	await phone.keyboard.type('每月查一次线路。');
	await expect(state(phone)).toHaveText(live.saved);
	await seal(4, { name: '第四稿' });
	await expect(phone.locator('[data-draft-says=over]')).toBeVisible();
	await opensDraft(phone);
	await phone.goto('about:blank');
	await portal.stop();
	rmSync(join(folder, 'data'), { recursive: true });
	cpSync(join(folder, 'before'), join(folder, 'data'), { recursive: true });
	renew('a third');
	await start('2026-12-01T12:00:00+08:00');
	await opensDraft(phone);
	await expect(text(phone)).not.toContainText('每月查一次线路。');
	await expect(phone.locator('[data-draft-kept]')).toContainText(live.kept);
	await expect(phone.locator('[data-draft-kept] .quoted').last()).toContainText('每月查一次线路。', { useInnerText: false });
});

test('asked no longer, or the text final, while the page was closed: what was typed stays theirs, and reaches the drafters where it may', async () => {
	const types = async (words: string) => {
		await cable.cut();
		await at(phone, '二、充电');
		await phone.keyboard.type(words);
		await expect(state(phone)).toContainText('1条待同步');
		await onDisk(phone);
		await phone.goto('about:blank');
	};
	const kept = phone.locator('[data-draft-kept]');
	await types('井道里不堆物。');
	await act(desk, 'assignment.end', { community: 'LW', assignment: asked, until: '2026-12-01' });
	await cable.mend();
	await phone.goto(page);
	await expect(text(phone)).toHaveAttribute('contenteditable', 'false');
	await expect(kept).toContainText(live.keptYours);
	await expect(kept.locator('.quoted')).toContainText('井道里不堆物。', { useInnerText: false });
	await expect(kept.getByRole('button', { name: live.copy })).toBeVisible();
	// Asked again they go on where they were.
	await act(desk, 'assignment.give', { community: 'LW', subject: id(), object: rules, function: 'drafter', person, from: '2026-12-01' });
	await opensDraft(phone);
	await expect(text(phone)).toContainText('井道里不堆物。');
	await types('雷雨天不充电。');
	await seal(4, { name: '定稿', final: true });
	await cable.mend();
	await phone.goto(page);
	await expect(kept).toContainText(live.kept);
	await expect(kept.locator('.quoted').last()).toContainText('雷雨天不充电。', { useInnerText: false });
});
