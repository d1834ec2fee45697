import { formatFen, type Fen } from '#domain/basics/money.ts';
import type { FinanceLine } from '#domain/disclosure/finance-table.ts';
import { periodText } from '#lib/ui/day-text.ts';
import type { Words } from '#words/words.ts';

/** Cells that were asked for and are empty: what the published page will mark. */
export function linesWithBlanks(lines: readonly FinanceLine[]): number {
	return lines.filter((line) => [line.handler, line.witness, line.approver, line.attachments].includes(null)).length;
}

/** Whether the sheet has the columns of which a blank would be marked. */
function asksForSignatures(lines: readonly FinanceLine[]): boolean {
	return lines.every(({ handler, witness, approver, attachments }) => [handler, witness, approver, attachments].every((cell) => cell !== undefined));
}

/** Sums of both directions. */
export function totalsOf(lines: readonly FinanceLine[]): { income: Fen; expense: Fen; incomeCount: number; expenseCount: number } {
	const totals = { income: 0, expense: 0, incomeCount: 0, expenseCount: 0 };
	for (const { direction, amount } of lines) {
		if (direction === 'in') {
			totals.income += amount;
			totals.incomeCount++;
		} else {
			totals.expense += amount;
			totals.expenseCount++;
		}
	}
	return totals;
}

/** Three sentences to begin with: what came and went, the largest expense, what is open. A clerk makes them their own. `words` are of the account's language. */
export function draftSummary(words: Words, account: { period: string; closing: Fen; lines: readonly FinanceLine[] }): string[] {
	const { draft } = words.office;
	const { income, expense } = totalsOf(account.lines);
	const largest = account.lines.filter(({ direction }) => direction === 'out').reduce<FinanceLine | undefined>((most, line) => (most && most.amount >= line.amount ? most : line), undefined);
	const blanks = linesWithBlanks(account.lines);
	return [
		draft.totals({ month: periodText(words, account.period, true), income: formatFen(income), expense: formatFen(expense), closing: formatFen(account.closing) }),
		largest ? draft.largest({ summary: shortened(largest.summary), amount: formatFen(largest.amount) }) : draft.noExpense,
		blanks > 0 ? draft.blanks({ count: blanks }) : asksForSignatures(account.lines) ? draft.complete : draft.open
	];
}

/** Summaries may be long, sentences not. */
function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
