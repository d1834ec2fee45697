import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { questionState, type QuestionContent } from '#domain/disclosure/question.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { utf8 } from '#domain/basics/bytes.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 柳霜降 of 上柳村 reads the October account on her phone and asks about line 22, the 8,400 yuan paid out to seven households.
 * Four questions of 柳湾 came with the history, so hers is the fifth of the year.
 */

const LW = 'LW' as CommunityCode;

let town: Town;
let shuangjiang: PersonCaller;

beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	shuangjiang = await town.person('柳霜降');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const line22 = (subject: SubjectId, more: object = {}) => ({
	community: LW, subject, parent: town.subject('disclosures:D08'), table: town.subject('finance_tables:FT-LW-202610'), line: 22,
	text: '补发的8400元，名单在哪里看？', ...more
});
const ask = (input: unknown, caller = shuangjiang, id?: string) => town.portal.perform('question.ask', input, caller, id === undefined ? {} : { id });
const asked = async () => (await town.portal.contents.ofType<QuestionContent>(LW, 'question')).slice(4);

test('柳霜降 asks about line 22: it has a number and a deadline, and everybody sees it under the line', async () => {
	const subject = town.id();
	const done = await ask(line22(subject));
	expect(done).toMatchObject({ ok: true, again: false, value: { subject, number: 'LW-Q-2026-0005', due: '2026-11-28' }, lines: [{ community: 'LW', subject }] });
	const under = (await town.portal.contents.ofParent<QuestionContent>(town.subject('disclosures:D08'), 'question')).find((held) => held.content.subject === subject)!;
	expect(under).toMatchObject({ act: 'question.ask', recordedAt: '2026-11-23T02:00:00.000Z', content: { line: 22, channel: 'portal', asked: '2026-11-23', body: town.subject('bodies:LW-C') } });
	expect('source' in under.content).toBe(false);
	expect('happenedAt' in under).toBe(false);
});

test('the record and the content know a pseudonym, the ledger alone knows who it was', async () => {
	const [first, second] = [town.id(), town.id()];
	await ask(line22(first));
	await ask(line22(second));
	const [one, two] = await asked();
	expect(one!.content.asker).not.toBe(two!.content.asker);
	const entry = decodeEntry(utf8((await town.portal.contents.line(LW, one!.seq))!.entry));
	expect(entry).toMatchObject({ act: 'question.ask', actor: one!.content.asker, rules: (await town.portal.rules())!.hash });
	const said = one!.bytes + JSON.stringify(entry);
	for (const secret of [shuangjiang.person, shuangjiang.session, shuangjiang.household!, '柳霜降', '柳**']) expect(said).not.toContain(secret);
	expect(await town.look((records) => records.record.author(first))).toBe(shuangjiang.person);
	expect(await town.look((records) => records.record.authoredBy(shuangjiang.person))).toEqual(expect.arrayContaining([first, second]));
});

test('the phone delivers it twice because the answer was lost on the way: it is asked once', async () => {
	const [subject, delivery] = [town.id(), town.id()];
	const first = await ask(line22(subject), shuangjiang, delivery);
	const again = await ask(line22(subject), shuangjiang, delivery);
	expect(first).toMatchObject({ ok: true, again: false });
	expect(again).toEqual({ ...first, again: true });
	await town.reopen();
	expect(await ask(line22(subject), shuangjiang, delivery)).toMatchObject({ ok: true, again: true, value: { number: 'LW-Q-2026-0005' } });
	expect(await asked()).toHaveLength(1);
});

test('twice at the same moment, and once more from the other phone of the house', async () => {
	const [subject, delivery] = [town.id(), town.id()];
	const both = await Promise.all([ask(line22(subject), shuangjiang, delivery), ask(line22(subject), shuangjiang, delivery)]);
	expect(both.map((done) => done.ok && done.again)).toEqual([false, true]);
	const otherPhone = await town.person('柳霜降');
	expect(await ask(line22(subject), otherPhone, delivery)).toMatchObject({ ok: true, again: true });
	expect(await asked()).toHaveLength(1);
});

test('an id stands for one thing: neither another text, nor another person, nor another delivery may use it', async () => {
	const [subject, delivery] = [town.id(), town.id()];
	await ask(line22(subject), shuangjiang, delivery);
	const used = { ok: false, error: { code: 'delivery.id-used' } };
	expect(await ask(line22(subject, { text: '换一个问题' }), shuangjiang, delivery)).toMatchObject(used);
	expect(await ask(line22(subject), await town.person('柳清和', { through: 'device' }), delivery)).toMatchObject(used);
	expect(await ask(line22(subject), shuangjiang, town.id())).toMatchObject(used);
	expect(await ask(line22(subject), shuangjiang)).toMatchObject(used);
	// Nor may a question take the name of something else.
	expect(await ask(line22(town.subject('disclosures:D08')))).toMatchObject(used);
	expect(await asked()).toHaveLength(1);
	expect((await town.portal.contents.versions(town.subject('disclosures:D08')))).toHaveLength(1);
});

