import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { utf8 } from '#domain/basics/bytes.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * Early in December 麦小满 publishes the November account of 柳湾. October closed with 521,843.00 yuan; November must open with it.
 */

const LW = 'LW' as CommunityCode;
const OCTOBER_CLOSED = 52184300;

let town: Town;
let xiaoman: PersonCaller;

beforeEach(async () => {
	town = await openTown({ clock: '2026-12-05T16:00' });
	xiaoman = await town.person('麦小满');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const line = (seq: number, direction: 'in' | 'out', amount: number, balance: number, more: object = {}) => ({
	seq, date: `2026-11-${String(seq + 2).padStart(2, '0')}`, voucher: `${direction === 'in' ? '收' : '付'}-00${seq}`, direction, category: direction === 'in' ? '租赁收入' : '管理费用',
	summary: '屋顶光伏电费', amount, balance, handler: '麦小满', witness: null, ...more
});
const account = (more: object = {}) => ({
	community: LW, subject: town.id(), table: town.id(), body: town.subject('bodies:LW-C'), period: '2026-11', title: '柳湾社区2026年11月集体财务收支逐笔公开',
	summary: ['11月进账1000元，支出300元。', '最大的一笔支出是打印费。', '没有欠账。'], reviewed: '2026-12-04',
	opening: OCTOBER_CLOSED, closing: 52254300, income: 100000, expense: 30000,
	lines: [line(1, 'in', 100000, 52284300), line(2, 'out', 10000, 52274300), line(3, 'out', 20000, 52254300)],
	...more
});
const publish = (input: unknown, caller: PersonCaller = xiaoman, id?: string) => town.portal.perform('disclosure.publish', input, caller, id === undefined ? {} : { id });
const published = async () => (await town.portal.contents.ofType<DisclosureContent>(LW, 'disclosure')).slice(10);

test('麦小满 publishes November: disclosure and table are one act under her office, due on the 9th, on display for fifteen days', async () => {
	const input = account();
	const done = await publish(input);
	expect(done).toMatchObject({ ok: true, value: { subject: input.subject, late: 0 }, lines: [{ subject: input.subject }, { subject: input.table }] });
	const [disclosure] = await published();
	expect(disclosure!.content).toMatchObject({ category: 'finance', due: '2026-12-09', published: '2026-12-05', reviewed: '2026-12-04', displayUntil: '2026-12-20', summary: input.summary });
	expect('source' in disclosure!.content).toBe(false);
	const [table] = await town.portal.contents.ofParent<FinanceTableContent>(input.subject, 'finance-table');
	expect(table!.content).toMatchObject({ kind: 'collective', opening: OCTOBER_CLOSED, closing: 52254300, prepared: '麦小满', unit: '柳湾社区（村）居民委员会' });
	expect(table!.content.lines[0]).toEqual(line(1, 'in', 100000, 52284300));
	const entry = decodeEntry(utf8((await town.portal.contents.line(LW, disclosure!.seq))!.entry));
	expect(entry).toMatchObject({ act: 'disclosure.publish', actor: xiaoman.offices[0]!.office, recordedAt: '2026-12-05T08:00:00.000Z', rules: (await town.portal.rules())!.hash });
	expect('happenedAt' in entry).toBe(false);
	// And at once somebody can ask about a line of it.
	const asked = await town.portal.perform('question.ask', { community: LW, subject: town.id(), parent: input.subject, table: input.table, line: 3, text: '打印什么要200元？' }, await town.person('柳霜降'));
	expect(asked).toMatchObject({ ok: true, value: { due: '2026-12-10' } });
});

test('the month must be over: at 24:00 of the 30th it is', async () => {
	const early = await openTown({ clock: '2026-11-30T23:59:59' });
	const caller = await early.person('麦小满');
	const { reviewed: _reviewed, ...input } = account({ subject: early.id(), table: early.id() });
	expect(await early.portal.perform('disclosure.publish', input, caller)).toMatchObject({ ok: false, error: { code: 'disclosure.period-not-over', params: { until: '2026-11-30' } } });
	early.setClock('2026-12-01T00:00:00');
	expect(await early.portal.perform('disclosure.publish', input, caller)).toMatchObject({ ok: true, value: { late: 0 } });
	await checkRecord(early, 'LW');
	await early.close();
});

test('on the 9th in time, on the 12th three days late, and it says so', async () => {
	town.setClock('2026-12-12T08:00');
	const input = account();
	expect(await publish(input)).toMatchObject({ ok: true, value: { late: 3 } });
	expect((await published())[0]!.content).toMatchObject({ due: '2026-12-09', published: '2026-12-12' });
});

test('November opens with what October closed with, to the fen', async () => {
	const lines = [line(1, 'in', 100000, 52284301), line(2, 'out', 10000, 52274301), line(3, 'out', 20000, 52254301)];
	expect(await publish(account({ opening: OCTOBER_CLOSED + 1, closing: 52254301, lines }))).toMatchObject({
		ok: false, error: { code: 'account.does-not-balance', account: [{ code: 'opening-differs', expected: OCTOBER_CLOSED, found: OCTOBER_CLOSED + 1 }] }
	});
	expect(await published()).toHaveLength(0);
});

test('what does not balance is refused with every place named, and nothing of it is written', async () => {
	const size = (await town.portal.contents.head(LW))!.size;
	const lines = [
		line(1, 'in', 100000, 52284300), line(2, 'out', 10000, 52274301), line(4, 'out', 20000, 52254301, { voucher: '付-002' }), line(4, 'out', 0, 52254301, { date: '2026-12-01' })
	];
	const done = await publish(account({ lines }));
	expect(done).toMatchObject({ ok: false, error: { code: 'account.does-not-balance', params: { problems: 5 } } });
	expect(done.ok ? [] : done.error.account).toEqual([
		{ code: 'balance-differs', line: 2, expected: 52274300, found: 52274301 },
		{ code: 'seq-not-continuous', line: 4, expected: 3 },
		{ code: 'voucher-twice', line: 4, voucher: '付-002', first: 2 },
		{ code: 'date-outside-period', line: 4, from: '2026-11-01', until: '2026-11-30' },
		{ code: 'amount-unreadable', line: 4 }
	]);
	expect((await town.portal.contents.head(LW))!.size).toBe(size);
});

test('a month comes out once; October came with the history', async () => {
	const first = account();
	await publish(first);
	expect(await publish(account())).toMatchObject({ ok: false, error: { code: 'disclosure.already-published', params: { period: '2026-11' } } });
	expect(await publish(account({ period: '2026-10' }))).toMatchObject({ ok: false, error: { code: 'disclosure.already-published', params: { period: '2026-10' } } });
	expect(await published()).toHaveLength(1);
});

test('two clerks press the button at the same moment, and one of them twice: one account', async () => {
	const lixia = await town.person('苗立夏');
	const [input, delivery] = [account(), town.id()];
	const done = await Promise.all([publish(input, xiaoman, delivery), publish(account(), lixia), publish(input, xiaoman, delivery)]);
	expect(done.map((one) => (one.ok ? (one.again ? 'again' : 'done') : one.error.code))).toEqual(['done', 'disclosure.already-published', 'again']);
	expect(await published()).toHaveLength(1);
});

test('ids that are in use, or stand for two things, publish nothing', async () => {
	const used = { ok: false, error: { code: 'delivery.id-used' } };
	const twice = town.id();
	expect(await publish(account({ subject: town.subject('disclosures:D08') }))).toMatchObject(used);
	expect(await publish(account({ table: town.subject('finance_tables:FT-LW-202610') }))).toMatchObject(used);
	expect(await publish(account({ subject: twice, table: twice }))).toMatchObject(used);
	expect(await published()).toHaveLength(0);
	expect(await town.portal.contents.bySubject(twice)).toBeUndefined();
});

test('for one\'s own body only, from a desk', async () => {
	const notAllowed = { ok: false, error: { code: 'caller.not-allowed' } };
	const notThere = { ok: false, error: { code: 'object.not-found' } };
	expect(await publish(account({ body: town.subject('bodies:LW-P') }))).toMatchObject(notAllowed);
	expect(await publish(account(), await town.person('禾处暑'))).toMatchObject(notAllowed);
	expect(await publish(account(), await town.person('柳霜降'))).toMatchObject(notAllowed);
	expect(await publish(account({ body: town.subject('bodies:SQ-V1') }))).toMatchObject(notThere);
	expect(await publish(account({ body: town.id() }))).toMatchObject(notThere);
	expect(await publish(account(), await town.person('石小暑'))).toMatchObject(notThere);
	expect(await published()).toHaveLength(0);
});

test('南坡村 publishes its village account: it goes on from its own September, not from a joint account', async () => {
	const accountant = await town.person('u-sq-231');
	const closing = 10715155;
	const input = {
		...account({ community: 'SQ', body: town.subject('bodies:SQ-V2'), period: '2026-10', title: '南坡村2026年10月财务收支公开' }),
		opening: closing, closing: closing + 100, income: 100, expense: 0, lines: [{ ...line(1, 'in', 100, closing + 100), date: '2026-10-05' }]
	};
	const wrong = { ...input, opening: closing + 5, closing: closing + 105, lines: [{ ...input.lines[0]!, balance: closing + 105 }] };
	expect(await publish(wrong, accountant)).toMatchObject({ ok: false, error: { account: [{ code: 'opening-differs', expected: closing }] } });
	expect(await publish(input, accountant)).toMatchObject({ ok: true });
	const [table] = await town.portal.contents.ofParent<FinanceTableContent>(input.subject as SubjectId, 'finance-table');
	expect(table!.content).toMatchObject({ kind: 'village', community: 'SQ' });
	await checkRecord(town, 'SQ');
});

test.each([
	['two sentences', { summary: ['一。', '二。'] }, 'summary', 'wrong-kind'],
	['no lines', { lines: [] }, 'lines', 'missing'],
	['a month that is none', { period: '2026-13' }, 'period', 'malformed'],
	['a review tomorrow', { reviewed: '2026-12-06' }, 'reviewed', 'too-large'],
	['half a fen', { opening: 0.5 }, 'opening', 'malformed'],
	['an amount in a line as text', { lines: [{ seq: 1, date: '2026-11-03', voucher: 'a', direction: 'in', category: 'b', summary: 'c', amount: '1', balance: 1 }] }, 'lines.0.amount', 'wrong-kind'],
	['a day that is not in the calendar', { lines: [{ seq: 1, date: '2026-11-31', voucher: 'a', direction: 'in', category: 'b', summary: 'c', amount: 1, balance: 1 }] }, 'lines.0.date', 'malformed'],
	['no title', { title: '' }, 'title', 'missing']
])('what is no account: %s', async (_story, change, path, code) => {
	expect(await publish(account(change))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path, code }] } });
	expect(await published()).toHaveLength(0);
});

