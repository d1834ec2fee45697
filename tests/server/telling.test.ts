import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { LEASE_MS } from '#acts/notice/claim.ts';
import { openTelling, type Telling } from '#server/telling.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { answeredQuestion, INPUTS, MAILER } from '#tests/support/every-act.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openSmtp, type SmtpServer } from '#tests/support/smtp.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 has told the portal her address and follows the committee; a mail server of the test's own takes what comes. */

const ADDRESS = 'shuangjiang@example.org';
const HOUR = 3_600_000;

let town: Town;
let smtp: SmtpServer;
let shuangjiang: PersonCaller;
let running: Telling[];
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00', mail: true });
	smtp = await openSmtp();
	running = [];
	shuangjiang = await town.person('柳霜降');
});
afterEach(async () => {
	for (const telling of running) await telling.close();
	await smtp.close();
	await checkRecord(town, 'LW');
	await town.close();
});

function tell(url = smtp.url): Telling {
	const telling = openTelling({
		portal: town.portal, mail: { url, from: '议事 <yishi@example.org>' }, random: (length) => new Uint8Array(length).map(() => Math.floor(Math.random() * 256)),
		log: { debug: () => undefined, info: () => undefined, error: () => undefined }
	});
	running.push(telling);
	return telling;
}
const choices = (more: object = {}) => ({ lang: 'zh-CN', quietFrom: '21:00', quietUntil: '07:00', telephone: false, email: ADDRESS, ...more });
async function confirmed(telling: Telling, caller = shuangjiang, more: object = {}): Promise<void> {
	await done(town, 'notice.choose', choices(more), caller);
	await telling.look();
	const code = /\b\d{6}\b/.exec(smtp.letters.at(-1)!.text)![0];
	await done(town, 'notice.confirm', { code }, caller);
	smtp.letters.length = 0;
}
async function publish(): Promise<void> {
	const clerk = await town.person('麦小满');
	await done(town, 'disclosure.publish', await INPUTS['disclosure.publish']!(town, clerk), clerk);
}
const follow = (key: string, caller = shuangjiang) => done(town, 'follow.begin', { community: 'LW', subject: town.subject(key) }, caller);
const mails = () => town.look(async (_records, db) => db.client.prepare('select mail from notices order by seq').raw(true).all().flat());

it('an address gets nothing but a code until the code comes back; then it is told, once, with the address of the page', async () => {
	const telling = tell();
	await follow('bodies:LW-C');
	await done(town, 'notice.choose', choices(), shuangjiang);
	await telling.look();
	expect(smtp.letters.map(({ to, subject }) => [to, subject])).toEqual([[[ADDRESS], '青禾市议事：确认邮箱']]);
	await publish();
	await telling.look();
	expect(smtp.letters).toHaveLength(1);
	const code = /\b\d{6}\b/.exec(smtp.letters[0]!.text)![0];
	expect((await refused(town, 'notice.confirm', { code: code === '111111' ? '222222' : '111111' }, shuangjiang)).params).toEqual({ left: 4 });
	await done(town, 'notice.confirm', { code }, shuangjiang);
	const question = await answeredQuestion(town, shuangjiang);
	await telling.look();
	await telling.look();
	const [, letter, ...more] = smtp.letters;
	expect(more).toEqual([]);
	// Answered and asked, in the order in which it happened; of her own question only the answer is news.
	expect(letter).toMatchObject({ from: 'yishi@example.org', to: [ADDRESS], subject: '青禾市议事：1条新消息' });
	expect(letter!.text).toContain('您的提问有答复了：LW-Q-2026-0005 名单在哪里？');
	expect(letter!.text).toContain(`http://localhost:3000/LW/questions/${question}`);
	expect(letter!.raw).toMatch(/^Auto-Submitted: auto-generated/im);
	expect(letter!.text).not.toContain('柳霜降');
	expect(await mails()).toEqual(['sent']);
});

it('a code is void after five wrong tries, and after an hour', async () => {
	const telling = tell();
	await done(town, 'notice.choose', choices(), shuangjiang);
	await telling.look();
	const codeOf = () => /\b\d{6}\b/.exec(smtp.letters.at(-1)!.text)![0];
	const wrong = codeOf() === '000000' ? '111111' : '000000';
	for (let left = 4; left >= 0; left--) expect((await refused(town, 'notice.confirm', { code: wrong }, shuangjiang)).params).toEqual({ left });
	expect((await refused(town, 'notice.confirm', { code: codeOf() }, shuangjiang)).code).toBe('notice.code-gone');
	await done(town, 'notice.choose', choices(), shuangjiang);
	await telling.look();
	town.passMachineTime(HOUR);
	expect((await refused(town, 'notice.confirm', { code: codeOf() }, shuangjiang)).code).toBe('notice.code-gone');
});

it('in her quiet hours mail waits; in the morning all of it comes in one letter, oldest first', async () => {
	const telling = tell();
	await confirmed(telling);
	await follow('disclosures:D08');
	await follow('bodies:LW-C');
	town.setClock('2026-12-02T21:00');
	await answeredQuestion(town, await town.person('谷松芒'));
	await publish();
	await telling.look();
	town.setClock('2026-12-03T06:59');
	await telling.look();
	expect(smtp.letters).toEqual([]);
	expect(await mails()).toEqual(['waits', 'waits', 'waits']);
	town.setClock('2026-12-03T07:00');
	await telling.look();
	expect(smtp.letters).toHaveLength(1);
	const { text } = smtp.letters[0]!;
	const places = ['有人提问：', '提问有答复了：', '公布了：'].map((words) => text.indexOf(words));
	expect(places.every((place) => place > 0)).toBe(true);
	expect([...places].sort((a, b) => a - b)).toEqual(places);
});

