import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller, PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { day } from '#domain/basics/day.ts';
import type { CommentContent } from '#domain/comment/comment.ts';
import type { ModerationContent } from '#domain/comment/moderation.ts';
import { commentPage, registerPage } from '#domain/comment/view/comment-page.ts';
import { threadOf } from '#domain/comment/view/thread.ts';
import { keepTime } from '#server/timekeeper.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 柳霜降 comments on the October account. What names nobody shows at once; what names somebody waits; what is hidden is hidden in public,
 * by a rule, and 禾处暑 of the oversight committee decides when she appeals. 23 November 2026 is a Monday.
 */

const LW = 'LW' as CommunityCode;

let town: Town;
let shuangjiang: PersonCaller;
let account: SubjectId;

beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	shuangjiang = await town.person('柳霜降');
	account = town.subject('disclosures:D08');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const said = (text: string, more: object = {}) => ({ community: LW, subject: town.id(), parent: account, stance: 'none', text, ...more });
async function post(text: string, caller: Caller = shuangjiang, more: object = {}): Promise<{ key: SubjectId; value: Record<string, unknown> }> {
	const input = said(text, more);
	return { key: input.subject, value: await done(town, 'comment.post', input, caller) };
}
const thread = (params = {}) => threadOf(town.portal.contents, LW, account, params);
const on = (comment: SubjectId, more: object = {}) => ({ community: LW, subject: town.id(), comment, reason: '见公示第22笔。', ...more });
const steps = async () => (await town.portal.contents.ofParent<ModerationContent>(account, 'moderation')).map(({ content }) => content.step);

test('a comment shows at once, under a pseudonym of its own, and has a number', async () => {
	const { key, value } = await post('名单应当贴出来。', shuangjiang, { stance: 'for' });
	expect(value).toEqual({ subject: key, number: 'LW-C-2026-0001' });
	await post('同意。');
	const [first, second] = await town.portal.contents.ofParent<CommentContent>(account, 'comment');
	expect(first!.content.author).not.toBe(second!.content.author);
	expect(first!.bytes + second!.bytes).not.toContain('霜降');
	expect(await thread()).toMatchObject({ total: 2, stances: { for: 1, none: 1 }, waiting: 0, hidden: 0 });
});

test('answers stand below what they answer, oldest first, at most three deep; a hundred of them come thirty at a time', async () => {
	const people = await Promise.all(Array.from({ length: 9 }, (_, n) => town.person(`u-lw-g2-${String(n + 3).padStart(3, '0')}`)));
	let to: SubjectId | undefined;
	for (let n = 1; n <= 40; n++) to = (await post(`第${n}句`, people[n % 9]!, n <= 5 && to ? { to } : {})).key;
	const { cards, next, previous } = await thread();
	expect(cards.slice(0, 6).map(({ depth, to: answers }) => [depth, answers])).toEqual([
		[1, undefined], [2, 'LW-C-2026-0001'], [3, 'LW-C-2026-0002'], [3, 'LW-C-2026-0003'], [3, 'LW-C-2026-0004'], [1, undefined]
	]);
	expect([cards.length, previous, next]).toEqual([30, undefined, 31]);
	expect((await thread({ from: '31' })).cards.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, n) => `第${n + 31}句`));
	expect(await thread({ sent: 'LW-C-2026-0040' })).toMatchObject({ from: 31, receipt: { number: 'LW-C-2026-0040' } });
	expect(await thread({ sent: 'LW-C-2026-9999' })).not.toHaveProperty('receipt');
});

test.each([
	['an officer', '麦小满把账算错了。', 'person'], ['an officer, letter by letter', '麦 小-满，把账算错了。', 'person'], ['somebody on the roll who holds nothing', '柳春分家为什么多？', 'person'],
	['a surname and 某', '听说王某家领了两份。', 'person'], ['a gentleman', '请李先生出来说明。', 'person'], ['a telephone', '打138 0000 1234问我。', 'number'],
	['an identity card', '11010519491231002X', 'number']
])('what names %s waits: the public has its hash, and by when', async (_story, text, because) => {
	const { key, value } = await post(text);
	expect(value).toMatchObject({ number: 'LW-C-2026-0001', waits: '2026-11-26' });
	expect(await town.portal.contents.bySubject(key)).toBeUndefined();
	const shown = JSON.stringify([await thread(), await commentPage(town.portal.contents, { community: LW, comment: key }, { today: day('2026-11-23'), zone: 480 })]);
	expect(shown).not.toContain(text);
	expect((await thread()).cards[0]).toMatchObject({ standing: { state: 'waiting', open: { what: 'review', due: '2026-11-26' }, last: { because } } });
	// Whoever asks the roll by posting is not told which name it was.
	expect(JSON.stringify(value)).not.toMatch(/小满|春分|person/);
});

