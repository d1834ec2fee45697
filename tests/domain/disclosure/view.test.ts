import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { remembering } from '#domain/content/contents.ts';
import type { Params } from '#domain/content/view.ts';
import { parseLineSlug } from '#domain/disclosure/view/account.ts';
import { disclosurePage } from '#domain/disclosure/view/disclosure-page.ts';
import { disclosuresPage } from '#domain/disclosure/view/disclosures-page.ts';
import { linePage } from '#domain/disclosure/view/line-page.ts';
import { questionPage, questionsPage } from '#domain/disclosure/view/questions-page.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳湾 in October, looked at on Sunday 22 November 2026, as the imported city has it. */

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const on = (today: string) => ({ today: day(today), zone: 480 });
const sunday = on('2026-11-22');
const page = (community: string, key: string, more: Params = {}, when = sunday) =>
	disclosurePage(town.portal.contents, { community, disclosure: town.subject(`disclosures:${key}`), ...more }, when);

describe('the accounts of October', () => {
	test('open with three sentences, totals, 17 payments and 8 receipts', async () => {
		const model = (await page('LW', 'D08'))!;
		expect(model).toMatchObject({ category: 'finance', period: '2026-10', published: '2026-11-09', due: '2026-11-09', daysLate: 0, displayOver: false });
		expect(model.summary).toMatchObject({ is: 'given', sentences: { length: 3 } });
		const [account] = model.accounts;
		expect(account).toMatchObject({ opening: 48_632_055, income: 18_287_740, expense: 14_735_495, closing: 52_184_300, incomeCount: 8, expenseCount: 17 });
		expect(account!.expenseLines.reduce((sum, line) => sum + line.amount, 0)).toBe(account!.expense);
		expect(model.proof).toMatchObject({ imported: true, version: 1, community: 'LW' });
	});

	test('find that 68 of 100 yuan went to works, and when the balance stood highest', async () => {
		const { accounts } = (await page('LW', 'D08'))!;
		expect(accounts[0]!.largest).toEqual({ category: '工程支出', percent: 68 });
		expect(accounts[0]!.bars[0]).toMatchObject({ category: '工程支出', amount: 10_000_000, length: 1000 });
		expect(accounts[0]!.balance.highest).toEqual({ day: '2026-10-20', balance: 59_763_260 });
		expect(accounts[0]!.balance.points.at(-1)).toEqual({ day: '2026-10-31', balance: 52_184_300 });
	});

	test('are compared with the month before, with another on request, or with none', async () => {
		const september = (await page('LW', 'D08'))!;
		expect(september.versus).toBe('2026-09');
		expect(september.accounts[0]!.bars.find((bar) => bar.category === '人员支出')).toMatchObject({ amount: 1_454_000, before: { amount: 1_280_000 } });
		expect(september.accounts[0]!.bars.at(-1)).toMatchObject({ category: '其他支出', amount: 0, before: { amount: 320_000 } });
		const august = (await page('LW', 'D08', { vs: '2026-08' }))!;
		expect(august.accounts[0]!.versus).toMatchObject({ period: '2026-08', closing: 49_520_567 });
		const alone = (await page('LW', 'D08', { vs: 'none' }))!;
		expect(alone.versus).toBeUndefined();
		expect(alone.accounts[0]!.bars.every((bar) => bar.before === undefined)).toBe(true);
		expect((await page('LW', 'D08', { vs: '1999-01' }))!.versus).toBe('2026-09');
		expect((await page('LW', 'D01'))!.versus).toBeUndefined();
	});

	test('name what each payment stands on, and how many asked', async () => {
		const { accounts } = (await page('LW', 'D08'))!;
		const line = (n: number) => accounts[0]!.expenseLines.find((one) => one.n === n)!;
		expect(line(12).basis).toEqual({ is: 'codes', codes: ['LW-JY-2026-014', 'LW-HT-2026-09'] });
		expect(line(3).basis).toEqual({ is: 'everyday' });
		expect(line(22)).toMatchObject({ basis: { is: 'blank' }, asked: 1, missing: [], slug: '22' });
		expect(accounts[0]!.incomeLines.find((one) => one.n === 8)!.basis).toEqual({ is: 'none' });
	});

	test('stay readable when the time on display is over', async () => {
		expect((await page('LW', 'D08', {}, on('2026-12-10')))!.displayOver).toBe(true);
		expect((await page('LW', 'D08', {}, on('2026-12-09')))!.displayOver).toBe(false);
	});
});

