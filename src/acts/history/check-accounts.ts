import { formatFen, type Fen } from '#domain/basics/money.ts';
import { accountProblems, type AccountProblem, type FinanceLine } from '#domain/disclosure/finance-table.ts';
import type { Listed } from './file.ts';
import type { Place, Problems } from './problems.ts';
import type { RowOf } from './shapes.ts';

type Table = RowOf<'finance_tables'>;

/** The lines of a table in their order, which `seq` gives. */
export function linesOf(table: Table): FinanceLine[] {
	return [...table.rows].sort((a, b) => a.seq - b.seq).map((row) => ({
		seq: row.seq,
		date: row.date,
		voucher: row.voucher_no,
		direction: row.direction,
		category: row.category,
		summary: row.summary,
		amount: row.amount_fen,
		balance: row.balance_fen,
		...('counterparty' in row ? { counterparty: row.counterparty } : {}),
		...('funding_source' in row ? { funding: row.funding_source } : {}),
		...('handler' in row ? { handler: row.handler } : {}),
		...('witness' in row ? { witness: row.witness } : {}),
		...('approver' in row ? { approver: row.approver } : {}),
		...('contract_ref' in row ? { contract: row.contract_ref } : {}),
		...('decision_ref' in row ? { decision: row.decision_ref } : {}),
		...('attachments' in row ? { attachments: row.attachments } : {}),
		...('recurring' in row ? { recurring: row.recurring } : {}),
		...('supervisor_reviewed' in row ? { reviewed: row.supervisor_reviewed } : {})
	}) as FinanceLine);
}

/** An account as the rules read it. */
export function accountOf(table: Table) {
	return {
		period: table.period, opening: table.opening_balance_fen, closing: table.closing_balance_fen,
		income: table.income_total_fen, expense: table.expense_total_fen, lines: linesOf(table)
	};
}

function note(problems: Problems, at: Place, rowOf: (line: number) => number, problem: AccountProblem): void {
	const row = (line: number, key: string): Place => [...at, 'rows', rowOf(line), key];
	const sums = (differing: { expected: Fen; found: Fen }) => ({ expected: formatFen(differing.expected), found: formatFen(differing.found) });
	switch (problem.code) {
		case 'no-lines':
			return problems.add([...at, 'rows'], 'no-lines');
		case 'too-many-lines':
			return problems.add([...at, 'rows'], 'too-many-lines', { most: problem.most });
		case 'seq-not-continuous':
			return problems.add(row(problem.line, 'seq'), 'seq-not-continuous', { expected: problem.expected });
		case 'date-unreadable':
			return problems.add(row(problem.line, 'date'), 'not-a-day');
		case 'date-outside-period':
			return problems.add(row(problem.line, 'date'), 'date-outside-period', { from: problem.from, until: problem.until });
		case 'amount-unreadable':
			return problems.add(row(problem.line, 'amount_fen'), 'not-money');
		case 'text-missing':
			return problems.add(row(problem.line, problem.field === 'voucher' ? 'voucher_no' : problem.field), 'missing');
		case 'voucher-twice':
			return problems.add(row(problem.line, 'voucher_no'), 'voucher-twice', { voucher: problem.voucher.slice(0, 40), first: problem.first });
		case 'balance-differs':
			return problems.add(row(problem.line, 'balance_fen'), 'balance-differs', sums(problem));
		case 'income-differs':
			return problems.add([...at, 'income_total_fen'], 'income-differs', sums(problem));
		case 'expense-differs':
			return problems.add([...at, 'expense_total_fen'], 'expense-differs', sums(problem));
		case 'closing-differs':
			return problems.add([...at, 'closing_balance_fen'], 'closing-differs', sums(problem));
		case 'opening-differs':
			// Only asked with the month before; between imported months a difference is a finding about the village, not about the file.
			return;
	}
}

/** Every account of the file must balance, line by line. */
export function checkAccounts(tables: Listed<Table>[], problems: Problems): void {
	for (const { value, at } of tables) {
		const positions = new Map<number, number>();
		value.rows.forEach((row, index) => positions.set(row.seq, index));
		for (const problem of accountProblems(accountOf(value))) note(problems, at, (line) => positions.get(line) ?? 0, problem);
	}
}