test.each(['于某个时候公布', '十月的账', '每户补600元，一共8400元', '请在12月5日18:00前答复', '2026-11-23'])('what names nobody does not wait: %s', async (text) => {
	expect((await post(text)).value).not.toHaveProperty('waits');
});

test('苗立夏 shows what waited; it stands where it would have stood', async () => {
	const { key } = await post('王某家的8400元在哪里？');
	await post('后来的一句。');
	await done(town, 'comment.release', on(key), await town.person('苗立夏'));
	expect((await thread()).cards.map(({ text, number }) => [number, text])).toEqual([['LW-C-2026-0001', '王某家的8400元在哪里？'], ['LW-C-2026-0002', '后来的一句。']]);
	expect(await refused(town, 'comment.decline', on(key, { rule: 'threat' }), await town.person('麦小满'))).toMatchObject({ code: 'comment.not-open' });
});

test('whoever is named does not decide: 麦小满 leaves it to 苗立夏', async () => {
	const { key } = await post('麦小满把账算错了。');
	expect(await refused(town, 'comment.decline', on(key, { rule: 'accusation' }), await town.person('麦小满'))).toMatchObject({ code: 'comment.names-you' });
	await done(town, 'comment.release', on(key), await town.person('苗立夏'));
	expect(await refused(town, 'comment.hide', on(key, { rule: 'accusation' }), await town.person('麦小满'))).toMatchObject({ code: 'comment.names-you' });
});

test('nobody reviews it: at the end of its day it shows by itself, also after a stop', async () => {
	const { key } = await post('王某家的8400元在哪里？');
	town.setClock('2026-11-26T23:59:59');
	await keepTime(town.portal);
	expect(await steps()).toEqual(['held']);
	expect(await refused(town, 'comment.lapse', { community: LW, comment: key }, { kind: 'clock' })).toMatchObject({ code: 'comment.not-open' });
	town.setClock('2026-11-30T09:00');
	await town.reopen();
	await keepTime(town.portal);
	await keepTime(town.portal);
	expect(await steps()).toEqual(['held', 'lapsed']);
	expect((await thread()).cards[0]).toMatchObject({ text: '王某家的8400元在哪里？', posted: '2026-11-23', standing: { state: 'shown' } });
	const [shown] = await town.portal.contents.ofParent<CommentContent>(account, 'comment');
	expect(shown).toMatchObject({ happenedAt: '2026-11-26T16:00:00.000Z', act: 'comment.lapse' });
});

test('hidden in public, appealed, restored by somebody else, and not hidden again under the same rule', async () => {
	const { key } = await post('卖大米，便宜。');
	const other = await town.person('柳清和', { through: 'device' });
	expect(await done(town, 'comment.report', { community: LW, subject: town.id(), comment: key, rule: 'advert', text: '到处发。' }, other)).toMatchObject({ due: '2026-11-26' });
	expect(await refused(town, 'comment.report', { community: LW, subject: town.id(), comment: key, rule: 'repeat' }, other)).toMatchObject({ code: 'comment.reported-already' });
	await done(town, 'comment.hide', on(key, { rule: 'advert', reason: '和本社区的事无关。' }), await town.person('苗立夏'));
	const card = (await thread()).cards[0]!;
	expect(card).toMatchObject({ standing: { state: 'hidden', last: { rule: 'advert', reason: '和本社区的事无关。', by: '柳湾社区（村）居民委员会 苗立夏', day: '2026-11-23' } } });
	expect(card).not.toHaveProperty('text');
	expect(await refused(town, 'comment.appeal', { community: LW, subject: town.id(), comment: key, text: '不是我写的，也要恢复' }, other)).toMatchObject({ code: 'caller.not-allowed' });
	expect(await done(town, 'comment.appeal', { community: LW, subject: town.id(), comment: key, text: '集体合作社的大米，是本社区的事。' }, shuangjiang)).toMatchObject({ due: '2026-11-30' });
	const chushu = await town.person('禾处暑');
	expect(await refused(town, 'comment.restore', on(key), await town.person('苗立夏'))).toMatchObject({ code: 'caller.not-allowed' });
	await done(town, 'comment.restore', on(key, { reason: '是合作社的事，不是广告。' }), chushu);
	expect((await thread()).cards[0]).toMatchObject({ text: '卖大米，便宜。', standing: { state: 'shown', cleared: ['advert'] } });
	expect(await refused(town, 'comment.hide', on(key, { rule: 'advert' }), await town.person('苗立夏'))).toMatchObject({ code: 'comment.settled' });
	expect(await refused(town, 'comment.report', { community: LW, subject: town.id(), comment: key, rule: 'advert' }, await town.person('u-lw-g2-004'))).toMatchObject({ code: 'comment.settled' });
	expect(await steps()).toEqual(['reported', 'hidden', 'appealed', 'restored']);
	expect(await town.look(async (_records, db) => (db.client.prepare("select count(*) from contents where type = 'moderation-note' and audience = 'office'").raw(true).get() as [number])[0])).toBe(2);
	// What was written with report and appeal is the office's; its hash alone is in the record.
	const register = await registerPage(town.portal.contents, { community: LW }, { today: day('2026-11-23'), zone: 480 });
	expect(JSON.stringify(register)).not.toMatch(/到处发|集体合作社的大米/);
	expect(register).toMatchObject({ comments: 1, hidden: 0, restored: 1, open: [] });
});