describe('other disclosures', () => {
	test('南坡村 was three days late, and a correction would not make anybody late', async () => {
		expect(await page('SQ', 'D12')).toMatchObject({ due: '2026-10-09', published: '2026-10-12', daysLate: 3 });
		const corrected = (await page('BC', 'D23'))!;
		expect(corrected).toMatchObject({ daysLate: 0, published: '2026-11-09', revised: '2026-11-16', reviewed: '2026-11-16' });
		expect(corrected.versions.map(({ version, reason }) => [version, reason])).toEqual([[1, undefined], [2, '补签监督委员会审核意见，金额未改']]);
		expect(corrected.proof.version).toBe(2);
	});

	test('three villages in one disclosure have three accounts, each line an address of its own', async () => {
		const model = (await page('SQ', 'D17'))!;
		expect(model.accounts).toHaveLength(3);
		expect(model.covers.length).toBeGreaterThan(0);
		const slugs = model.accounts.flatMap(({ incomeLines, expenseLines }) => [...incomeLines, ...expenseLines].map((line) => line.slug));
		expect(new Set(slugs).size).toBe(slugs.length);
		expect(slugs).toContain('2-1');
	});

	test('without a table show their text, and can be asked about', async () => {
		const model = (await page('LW', 'D06'))!;
		expect(model).toMatchObject({ accounts: [], summary: { is: 'none' }, category: 'affairs' });
		expect(model.text!.length).toBeGreaterThan(50);
		expect(model.asking).toMatchObject({ parent: town.subject('disclosures:D06'), answerDue: '2026-11-27' });
	});

	test('an account that only hung on the board has a page, and nothing to ask', async () => {
		const subject = town.subject('finance_tables:FT-LW-N1-2025');
		const model = (await disclosurePage(town.portal.contents, { community: 'LW', disclosure: subject }, sunday))!;
		expect(model).toMatchObject({ published: '2026-01-20', displayOver: true, summary: { is: 'computed' } });
		expect(model.title).toBeUndefined();
		expect(model.asking).toBeUndefined();
	});

	test('nothing is there under another community, by a wrong name, or for a table inside a disclosure', async () => {
		expect(await page('SQ', 'D08')).toBeUndefined();
		expect(await disclosurePage(town.portal.contents, { community: 'LW', disclosure: 'x' }, sunday)).toBeUndefined();
		expect(await disclosurePage(town.portal.contents, { community: 'LW', disclosure: town.id() }, sunday)).toBeUndefined();
		expect(await disclosurePage(town.portal.contents, { community: 'LW', disclosure: town.subject('finance_tables:FT-LW-202610') }, sunday)).toBeUndefined();
		expect(await disclosurePage(town.portal.contents, { community: 'LW', disclosure: town.subject('bodies:LW-C') }, sunday)).toBeUndefined();
	});

	test('a page is data: it goes through JSON unchanged', async () => {
		for (const [community, key] of [['LW', 'D08'], ['SQ', 'D17'], ['BC', 'D23'], ['LW', 'D06']] as const) {
			const model = await page(community, key);
			expect(JSON.parse(JSON.stringify(model))).toEqual(model);
		}
	});
});

describe('line 22', () => {
	const line = (slug: string) => linePage(town.portal.contents, { community: 'LW', disclosure: town.subject('disclosures:D08'), line: slug }, sunday);

	test('has its facts, its neighbours, what was asked and what was answered', async () => {
		const model = (await line('22'))!;
		expect(model.line).toMatchObject({ amount: 840_000, voucher: '付-015', decision: null, handler: '麦小满' });
		expect(model).toMatchObject({ previous: '21', next: '23', basis: { is: 'blank' }, asking: { line: 22, answerDue: '2026-11-27' } });
		expect(model.questions).toHaveLength(1);
		expect(model.questions[0]).toMatchObject({ state: { state: 'answered', inTime: true }, satisfaction: 'dissatisfied', about: { line: { n: 22 } } });
	});

	test('what was asked about another line is not under this one', async () => {
		expect((await line('12'))!.questions).toEqual([]);
	});

	test('the first has none before it, the last none after, and there is no 26th', async () => {
		expect(await line('1')).not.toHaveProperty('previous');
		expect(await line('25')).not.toHaveProperty('next');
		for (const slug of ['26', '0', '-1', '022', '1e1', '2-1', '99999', 'x', '']) expect(await line(slug), slug).toBeUndefined();
	});

	test('an address of a line is read in one way only', () => {
		expect(parseLineSlug('22')).toEqual({ tableIndex: 0, n: 22 });
		expect(parseLineSlug('2-7')).toEqual({ tableIndex: 1, n: 7 });
		for (const slug of ['1-7', '02-7', '2-07', '2-', '-7', '2-7-1', '２']) expect(parseLineSlug(slug), slug).toBeUndefined();
	});
});

