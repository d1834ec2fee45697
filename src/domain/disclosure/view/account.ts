import type { Day } from '../../basics/day.ts';
import { span } from '../../basics/day.ts';
import type { SubjectId } from '../../basics/id.ts';
import type { Fen } from '../../basics/money.ts';
import { byCategory, type FinanceLine, type FinanceTableContent } from '../finance-table.ts';

/** What a line asked for and did not get: computed from null, never chosen by the clerk. Absent fields were not recorded. */
export type Missing = 'attachments' | 'handler' | 'witness' | 'approver';

/** On what a spending stands. `none`: income, which needs no decision. `blank`: asked for, and nothing is written. */
export type Basis = { is: 'codes'; codes: string[] } | { is: 'everyday' } | { is: 'blank' } | { is: 'none' };

export interface LineCard {
	/** Number in its table. */
	n: number;
	/** Last part of its address: `22`, or `2-22` in the second table. */
	slug: string;
	date: Day;
	voucher: string;
	category: string;
	summary: string;
	amount: Fen;
	balance: Fen;
	basis: Basis;
	missing: Missing[];
	/** How many have asked about it, and whether it may be more: of a disclosure that many ask about, only the newest are counted. */
	asked: number;
	askedMore?: true;
}

export interface CategoryBar {
	category: string;
	amount: Fen;
	count: number;
	/** Per mille of the largest bar drawn, of this period and of the one compared with. */
	length: number;
	before?: { amount: Fen; length: number };
}

/** Balance at the end of each day on which something moved, and the points worth naming. */
export interface BalanceLine {
	from: Day;
	until: Day;
	points: { day: Day; balance: Fen }[];
	highest: { day: Day; balance: Fen };
	lowest: { day: Day; balance: Fen };
}

export interface AccountModel {
	table: SubjectId;
	unit: string;
	kind: string;
	period: string;
	opening: Fen;
	closing: Fen;
	income: Fen;
	expense: Fen;
	incomeCount: number;
	expenseCount: number;
	incomeLines: LineCard[];
	expenseLines: LineCard[];
	/** The last line before those shown, and after them, where an account is too long for one page. */
	after?: number;
	upTo?: number;
	prepared?: string;
	approved?: string;
	reviewed?: string;
	reviewedAt?: Day;
	/** Spending by category, largest first. */
	bars: CategoryBar[];
	/** The finding: which category took how much of each hundred yuan. Absent when nothing was spent. */
	largest?: { category: string; percent: number };
	balance: BalanceLine;
	/** The period it is compared with. */
	versus?: { period: string; income: Fen; expense: Fen; closing: Fen };
}

/** What was asked for and is missing on a line. */
export function missingOn(line: FinanceLine): Missing[] {
	const missing: Missing[] = [];
	if (line.attachments === null || line.attachments === 0) missing.push('attachments');
	for (const field of ['handler', 'witness', 'approver'] as const) if (line[field] === null) missing.push(field);
	return missing;
}

/** On what a line stands: decision and contract numbers first, then everyday spending. */
export function basisOf(line: FinanceLine): Basis {
	const codes = [line.decision, line.contract].filter((code): code is string => typeof code === 'string');
	if (codes.length > 0) return { is: 'codes', codes };
	if (line.recurring) return { is: 'everyday' };
	return line.direction === 'out' && line.decision === null ? { is: 'blank' } : { is: 'none' };
}

/** The last part of a line's address. */
export function lineSlug(tableIndex: number, n: number): string {
	return tableIndex === 0 ? String(n) : `${tableIndex + 1}-${n}`;
}

/** Which line of which table an address names. */
export function parseLineSlug(slug: string): { tableIndex: number; n: number } | undefined {
	const match = /^(?:([2-9]|[1-9]\d{1,2})-)?([1-9]\d{0,4})$/.exec(slug);
	if (!match) return undefined;
	return { tableIndex: match[1] === undefined ? 0 : Number(match[1]) - 1, n: Number(match[2]) };
}