test('泉夏苇 of 石桥 is a stranger here: what she names is not there', async () => {
	const xiawei = await town.person('泉夏苇');
	const notThere = { ok: false, error: { code: 'object.not-found' } };
	expect(await ask(line22(town.id()), xiawei)).toMatchObject(notThere);
	// Nor can she bring the account of 柳湾 home, nor 柳霜降 ask about the one of 石桥.
	expect(await ask(line22(town.id(), { community: 'SQ' }), xiawei)).toMatchObject(notThere);
	expect(await ask({ community: LW, subject: town.id(), parent: town.subject('disclosures:D11'), text: '石桥的账怎么样？' })).toMatchObject(notThere);
	expect(await ask(line22(town.id(), { table: town.subject('finance_tables:FT-LW-202609') }))).toMatchObject(notThere);
	expect(await ask(line22(town.id(), { parent: town.id() }))).toMatchObject(notThere);
	expect(await ask(line22(town.id(), { parent: town.subject('proposals:P5'), table: undefined, line: undefined }))).toMatchObject(notThere);
	expect(await town.portal.perform('question.ask', line22(town.id()), town.guest())).toMatchObject({ ok: false, error: { code: 'caller.sign-in-first' } });
	expect(await town.portal.perform('question.ask', line22(town.id()), { kind: 'operator' })).toMatchObject({ ok: false, error: { code: 'caller.not-allowed' } });
	expect(await asked()).toHaveLength(0);
});

test('the account has 25 lines', async () => {
	expect(await ask(line22(town.id(), { line: 25 }))).toMatchObject({ ok: true });
	expect(await ask(line22(town.id(), { line: 26 }))).toMatchObject({ ok: false, error: { code: 'question.line-unknown', params: { line: 26 } } });
	expect(await ask(line22(town.id(), { table: undefined }))).toMatchObject({ ok: false, error: { code: 'question.line-unknown' } });
	expect(await ask(line22(town.id(), { line: undefined }))).toMatchObject({ ok: true });
	expect(await ask(line22(town.id(), { line: undefined, table: undefined }))).toMatchObject({ ok: true });
});

test('written on Saturday without network, delivered on Monday: the clock starts on Monday, the claim is shown beside it', async () => {
	expect(await ask(line22(town.id(), { claimed: '2026-11-21' }))).toMatchObject({ ok: true, value: { due: '2026-11-28' } });
	expect(await ask(line22(town.id(), { claimed: '2026-11-23' }))).toMatchObject({ ok: true });
	expect(await ask(line22(town.id(), { claimed: '2026-11-24' }))).toMatchObject({ ok: false, error: { code: 'question.day-in-future', params: { day: '2026-11-24' } } });
	expect((await asked()).map((held) => held.content.claimed)).toEqual(['2026-11-21', undefined]);
});

test('shortly before midnight in 柳湾 it is still that day, though it is yesterday in London', async () => {
	town.setClock('2026-11-30T23:59:59');
	expect(await ask(line22(town.id()))).toMatchObject({ value: { due: '2026-12-05' } });
	town.setClock('2026-12-01T00:00:00');
	expect(await ask(line22(town.id()))).toMatchObject({ value: { due: '2026-12-06' } });
	town.setClock('2027-01-01T00:10:00');
	expect(await ask(line22(town.id()))).toMatchObject({ value: { number: 'LW-Q-2027-0001' } });
	expect((await asked()).map((held) => held.content.asked)).toEqual(['2026-11-30', '2026-12-01', '2027-01-01']);
});

test('unanswered, it waits until 24:00 of the last day and is late from then on, by itself', async () => {
	await ask(line22(town.id()));
	const [question] = await asked();
	town.setClock('2026-11-28T23:59:59');
	expect(questionState(question!.content, undefined, town.portal.today())).toEqual({ state: 'waiting', daysLeft: 0 });
	const entries = (await town.portal.contents.head(LW))!.size;
	town.setClock('2026-11-29T00:00:00');
	expect(questionState(question!.content, undefined, town.portal.today())).toEqual({ state: 'overdue', daysLate: 1 });
	expect((await town.portal.contents.head(LW))!.size).toBe(entries);
});

test.each([
	['nothing', '', 'missing'], ['spaces', ' 　\n ', 'missing'], ['too much', '问'.repeat(501), 'too-long'], ['a mark that turns the direction', '钱\u202e呢', 'malformed'],
	['half a character', '钱\ud83d', 'malformed'], ['no text', undefined, 'missing'], ['a number', 8400, 'wrong-kind']
])('what is no question: %s', async (_story, text, code) => {
	expect(await ask(line22(town.id(), { text }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'text', code }] } });
	expect(await ask(line22(town.id(), { more: 1 }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'more', code: 'unknown' }] } });
	expect(await asked()).toHaveLength(0);
});

test('five hundred characters are a question, and it is kept in NFC with plain line breaks', async () => {
	expect(await ask(line22(town.id(), { text: '问'.repeat(500) }))).toMatchObject({ ok: true });
	expect(await ask(line22(town.id(), { text: ' 第一行\r\n第二行 e\u0301 ' }))).toMatchObject({ ok: true });
	expect((await asked())[1]!.content.text).toBe('第一行\n第二行 é');
});

test('twenty a day from one house; the neighbour is not kept waiting, and a day later there is room again', async () => {
	for (let n = 0; n < 20; n++) expect(await ask(line22(town.id()))).toMatchObject({ ok: true });
	expect(await ask(line22(town.id()), await town.person('柳霜降'))).toMatchObject({ ok: false, error: { code: 'rate.too-many' } });
	expect(await ask(line22(town.id()), await town.person('柳清和', { through: 'device' }))).toMatchObject({ ok: true });
	town.passMachineTime(86_400_000);
	expect(await ask(line22(town.id()))).toMatchObject({ ok: true });
	expect(await asked()).toHaveLength(22);
});

test('a phone that was signed out a moment ago asks nothing any more', async () => {
	expect(await town.portal.perform('device.forget', {}, shuangjiang)).toMatchObject({ ok: true });
	expect(await ask(line22(town.id()))).toMatchObject({ ok: false, error: { code: 'caller.sign-in-first' } });
	expect(await asked()).toHaveLength(0);
});
