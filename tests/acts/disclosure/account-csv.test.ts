import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { MOST_SHEET_BYTES, readAccountCsv, readAccountFile } from '#acts/disclosure/account-csv.ts';
import { accountSheet } from '#lib/disclosure/account-sheet.ts';
import { columnOf } from '#domain/disclosure/account-columns.ts';
import { addDays, day } from '#domain/basics/day.ts';
import { accountProblems, MOST_LINES, type FinanceLine } from '#domain/disclosure/finance-table.ts';

const about = { month: '2026-11', opening: 52_184_300 };
const sheet = (...rows: string[]) => readAccountCsv(['日期,凭证号,收支,科目,摘要,金额,余额', ...rows].join('\n'), about);
const utf8 = (text: string) => new TextEncoder().encode(text);

interface FileRow { seq: number; date: string; voucher_no: string; direction: 'in' | 'out'; category: string; summary: string; amount_fen: number; balance_fen: number; handler: string; decision_ref: string | null }
const october = (JSON.parse(readFileSync(new URL('../../../server/demo/city.json', import.meta.url), 'utf8')) as {
	finance_tables: { opening_balance_fen: number; closing_balance_fen: number; income_total_fen: number; expense_total_fen: number; rows: FileRow[] }[];
}).finance_tables[0]!;

describe('麦小满 brings the sheet of the month', () => {
	it('as her spreadsheet saves it: mark at the start, units in the heading, 收入 and 支出 in two columns, a sum at the end', () => {
		const read = readAccountFile(
			utf8(
				[
					'\ufeff柳湾社区2026年11月收支,,,,,,',
					'序号,日期,凭证号,科目,摘要,收入（元）,支出（元）,余额(元)',
					'1,2026/11/3,收-001,租赁收入,大棚租金,"36,500.00",,558343.00',
					'2,2026年11月5日,付-001,管理费用,打印纸,,120,"558,223.00"',
					',,,,,,,',
					',合计,,,,36500,120,'
				].join('\r\n')
			),
			about
		);
		expect(read.problems).toEqual([]);
		expect(read.rows).toEqual([3, 4]);
		expect(read.sums).toEqual([6]);
		expect(read.lines).toEqual([
			{ seq: 1, date: '2026-11-03', voucher: '收-001', direction: 'in', category: '租赁收入', summary: '大棚租金', amount: 3_650_000, balance: 55_834_300 },
			{ seq: 2, date: '2026-11-05', voucher: '付-001', direction: 'out', category: '管理费用', summary: '打印纸', amount: 12_000, balance: 55_822_300 }
		]);
	});

	it('pasted out of the spreadsheet, with tabs, in English', () => {
		const read = readAccountCsv('Date\tVoucher\tDirection\tCategory\tSummary\tAmount\tHandler\n20261103\tV1\tin\trent\tgreenhouse\t1.50\t\n', about);
		expect(read.problems).toEqual([]);
		expect(read.lines).toEqual([
			{ seq: 1, date: '2026-11-03', voucher: 'V1', direction: 'in', category: 'rent', summary: 'greenhouse', amount: 150, balance: 52_184_450, handler: null }
		]);
	});

	it('and October comes back from the file it is written to, to the fen', () => {
		const lines: FinanceLine[] = october.rows.map((row) => ({
			seq: row.seq, date: day(row.date), voucher: row.voucher_no, direction: row.direction, category: row.category, summary: row.summary,
			amount: row.amount_fen, balance: row.balance_fen, handler: row.handler, decision: row.decision_ref
		}));
		const read = readAccountFile(utf8(accountSheet({ lines }, 'zh-CN')), { month: '2026-10', opening: october.opening_balance_fen });
		expect(read.problems).toEqual([]);
		expect(read.lines.map(({ seq, date, voucher, direction, category, summary, amount, balance, handler, decision }) => ({ seq, date, voucher, direction, category, summary, amount, balance, handler, decision }))).toEqual(lines);
		expect(
			accountProblems({
				period: '2026-10', opening: october.opening_balance_fen, closing: october.closing_balance_fen, income: october.income_total_fen,
				expense: october.expense_total_fen, lines: read.lines
			})
		).toEqual([]);
	});
});

