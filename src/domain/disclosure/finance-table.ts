import { isDay, span, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { MOST_FEN, type Fen } from '../basics/money.ts';
import type { Content } from '../content/content.ts';

export type Direction = 'in' | 'out';

/** One line of the accounts. Absent means not recorded; `null` was asked for and is missing. */
export interface FinanceLine {
	seq: number;
	date: Day;
	voucher: string;
	direction: Direction;
	category: string;
	summary: string;
	amount: Fen;
	/** Balance after this line. */
	balance: Fen;
	counterparty?: string | null;
	funding?: string | null;
	handler?: string | null;
	witness?: string | null;
	approver?: string | null;
	contract?: string | null;
	decision?: string | null;
	attachments?: number | null;
	/** Everyday spending that needs no decision: wages, utilities, fuel. */
	recurring?: string | null;
	/** Whether the oversight committee has looked at this line. */
	reviewed?: boolean | null;
}

/** An account of one body for one period. `parent` is the disclosure it was published with, when there is one. */
export interface FinanceTableContent extends Content {
	type: 'finance-table';
	body: SubjectId;
	kind: string;
	/** The accounting unit, as it stands on the sheet. */
	unit: string;
	period: string;
	opening: Fen;
	closing: Fen;
	income: Fen;
	expense: Fen;
	/** Names of office-holders, as on the sheet. */
	prepared?: string;
	approved?: string;
	reviewed?: string;
	reviewedAt?: Day;
	/** When and where it hung, for an account that was posted outside any disclosure. */
	posted?: { published: Day; displayUntil?: Day; channels?: string[] };
	note?: string;
	lines: FinanceLine[];
}

/** What is wrong with an account. `line` is the seq (or the row number) it stands on; absent for the whole. */
export type AccountProblem =
	| { code: 'no-lines' }
	| { code: 'too-many-lines'; most: number }
	| { code: 'seq-not-continuous'; line: number; expected: number }
	| { code: 'date-unreadable'; line: number }
	| { code: 'date-outside-period'; line: number; from: Day; until: Day }
	| { code: 'amount-unreadable'; line: number }
	| { code: 'text-missing'; line: number; field: 'voucher' | 'category' | 'summary' }
	| { code: 'voucher-twice'; line: number; voucher: string; first: number }
	| { code: 'balance-differs'; line: number; expected: Fen; found: Fen }
	| { code: 'income-differs'; expected: Fen; found: Fen }
	| { code: 'expense-differs'; expected: Fen; found: Fen }
	| { code: 'closing-differs'; expected: Fen; found: Fen }
	| { code: 'opening-differs'; expected: Fen; found: Fen };

export const MOST_LINES = 10_000;

type Account = Pick<FinanceTableContent, 'period' | 'opening' | 'closing' | 'income' | 'expense' | 'lines'>;

function amountOf(fen: unknown): fen is Fen {
	return Number.isSafeInteger(fen) && Math.abs(fen as number) <= MOST_FEN;
}

/**
 * Everything an account must be before anyone may publish it, line by line: continuous numbers, days inside the period, amounts
 * above zero, each voucher once, running balances, totals, and opening + in − out = closing. `before` is the closing balance of the
 * period before, when it is recorded: the chain from month to month.
 * Returns all problems, in order; an empty list means it balances.
 */
export function accountProblems(account: Account, before?: Fen): AccountProblem[] {
	const problems: AccountProblem[] = [];
	if (account.lines.length === 0) return [{ code: 'no-lines' }];
	if (account.lines.length > MOST_LINES) return [{ code: 'too-many-lines', most: MOST_LINES }];
	const over = span(account.period);
	const vouchers = new Map<string, number>();
	// The balance as the lines add up, and as the sheet goes on from its own last figure. They part where a slip was named, and meet
	// again at the next line that follows from either: a wrong balance and a wrong amount are each named once.
	let added = account.opening;
	let written = account.opening;
	let income = 0;
	let expense = 0;
	account.lines.forEach((line, index) => {
		if (line.seq !== index + 1) problems.push({ code: 'seq-not-continuous', line: line.seq, expected: index + 1 });
		if (!isDay(line.date)) problems.push({ code: 'date-unreadable', line: line.seq });
		else if (over && (line.date < over.from || line.date > over.until)) problems.push({ code: 'date-outside-period', line: line.seq, ...over });
		for (const field of ['voucher', 'category', 'summary'] as const) {
			if (!line[field]?.trim()) problems.push({ code: 'text-missing', line: line.seq, field });
		}
		const first = vouchers.get(line.voucher);
		if (line.voucher && first !== undefined) problems.push({ code: 'voucher-twice', line: line.seq, voucher: line.voucher, first });
		else vouchers.set(line.voucher, line.seq);
		if (!amountOf(line.amount) || line.amount <= 0) {
			problems.push({ code: 'amount-unreadable', line: line.seq });
			return;
		}
		if (line.direction === 'in') income += line.amount;
		else expense += line.amount;
		const change = line.direction === 'in' ? line.amount : -line.amount;
		added += change;
		written += change;
		if (line.balance === added || line.balance === written) {
			added = written = line.balance;
			return;
		}
		problems.push({ code: 'balance-differs', line: line.seq, expected: added, found: line.balance });
		if (amountOf(line.balance)) written = line.balance;
	});
	if (income !== account.income) problems.push({ code: 'income-differs', expected: income, found: account.income });
	if (expense !== account.expense) problems.push({ code: 'expense-differs', expected: expense, found: account.expense });
	const closing = account.opening + income - expense;
	if (closing !== account.closing) problems.push({ code: 'closing-differs', expected: closing, found: account.closing });
	if (before !== undefined && before !== account.opening) problems.push({ code: 'opening-differs', expected: before, found: account.opening });
	return problems;
}

/** Sums per category of one direction, largest first; ties in the order of first appearance. */
export function byCategory(lines: FinanceLine[], direction: Direction): { category: string; amount: Fen; count: number }[] {
	const sums = new Map<string, { category: string; amount: Fen; count: number }>();
	for (const line of lines) {
		if (line.direction !== direction) continue;
		const sum = sums.get(line.category) ?? { category: line.category, amount: 0, count: 0 };
		sum.amount += line.amount;
		sum.count++;
		sums.set(line.category, sum);
	}
	return [...sums.values()].sort((a, b) => b.amount - a.amount);
}
