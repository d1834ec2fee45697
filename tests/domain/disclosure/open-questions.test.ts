import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { disclosurePage } from '#domain/disclosure/view/disclosure-page.ts';
import { linePage } from '#domain/disclosure/view/line-page.ts';
import { openQuestions, questionsPage } from '#domain/disclosure/view/questions-page.ts';
import type { PersonCaller } from '#acts/act.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 麦小满 enters more questions from slips than a page holds, every other one about line 22, and answers all but three. The lists go on page
 * by page, and what stays open is found however old it is.
 */

const COUNT = 210;
/** Left without an answer: the first, one in the middle, and the last. */
const OPEN = [0, 131, COUNT - 1];
let town: Town;
let clerk: PersonCaller;
const subjects: string[] = [];

beforeAll(async () => {
	town = await openTown({ clock: '2026-11-23T09:00' });
	clerk = await town.person('麦小满');
	const enter = async (n: number) => {
		const subject = town.id();
		const entered = await town.portal.perform(
			'question.enter',
			{
				community: 'LW', subject, parent: town.subject('disclosures:D08'),
				...(n % 2 === 0 ? { table: town.subject('finance_tables:FT-LW-202610'), line: 22 } : {}), text: `第${n + 1}张纸条`, channel: 'paper_slip', received: '2026-11-23', scribe: '柳春分',
				witness: '禾处暑', readBack: true
			},
			clerk
		);
		expect(entered.ok).toBe(true);
		subjects[n] = subject;
	};
	const answer = async (n: number) => {
		if (OPEN.includes(n)) return;
		const answered = await town.portal.perform('question.answer', { community: 'LW', subject: town.id(), question: subjects[n], text: '已办。' }, clerk);
		expect(answered.ok).toBe(true);
	};
	// Half of them as they come, the other half after the last had come, the newest first.
	for (let n = 0; n < COUNT / 2; n++) {
		await enter(n);
		await answer(n);
	}
	for (let n = COUNT / 2; n < COUNT; n++) await enter(n);
	for (let n = COUNT - 1; n >= COUNT / 2; n--) await answer(n);
});
afterAll(() => town.close());

test('what is open is found, newest first, whatever lies between', async () => {
	for (const chunk of [1, 3, 20, 64, 200, 500]) {
		const { open, count } = await openQuestions(town.portal.contents, 'LW' as never, chunk);
		expect(count).toBe(OPEN.length);
		expect(open.map(({ content }) => content.subject), `read by ${chunk}`).toEqual(OPEN.toReversed().map((n) => subjects[n]));
	}
});

test('on the 28th all three are in time, on the 29th all three are overdue, by themselves', async () => {
	const list = (today: string) => questionsPage(town.portal.contents, { community: 'LW' }, { today: day(today), zone: 480 });
	expect((await list('2026-11-28'))!.overdueCount).toBe(0);
	const late = (await list('2026-11-29'))!;
	expect(late.overdueCount).toBe(3);
	expect(late.overdue[0]!.state).toEqual({ state: 'overdue', daysLate: 1 });
	expect(late.unanswered).toBe(3);
});

test('the list goes on page by page until every question was on one, once', async () => {
	const seen: string[] = [];
	let before: number | undefined;
	for (let pages = 0; pages < 20; pages++) {
		const model = (await questionsPage(town.portal.contents, { community: 'LW', ...(before === undefined ? {} : { before: String(before) }) }, { today: day('2026-11-24'), zone: 480 }))!;
		expect(model.questions.length).toBeLessThanOrEqual(20);
		seen.push(...model.questions.map(({ evidence }) => evidence.subject));
		before = model.next;
		if (before === undefined) break;
	}
	expect(seen).toHaveLength(COUNT + 4);
	expect(new Set(seen).size).toBe(seen.length);
});

test('a disclosure that many ask about shows the newest, says how many there are, and counts a line as at least so many', async () => {
	const when = { today: day('2026-11-24'), zone: 480 };
	const at = { community: 'LW', disclosure: town.subject('disclosures:D08') };
	const page = (await disclosurePage(town.portal.contents, at, when))!;
	expect(page.questions.map(({ evidence }) => evidence.subject)).toEqual(subjects.slice(-20).toReversed());
	expect(page.questionCount).toBe(COUNT + 1);
	const line = page.accounts[0]!.expenseLines.find(({ n }) => n === 22)!;
	expect(line).toMatchObject({ asked: 100, askedMore: true });
	expect(page.accounts[0]!.expenseLines.find(({ n }) => n === 12)).toMatchObject({ asked: 0 });

	const asked = (await linePage(town.portal.contents, { ...at, line: '22' }, when))!;
	expect(asked.more).toBe(true);
	expect(asked.questions.map(({ evidence }) => evidence.subject)).toEqual(subjects.filter((_, n) => n % 2 === 0).slice(-20).toReversed());
	expect((await linePage(town.portal.contents, { ...at, line: '12' }, when))!).toMatchObject({ more: false, questions: [] });
});