describe('what cannot be read is named by row and column, with what was found', () => {
	it('each cell on its own, all at once', () => {
		const read = sheet('2026-11-31,,收,租金,大棚,12.345,1', '11月5日,付-1,借,办公,"纸\n张",5,=G2-F3', '2026-11-06,付-2,支,办公,=HYPERLINK("x"),,', 'x'.repeat(3));
		expect(read.problems).toEqual([
			{ code: 'not-a-day', row: 2, column: 'date', found: '2026-11-31' },
			{ code: 'not-an-amount', row: 2, column: 'amount', found: '12.345' },
			{ code: 'missing', row: 2, column: 'voucher', found: '' },
			{ code: 'not-a-direction', row: 3, column: 'direction', found: '借' },
			{ code: 'formula', row: 3, column: 'balance', found: '=G2-F3' },
			{ code: 'missing', row: 4, column: 'amount', found: '' },
			{ code: 'formula', row: 4, column: 'summary', found: '=HYPERLINK("x")' },
			{ code: 'not-a-day', row: 5, column: 'date', found: 'xxx' },
			...['direction', 'amount', 'voucher', 'category', 'summary'].map((column) => ({ code: 'missing', row: 5, column, found: '' }))
		]);
	});

	it('columns that are missing, twice, or not ours', () => {
		expect(readAccountCsv('日期,凭证号,摘要,摘要,备注\n', about)).toMatchObject({
			ignored: ['备注'],
			problems: [{ code: 'column-twice', column: 'summary', found: '摘要' }, ...['category', 'direction', 'amount'].map((column) => ({ code: 'column-missing', column }))]
		});
		expect(readAccountCsv('日期,凭证号,科目,摘要,收入\n', about).problems).toEqual([{ code: 'column-missing', column: 'expense' }]);
	});

	it('a line with income and expense, and one with neither', () => {
		expect(readAccountCsv('日期,凭证号,科目,摘要,收入,支出\n2026-11-03,a,b,c,1,2\n2026-11-03,d,b,c,-,\n', about).problems).toEqual([
			{ code: 'in-and-out', row: 2, column: 'expense', found: '2' },
			{ code: 'missing', row: 3, column: 'income', found: '-' }
		]);
	});

	it.each([
		['', 'empty'], ['\ufeff \n', 'empty'], ['hello world', 'no-heading'], ['日期,凭证号,收支,科目,摘要,金额\n', 'no-lines'],
		['日期,凭证号,收支,科目,摘要,金额\n2026-11-01,"a,收,b,c,1\n', 'quotes'], ['x'.repeat(MOST_SHEET_BYTES + 1), 'too-large']
	])('the file as a whole: %#', (text, code) => expect(readAccountCsv(text, about).problems).toMatchObject([{ code }]));

	it('a file in another encoding, which would be read as nonsense', () => {
		expect(readAccountFile(Uint8Array.of(0xc8, 0xd5, 0xc6, 0xda), about).problems).toEqual([{ code: 'not-utf8' }]);
		expect(readAccountFile(Uint8Array.of(0xff, 0xfe, 0x65, 0x67), about).problems).toEqual([{ code: 'not-utf8' }]);
	});

	it('NUL, marks that turn the writing around, half characters, texts without end', () => {
		const read = sheet('2026-11-01,a\0b,收,租金,大棚,1,', '2026-11-01,a,收,\u202e租金,大棚,1,', '2026-11-01,b,收,租金,\ud800,1,', `2026-11-01,c,收,租金,${'长'.repeat(201)},1,`);
		expect(read.problems.map((problem) => [problem.code, 'column' in problem && problem.column])).toEqual([
			['unreadable', 'voucher'], ['unreadable', 'category'], ['unreadable', 'summary'], ['too-long', 'summary']
		]);
	});
});

describe('any account', () => {
	const word = fc.string({ unit: fc.constantFrom(...'收支柳湾ab1=+-@\'",;\n (）'), minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '' && !/^(收|支)$/.test(text));
	const name = fc.option(word, { nil: null });
	const line = fc.record({
		date: fc.integer({ min: 0, max: 29 }).map((n) => addDays(day('2026-11-01'), n)), voucher: word, direction: fc.constantFrom('in' as const, 'out' as const),
		category: word, summary: word, amount: fc.integer({ min: 1, max: 1_000_000_000 }), balance: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
		counterparty: name, funding: name, handler: name, witness: name, approver: name, contract: name, decision: name, recurring: name,
		attachments: fc.option(fc.nat(999), { nil: null })
	});

	it('comes back as it was written, whatever stands in its cells', () => {
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.boolean(), (made, english) => {
				const lines = made.map((one, index) => ({ ...one, seq: index + 1 }));
				const read = readAccountCsv(accountSheet({ lines }, english ? 'en' : 'zh-CN'), about);
				expect(read.problems).toEqual([]);
				expect(read.lines).toEqual(lines);
			})
		);
	});

	it('leaves no cell that a spreadsheet would run', () => {
		fc.assert(
			fc.property(line, (one) => {
				const cells = Papa.parse<string[]>(accountSheet({ lines: [{ ...one, seq: 1 }] }, 'en').trim()).data[1]!;
				for (const cell of cells) expect(cell).not.toMatch(/^(?!-\d+\.\d\d$)[=+\-@]/);
			})
		);
	});

	it('never throws, whatever bytes arrive', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readAccountFile(bytes, about)), { numRuns: 300 });
		const cell = fc.oneof(fc.string(), fc.constantFrom('收', '2026-11-01', '1.00', '合计', '"', '日期', '', '=1'));
		fc.assert(
			fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 9 }), (rows) => {
				const read = sheet(...rows.map((row) => row.join(',')));
				expect(read.lines.length > 0 || read.problems.length > 0).toBe(true);
				expect(read.problems.length).toBeLessThanOrEqual(220);
			})
		);
	});

	it('with 10,000 lines is read within two seconds; with one more it is refused', () => {
		const lines = Array.from({ length: MOST_LINES }, (_, n) => `2026-11-${String((n % 30) + 1).padStart(2, '0')},付-${n},支,办公,"打印，装订",1.00,${(521_843 - n - 1).toFixed(2)}`);
		const started = performance.now();
		const read = sheet(...lines);
		expect(performance.now() - started).toBeLessThan(2000);
		expect(read.problems).toEqual([]);
		expect(read.lines).toHaveLength(MOST_LINES);
		expect(sheet(...lines, lines[0]!).problems).toEqual([{ code: 'too-many-rows', most: MOST_LINES }]);
	});
});

it('headings are known with spaces, units and in capitals', () => {
	expect([columnOf(' 金 额（元）'), columnOf('BALANCE'), columnOf('Voucher No.'), columnOf('备注')]).toEqual(['amount', 'balance', 'voucher', undefined]);
});