describe('the list of disclosures', () => {
	const list = (community: string, more: Params = {}, when = sunday) => disclosuresPage(town.portal.contents, { community, ...more }, when);

	test('says first what is owed: 石桥村 has no September, 南坡村 has until the 30th', async () => {
		const { owing } = (await list('SQ'))!;
		expect(owing.map(({ name, period, state }) => [name, period, state])).toEqual([
			['石桥村村民委员会', '2026-09', { state: 'missing', daysLate: 44 }],
			['南坡村村民委员会', '2026-10', { state: 'due', daysLeft: 8 }]
		]);
		expect((await list('LW'))!.owing).toEqual([]);
		expect((await list('QG'))!.owing.map(({ category, period, state }) => [category, period, state.state])).toEqual([['affairs', '2026-Q3', 'missing']]);
	});

	test('says it by itself when the day has passed, without anybody doing anything', async () => {
		const late = (await list('SQ', {}, on('2026-12-01')))!.owing.find((one) => one.period === '2026-10');
		expect(late).toMatchObject({ state: { state: 'missing', daysLate: 1 } });
		expect((await list('LW', {}, on('2026-12-10')))!.owing.map(({ period, state }) => [period, state])).toEqual([['2026-11', { state: 'missing', daysLate: 1 }]]);
	});

	test('is by category, newest first, and can be narrowed', async () => {
		const { groups, total } = (await list('LW'))!;
		expect(groups.map(({ category }) => category)).toEqual(['party', 'affairs', 'finance', 'service']);
		for (const { cards } of groups) expect(cards.map((card) => card.published ?? '')).toEqual(cards.map((card) => card.published ?? '').toSorted().toReversed());
		expect(groups.flatMap(({ cards }) => cards)).toHaveLength(total);
		expect((await list('LW', { category: 'party' }))!.groups.map(({ category }) => category)).toEqual(['party']);
		const body = town.subject('bodies:LW-R');
		expect((await list('LW', { body }))!.groups.flatMap(({ cards }) => cards.map((card) => card.body.subject))).toEqual([body]);
		expect((await list('LW', { category: 'nonsense' }))!.groups).toHaveLength(4);
	});

	test('is not there where no community is', async () => {
		expect(await list('XX')).toBeUndefined();
		expect(await list('lw')).toBeUndefined();
	});

	test('tells what it was made of', async () => {
		const seen = remembering(town.portal.contents);
		await disclosuresPage(seen, { community: 'LW' }, sunday);
		const types = new Set([...seen.seen.values()].map(({ content }) => content.type));
		expect(types).toContain('disclosure');
		expect(types).toContain('body');
	});
});

describe('questions', () => {
	test('an answer after its day is late, and says by how much', async () => {
		const model = (await questionPage(town.portal.contents, { community: 'BC', question: town.subject('inquiries:Q09') }, sunday))!;
		expect(model.question.state).toEqual({ state: 'answered', inTime: false, daysLate: 3 });
	});

	test('one that asks about something of later days says so, and one of another community is not there', async () => {
		const model = (await questionPage(town.portal.contents, { community: 'LW', question: town.subject('inquiries:Q02') }, sunday))!;
		expect(model.question).not.toHaveProperty('about');
		expect(await questionPage(town.portal.contents, { community: 'SQ', question: town.subject('inquiries:Q02') }, sunday)).toBeUndefined();
	});

	test('the list is newest first and counts what is open', async () => {
		const model = (await questionsPage(town.portal.contents, { community: 'LW' }, sunday))!;
		expect(model).toMatchObject({ total: 4, unanswered: 0, overdueCount: 0, older: false, answerDays: 5 });
		expect(model.questions.map(({ number }) => number)).toEqual(model.questions.map(({ number }) => number).toSorted().toReversed());
	});
});
