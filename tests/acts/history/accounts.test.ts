import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAccounts } from '#acts/history/check-accounts.ts';
import { checkFile } from '#acts/history/check.ts';
import { readFile } from '#acts/history/file.ts';
import { noProblems } from '#acts/history/problems.ts';
import { demoCity } from '#tests/support/town.ts';

/* One fen is enough: whichever amount of whichever account is changed by it, the file is refused, and the row is named. */

type Row = Record<string, number>;
type Table = Record<string, number> & { rows: Row[] };

const TOTALS = ['opening_balance_fen', 'closing_balance_fen', 'income_total_fen', 'expense_total_fen'] as const;

/** The places that must be named when this amount is changed by one fen. */
function placeOf(table: number, row: number | undefined, key: string): string {
	if (row !== undefined) return `finance_tables[${table}].rows[${row}].balance_fen`;
	// The sheet does not say which is wrong, the opening balance or the first line: the first that does not follow is named.
	return key === 'opening_balance_fen' ? `finance_tables[${table}].rows[0].balance_fen` : `finance_tables[${table}].${key}`;
}

test('every amount of every account of the demo city, one fen up and one down', () => {
	const raw = demoCity();
	const tables = raw.finance_tables as Table[];
	let changes = 0;
	/** One table at its place; the others are left out, so that a thousand readings take a second. */
	const judge = (index: number) => {
		const problems = noProblems();
		checkAccounts(readFile({ finance_tables: tables.map((table, at) => (at === index ? table : null)) }, noProblems()).finance_tables, problems);
		return problems.list.map((problem) => problem.at);
	};
	tables.forEach((table, index) => {
		expect(judge(index)).toEqual([]);
		const cells: [Row, number | undefined, string][] = [
			...table.rows.flatMap((row, at): [Row, number, string][] => [[row, at, 'amount_fen'], [row, at, 'balance_fen']]),
			...TOTALS.map((key): [Row, undefined, string] => [table, undefined, key])
		];
		for (const [object, row, key] of cells) {
			for (const fen of [1, -1]) {
				object[key]! += fen;
				expect(judge(index), `${key} of table ${index}, row ${row}`).toContain(placeOf(index, row, key));
				object[key]! -= fen;
				changes++;
			}
		}
	});
	expect(changes).toBeGreaterThan(600);
});

test('the same through the whole check, for amounts drawn by lot', () => {
	const raw = demoCity();
	const tables = raw.finance_tables as Table[];
	const cell = fc.nat({ max: tables.length - 1 }).chain((index) => fc.record({
		index: fc.constant(index), row: fc.nat({ max: tables[index]!.rows.length - 1 }), key: fc.constantFrom('amount_fen', 'balance_fen'),
		by: fc.integer({ min: -99, max: 99 }).filter((by) => by !== 0)
	}));
	fc.assert(fc.property(cell, ({ index, row, key, by }) => {
		const object = tables[index]!.rows[row]!;
		object[key]! += by;
		const checked = checkFile(raw);
		object[key]! -= by;
		expect(checked.ok).toBe(false);
		const named = checked.ok ? [] : checked.error.list.map((problem) => problem.at);
		expect(named.some((at) => at.startsWith(`finance_tables[${index}].rows[${row}].`))).toBe(true);
	}), { numRuns: 25 });
});

test('rows may stand in any order: their numbers give it, and the place named is the one in the file', () => {
	const raw = demoCity();
	const table = (raw.finance_tables as Table[])[0]!;
	table.rows.reverse();
	expect(checkFile(raw).ok).toBe(true);
	const last = table.rows.length - 1;
	table.rows[last]!.balance_fen! += 1;
	const checked = checkFile(raw);
	expect(checked.ok ? [] : checked.error.list.map((problem) => problem.at)).toContain(`finance_tables[0].rows[${last}].balance_fen`);
});
