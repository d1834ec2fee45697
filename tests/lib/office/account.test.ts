import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readAccountCsv } from '#acts/disclosure/account-csv.ts';
import { accountProblems, type FinanceLine } from '#domain/disclosure/finance-table.ts';
import { day } from '#domain/basics/day.ts';
import { accountProblemRow, sheetProblemRow } from '#lib/office/account-problems.ts';
import { draftSummary, linesWithBlanks, totalsOf } from '#lib/office/draft.ts';
import { words } from '#words/words.ts';

const zh = words['zh-CN'];
const line = (seq: number, direction: 'in' | 'out', amount: number, more: Partial<FinanceLine> = {}): FinanceLine => ({
	seq, date: day('2026-11-03'), voucher: String(seq), direction, category: '管理费用', summary: '打印纸', amount, balance: 0, ...more
});

describe('what is wrong is said in words, with the row of her sheet', () => {
	it('a title above the heading moves the rows, and the account’s problems name them too', () => {
		const text = '柳湾11月\n日期,凭证号,收支,科目,摘要,金额,余额\n2026-11-03,1,收,租金,大棚,100,1100\n2026-11-04,1,支,办公,打印纸,30,1075\n2026-12-01,2,支,办公,打印纸,5,\n';
		const sheet = readAccountCsv(text, { month: '2026-11', opening: 100_000 });
		const { income, expense } = totalsOf(sheet.lines);
		const rows = accountProblems({ period: '2026-11', opening: 100_000, closing: 1, income, expense, lines: sheet.lines }, 99_900).map((problem) => accountProblemRow(zh, problem, sheet.rows));
		expect(rows).toEqual([
			{ row: 4, column: '凭证号', found: '1', what: '凭证号用了两次，第一次在第1笔。' },
			{ row: 4, column: '余额', found: '1,075.00', what: '按上一笔算，余额应为1,070.00元。' },
			{ row: 5, column: '日期', what: '不在这个月里。应在2026-11-01到2026-11-30之间。' },
			{ found: '0.01', what: '期初加收入减支出，应为1,065.00元。请查漏记、多记。' },
			{ found: '1,000.00', what: '上个月期末是999.00元，接不上。' }
		]);
	});

	it('every problem of a sheet has a sentence in both languages, with nothing left to fill in', () => {
		const texts = ['', 'x', '日期,凭证号,摘要\n', '日期,日期,凭证号,收支,科目,摘要,金额\n', '日期,凭证号,收支,科目,摘要,金额\n"', '日期,凭证号,收支,科目,摘要,金额\n2026,,借,=1,\0,1.234\n', `日期,凭证号,科目,摘要,收入,支出,附件数\n2026-11-01,${'长'.repeat(41)},b,c,1,2,x\n`];
		for (const lang of Object.values(words)) {
			for (const problem of texts.flatMap((text) => readAccountCsv(text, { month: '2026-11', opening: 0 }).problems)) {
				const row = sheetProblemRow(lang, problem);
				expect(row.what.length).toBeGreaterThan(3);
				expect(row.what).not.toMatch(/undefined|\[object/);
				expect(row.column ?? '').not.toMatch(/undefined/);
			}
		}
	});
});

describe('the draft of three sentences', () => {
	it('says what came and went, the largest expense, and what is open', () => {
		expect(draftSummary(zh, { period: '2026-11', closing: 558_223_00, lines: [line(1, 'in', 3_650_000), line(2, 'out', 12_000), line(3, 'out', 99_900, { summary: '清淤', handler: null })] })).toEqual([
			'11月收入36,500.00元，支出1,119.00元，月底余额558,223.00元。',
			'最大的一笔支出是清淤，999.00元。',
			'有1笔缺经手人、证明人、审批人或附件，已经标出，欢迎提问。'
		]);
		const whole = { handler: '麦小满', witness: '柳惊蛰', approver: '苗立夏', attachments: 1 };
		expect(draftSummary(zh, { period: '2026-11', closing: 1, lines: [line(1, 'in', 1, whole)] }).slice(1)).toEqual([zh.office.draft.noExpense, zh.office.draft.complete]);
		// What the sheet has no column for is not claimed to be there.
		expect(draftSummary(zh, { period: '2026-11', closing: 1, lines: [line(1, 'in', 1)] })[2]).toBe(zh.office.draft.open);
	});

	it('always fits where it goes: three sentences of at most 120 characters, whatever the account', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom('in' as const, 'out' as const), fc.integer({ min: 1, max: 1_000_000_000_000 }), fc.string({ minLength: 1, maxLength: 200 })), { maxLength: 30 }), fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (made, closing) => {
				const lines = made.map(([direction, amount, summary], index) => line(index + 1, direction, amount, { summary, attachments: null }));
				for (const sentence of draftSummary(zh, { period: '2026-11', closing, lines })) expect(sentence.length).toBeLessThanOrEqual(120);
				expect(linesWithBlanks(lines)).toBe(lines.length);
			})
		);
	});
});