/** A line as a row. */
export function lineCard(line: FinanceLine, tableIndex: number, asked: number, askedMore = false): LineCard {
	const { seq, date, voucher, category, summary, amount, balance } = line;
	return { n: seq, slug: lineSlug(tableIndex, seq), date, voucher, category, summary, amount, balance, basis: basisOf(line), missing: missingOn(line), asked, ...(askedMore && asked > 0 ? { askedMore } : {}) };
}

function barsOf(lines: FinanceLine[], before: FinanceLine[] | undefined): CategoryBar[] {
	const now = byCategory(lines, 'out');
	const then = before ? byCategory(before, 'out') : [];
	const gone = then.filter((old) => !now.some((bar) => bar.category === old.category)).map((old) => ({ category: old.category, amount: 0, count: 0 }));
	const all = [...now, ...gone];
	const most = Math.max(1, ...all.map((bar) => bar.amount), ...then.map((bar) => bar.amount));
	const length = (amount: Fen) => Math.round((amount * 1000) / most);
	return all.map((bar) => {
		const old = then.find((other) => other.category === bar.category)?.amount ?? 0;
		return { ...bar, length: length(bar.amount), ...(before ? { before: { amount: old, length: length(old) } } : {}) };
	});
}

function balanceOf(table: FinanceTableContent): BalanceLine {
	const first = table.lines[0]?.date;
	const over = span(table.period) ?? { from: first ?? ('1970-01-01' as Day), until: table.lines.at(-1)?.date ?? first ?? ('1970-01-01' as Day) };
	const byDay = new Map<Day, Fen>();
	for (const line of table.lines) byDay.set(line.date, line.balance);
	const points = [{ day: over.from, balance: table.opening }, ...[...byDay].map(([day, balance]) => ({ day, balance })), { day: over.until, balance: table.closing }];
	const pick = (better: (a: Fen, b: Fen) => boolean) => points.reduce((best, point) => (better(point.balance, best.balance) ? point : best));
	return { ...over, points, highest: pick((a, b) => a > b), lowest: pick((a, b) => a < b) };
}

/** Questions per line, as far as they were looked at; `more` when there are others. */
export interface Asked {
	counts: ReadonlyMap<number, number>;
	more: boolean;
}

/** Most lines on one page; longer accounts go on at `?after=`. */
export const MOST_LINES_SHOWN = 300;

/**
 * An account as a page shows it. `asked` counts questions per line, `before` is the account it is compared with, `after` the last line of the
 * part before. Totals, bars and balance are always of the whole.
 */
export function accountModel(
	table: FinanceTableContent, tableIndex: number, asked: Asked, before?: FinanceTableContent, after = 0
): AccountModel {
	const shown = table.lines.slice(after, after + MOST_LINES_SHOWN);
	const cards = (direction: 'in' | 'out') =>
		shown.filter((line) => line.direction === direction).map((line) => lineCard(line, tableIndex, asked.counts.get(line.seq) ?? 0, asked.more));
	const incomeCount = table.lines.filter((line) => line.direction === 'in').length;
	const bars = barsOf(table.lines, before?.lines);
	const top = bars[0];
	const { unit, kind, period, opening, closing, income, expense, prepared, approved, reviewed, reviewedAt } = table;
	return {
		table: table.subject, unit, kind, period, opening, closing, income, expense,
		incomeCount, expenseCount: table.lines.length - incomeCount, incomeLines: cards('in'), expenseLines: cards('out'),
		...(after > 0 ? { after } : {}), ...(after + shown.length < table.lines.length ? { upTo: after + shown.length } : {}),
		...(prepared === undefined ? {} : { prepared }), ...(approved === undefined ? {} : { approved }),
		...(reviewed === undefined ? {} : { reviewed }), ...(reviewedAt === undefined ? {} : { reviewedAt }),
		bars,
		...(top && expense > 0 ? { largest: { category: top.category, percent: Math.round((top.amount * 100) / expense) } } : {}),
		balance: balanceOf(table),
		...(before ? { versus: { period: before.period, income: before.income, expense: before.expense, closing: before.closing } } : {})
	};
}