test('南坡村 was given until the 30th for October: 泉梨蒲 publishes on the 28th and is in time, and the verifier knows why', async () => {
	const nanpo = await openTown({ clock: '2026-11-28T10:00' });
	const caller = await nanpo.person('泉梨蒲');
	const opening = 10715155;
	const october = { date: '2026-10-12', voucher: '付-001', direction: 'out', category: '管理费用', summary: '打印', amount: 5155, balance: 10710000 };
	const done = await nanpo.portal.perform('disclosure.publish', {
		community: 'SQ', subject: nanpo.id(), table: nanpo.id(), body: nanpo.subject('bodies:SQ-V2'), period: '2026-10', title: '南坡村2026年10月财务收支',
		summary: ['10月没有收入，支出51.55元。', '只有一笔打印费。', '没有欠账。'], opening, closing: 10710000, income: 0, expense: 5155, lines: [{ seq: 1, ...october }]
	}, caller);
	expect(done).toMatchObject({ ok: true, value: { late: 0 } });
	const [latest] = (await nanpo.portal.contents.ofType<DisclosureContent>('SQ' as CommunityCode, 'disclosure')).slice(-1);
	expect(latest!.content.due).toBe('2026-11-30');
	await checkRecord(nanpo, 'SQ');
	await nanpo.close();
});