test('upheld is final; a hidden comment is answered by nobody', async () => {
	const { key } = await post('卖大米，便宜。');
	await done(town, 'comment.hide', on(key, { rule: 'advert' }), await town.person('苗立夏'));
	expect(await refused(town, 'comment.post', said('多少钱？', { to: key }), shuangjiang)).toMatchObject({ code: 'comment.not-open' });
	await done(town, 'comment.appeal', { community: LW, subject: town.id(), comment: key, text: '不是广告。' }, shuangjiang);
	await done(town, 'comment.uphold', on(key), await town.person('禾处暑'));
	expect(await refused(town, 'comment.appeal', { community: LW, subject: town.id(), comment: key, text: '再看看。' }, shuangjiang)).toMatchObject({ code: 'comment.settled' });
});

test('kept after a report: everybody sees why, and the same rule is not reported again', async () => {
	const { key } = await post('这笔账不对！');
	await done(town, 'comment.report', { community: LW, subject: town.id(), comment: key, rule: 'threat' }, await town.person('柳清和', { through: 'device' }));
	await done(town, 'comment.keep', on(key, { reason: '批评账目，不是骂人。' }), await town.person('麦小满'));
	expect((await thread()).cards[0]).toMatchObject({ text: '这笔账不对！', standing: { reports: 0, kept: ['threat'] } });
	expect(await refused(town, 'comment.report', { community: LW, subject: town.id(), comment: key, rule: 'threat' }, await town.person('u-lw-g2-004'))).toMatchObject({ code: 'comment.settled' });
});

test('an officer speaks in office when she chooses to, and only in her own', async () => {
	const lixia = await town.person('苗立夏');
	const { office } = lixia.offices[0]!;
	await post('苗立夏：明单已贴在公开栏。', lixia, { office });
	const [held] = await town.portal.contents.ofParent<CommentContent>(account, 'comment');
	expect(held!.content).toMatchObject({ by: '柳湾社区（村）居民委员会 苗立夏' });
	expect(held!.content).not.toHaveProperty('author');
	expect(await refused(town, 'comment.post', said('我说两句', { office }), await town.person('麦小满'))).toMatchObject({ code: 'caller.not-allowed' });
});

test('ten a day from one house, the same thing once; delivered twice it is one', async () => {
	const input = said('第一句。');
	const id = town.id();
	expect(await town.portal.perform('comment.post', input, shuangjiang, { id })).toMatchObject({ ok: true, again: false });
	expect(await town.portal.perform('comment.post', input, shuangjiang, { id })).toMatchObject({ ok: true, again: true });
	expect(await refused(town, 'comment.post', said('第一句。'), shuangjiang)).toMatchObject({ code: 'comment.said-already', params: { number: 'LW-C-2026-0001' } });
	for (let n = 0; n < 7; n++) await post(`又一句${n}`);
	expect(await refused(town, 'comment.post', said('太多了'), shuangjiang)).toMatchObject({ code: 'rate.too-many' });
	await post('邻居还可以说。', await town.person('柳清和', { through: 'device' }));
});