it('two processes look at the same moment: one letter', async () => {
	const one = tell();
	await confirmed(one);
	// Opened only now: whoever looks first holds the lease.
	const other = tell();
	await follow('bodies:LW-C');
	await publish();
	await Promise.all([one.look(), other.look(), one.look(), other.look()]);
	expect(smtp.letters).toHaveLength(1);
	expect(await mails()).toEqual(['sent']);
});

it('a process that died with a letter on its way: nobody knows, so it does not go again; what came meanwhile goes', async () => {
	const first = tell();
	await confirmed(first);
	await first.close();
	await follow('bodies:LW-C');
	await publish();
	while (Number((await done(town, 'notice.make', { community: 'LW' }, { kind: 'clock' })).left) > 0);
	town.passMachineTime(LEASE_MS);
	const { letters } = await done(town, 'notice.claim', { holder: MAILER }, { kind: 'clock' });
	expect(letters).toHaveLength(1);
	const next = tell();
	await next.look();
	expect(smtp.letters).toEqual([]);
	expect(await mails()).toEqual(['sending']);
	town.passMachineTime(LEASE_MS);
	await answeredQuestion(town, await town.person('谷松芒'));
	await next.look();
	expect(await mails()).toEqual(['unsure', 'sent', 'sent']);
	expect(smtp.letters).toHaveLength(1);
	// Whoever was asleep comes back and is told that it holds nothing any more.
	expect((await refused(town, 'notice.sent', { holder: MAILER, letters: [{ person: shuangjiang.person, keys: [`published.${town.subject('disclosures:D08')}.1`], outcome: 'sent' }] }, { kind: 'clock' })).code).toBe('notice.lease-held');
});

it('while nobody looked, things happened: they are told in their order when somebody looks again', async () => {
	const before = tell();
	await confirmed(before);
	await before.close();
	await follow('bodies:LW-C');
	await answeredQuestion(town, await town.person('谷松芒'));
	town.setClock('2026-12-04T09:00');
	await publish();
	await town.reopen();
	// The lease of whoever stopped ends with time.
	town.passMachineTime(LEASE_MS);
	await tell().look();
	expect(await town.look(async (_records, db) => db.client.prepare('select kind, mail from notices order by seq').raw(true).all())).toEqual([['asked', 'sent'], ['answered', 'sent'], ['published', 'sent']]);
	expect(smtp.letters).toHaveLength(1);
});

it('a mail server that is down, or says later, gets it later and once; one that refuses the address gets it no more', async () => {
	const telling = tell();
	await confirmed(telling);
	await follow('bodies:LW-C');
	smtp.answer.rcpt = '451 not now';
	await publish();
	await telling.look();
	await telling.look();
	expect([smtp.letters.length, await mails()]).toEqual([0, ['waits']]);
	delete smtp.answer.rcpt;
	town.passMachineTime(59_999);
	await telling.look();
	expect(smtp.letters).toHaveLength(0);
	town.passMachineTime(1);
	await telling.look();
	expect([smtp.letters.length, await mails()]).toEqual([1, ['sent']]);
	smtp.answer.rcpt = '550 nobody here';
	await answeredQuestion(town, await town.person('谷松芒'));
	await telling.look();
	town.passMachineTime(24 * HOUR);
	await telling.look();
	expect(await mails()).toEqual(['sent', 'failed', 'failed']);
});

it('a mail server that hangs up after the letter may have taken it', async () => {
	const telling = tell();
	await confirmed(telling);
	await follow('bodies:LW-C');
	smtp.answer.data = 'hang-up';
	await publish();
	await telling.look();
	delete smtp.answer.data;
	town.passMachineTime(24 * HOUR);
	await telling.look();
	expect([smtp.letters.length, await mails()]).toEqual([0, ['unsure']]);
});

it('what she has read in her inbox meanwhile, and what she no longer wants by mail, is not sent', async () => {
	const telling = tell();
	await confirmed(telling);
	town.setClock('2026-12-02T22:00');
	const question = await answeredQuestion(town, shuangjiang);
	await telling.look();
	expect(await mails()).toEqual(['waits']);
	await done(town, 'notice.read', { keys: [`answered.${question}.1`] }, shuangjiang);
	await answeredQuestion(town, shuangjiang);
	await telling.look();
	const { email: _email, ...none } = choices();
	await done(town, 'notice.choose', none, shuangjiang);
	town.setClock('2026-12-03T09:00');
	await telling.look();
	expect(smtp.letters).toEqual([]);
	expect(await mails()).not.toContain('sent');
});

it('an address cannot smuggle a second one or a header into a letter', async () => {
	for (const email of ['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', 'a@b.example>', '<a@b.example>', 'a b@c.example', 'a@b', '@b.example', 'a@-b.example', `${'a'.repeat(65)}@b.example`]) {
		expect((await refused(town, 'notice.choose', choices({ email }), shuangjiang)).fields, email).toMatchObject([{ path: 'email' }]);
	}
	await done(town, 'notice.choose', choices({ email: ' Ｓ@example.org ' }), shuangjiang);
	expect((await town.portal.records.notices.choice(shuangjiang.person))?.email).toBe('S@example.org');
});

it('a portal without mail refuses an address, and tells everything else', async () => {
	await town.close();
	town = await openTown({ clock: '2026-12-02T09:00' });
	shuangjiang = await town.person('柳霜降');
	expect(await refused(town, 'notice.choose', choices(), shuangjiang)).toMatchObject({ code: 'notice.no-mail', fields: [{ path: 'email' }] });
	const { email: _email, ...rest } = choices();
	await done(town, 'notice.choose', rest, shuangjiang);
});
