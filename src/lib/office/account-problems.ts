import { formatFen } from '#domain/basics/money.ts';
import type { Column, SheetProblem } from '#domain/disclosure/account-columns.ts';
import type { AccountProblem } from '#domain/disclosure/finance-table.ts';
import type { Words } from '#words/words.ts';

/** A problem as a row of a table: where, what stands there, what to do. */
export interface ProblemRow {
	row?: number;
	column?: string;
	/** Absent for problems of the whole; empty where a cell is. */
	found?: string;
	what: string;
}

/** The column that a problem of an account concerns. */
const COLUMN_OF: Partial<Record<AccountProblem['code'], Column>> = {
	'seq-not-continuous': 'seq', 'date-unreadable': 'date', 'date-outside-period': 'date', 'amount-unreadable': 'amount', 'voucher-twice': 'voucher',
	'balance-differs': 'balance'
};

/** What could not be read, in words. */
export function sheetProblemRow(words: Words, problem: SheetProblem): ProblemRow {
	const office = words.office;
	const column = 'column' in problem ? office.column[problem.column] : undefined;
	const what = office.problems.is[problem.code]({ ...(problem as unknown as Record<string, string | number>), ...(column === undefined ? {} : { column }) });
	return {
		what,
		...('row' in problem ? { row: problem.row } : {}),
		...(column === undefined ? {} : { column }),
		...('found' in problem ? { found: problem.found } : {})
	};
}

/** What does not agree, in words, with amounts in yuan. `rows` is the sheet's row of each line; the number of a line where there is none. */
export function accountProblemRow(words: Words, problem: AccountProblem, rows: readonly number[]): ProblemRow {
	const office = words.office;
	const money = (value: unknown) => formatFen(Number(value));
	const isMoney = problem.code.endsWith('-differs');
	const params: Record<string, string | number> = { ...(problem as unknown as Record<string, string | number>) };
	for (const name of ['expected', 'found']) if (isMoney && name in params) params[name] = money(params[name]);
	const column = problem.code === 'text-missing' ? problem.field : COLUMN_OF[problem.code];
	const found =
		'found' in problem ? String(params.found) : problem.code === 'seq-not-continuous' ? String(problem.line) : problem.code === 'voucher-twice' ? problem.voucher : problem.code === 'text-missing' ? '' : undefined;
	return {
		what: office.problems.is[problem.code](params),
		...('line' in problem ? { row: rows[problem.line - 1] ?? problem.line } : {}),
		...(column === undefined ? {} : { column: office.column[column] }),
		...(found === undefined ? {} : { found })
	};
}
