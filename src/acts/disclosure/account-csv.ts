import Papa from 'papaparse';
import type { Fen } from '#domain/basics/money.ts';
import { MOST_LINES, type FinanceLine } from '#domain/disclosure/finance-table.ts';
import { amountOf, dayOfCell, directionOf, textOf, type CellProblem } from '#domain/disclosure/account-cell.ts';
import { columnOf, type Column, type SheetProblem } from '#domain/disclosure/account-columns.ts';

/** A sheet as read. Lines are complete only when there are no problems. */
export interface Sheet {
	lines: FinanceLine[];
	/** The spreadsheet's row of each line. */
	rows: number[];
	problems: SheetProblem[];
	/** Headings that name no column of ours; their cells are left out. */
	ignored: string[];
	/** Rows with sums and balances carried over: they are no lines. */
	sums: number[];
}

/** Largest file in bytes: 10,000 long lines. */
export const MOST_SHEET_BYTES = 4_000_000;

/** Most problems named: whoever sees so many looks at the file as a whole. */
const MOST_PROBLEMS = 200;
/** The heading stands within the first rows; above it there may be a title. */
const HEADING_WITHIN = 6;
const LENGTHS = { voucher: 40, category: 40, summary: 200, recurring: 20, name: 60 } as const;
const NAMES = ['counterparty', 'funding', 'handler', 'witness', 'approver', 'contract', 'decision'] as const;
const SUM = /^(合\s*计|总\s*计|小\s*计|本月合计|本期合计|上期结余|上月结余|期初余额|期末余额|total|sum|opening balance|closing balance)$/i;

const nothing = (problem: SheetProblem): Sheet => ({ lines: [], rows: [], problems: [problem], ignored: [], sums: [] });

/** The text of a file: UTF-8, with or without a byte order mark; undefined for any other encoding. */
export function textOfFile(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Reads a file. */
export function readAccountFile(bytes: Uint8Array, about: { month: string; opening: Fen }): Sheet {
	if (bytes.length > MOST_SHEET_BYTES) return nothing({ code: 'too-large' });
	const text = textOfFile(bytes);
	return text === undefined ? nothing({ code: 'not-utf8' }) : readAccountCsv(text, about);
}

/**
 * Reads an account from CSV, or from cells pasted out of a spreadsheet (tabs). An empty cell under a heading says "asked for and missing"
 * (null), a heading that is not there says nothing. A line without number gets the next one, without balance the running one.
 * @param about.month `2026-10`: gives the year to days without one
 * @param about.opening the balance to run from, in fen
 */
export function readAccountCsv(text: string, about: { month: string; opening: Fen }): Sheet {
	if (text.length > MOST_SHEET_BYTES) return nothing({ code: 'too-large' });
	const plain = text.replace(/^\ufeff/, '');
	if (plain.trim() === '') return nothing({ code: 'empty' });
	const delimiter = delimiterOf(plain);
	if (delimiter === undefined) return nothing({ code: 'no-heading' });
	const parsed = Papa.parse<string[]>(plain, { delimiter, preview: MOST_LINES + HEADING_WITHIN + 20 });
	const quotes = parsed.errors.filter((error) => error.type === 'Quotes');
	if (quotes.length > 0) return nothing({ code: 'quotes', row: (quotes[0]!.row ?? 0) + 1 });
	return readAccountRows(parsed.data, about);
}

/** The mark between cells: the one by which a heading is found. Texts in the cells may hold any of them. */
function delimiterOf(text: string): string | undefined {
	return [',', '\t', ';'].find((delimiter) => headingOf(Papa.parse<string[]>(text, { delimiter, preview: HEADING_WITHIN }).data) >= 0);
}

function headingOf(rows: string[][]): number {
	return rows.slice(0, HEADING_WITHIN).findIndex((row) => row.filter((cell) => columnOf(cell)).length >= 3);
}

/** Reads an account from rows of cells, the heading among the first. */
export function readAccountRows(rows: string[][], about: { month: string; opening: Fen }): Sheet {
	const headingAt = headingOf(rows);
	if (headingAt < 0) return nothing({ code: 'no-heading' });
	const at = new Map<Column, number>();
	const sheet: Sheet = { lines: [], rows: [], problems: [], ignored: [], sums: [] };
	rows[headingAt]!.forEach((heading, index) => {
		const column = columnOf(heading);
		if (column === undefined) {
			if (heading.trim() !== '') sheet.ignored.push(heading.trim().slice(0, 40));
		} else if (at.has(column)) sheet.problems.push({ code: 'column-twice', column, found: heading.trim().slice(0, 40) });
		else at.set(column, index);
	});
	const two = at.has('income') || at.has('expense');
	for (const column of ['date', 'voucher', 'category', 'summary', ...(two ? ['income', 'expense'] : ['direction', 'amount'])] as Column[]) {
		if (!at.has(column)) sheet.problems.push({ code: 'column-missing', column });
	}
	if (sheet.problems.length > 0) return sheet;
	let balance = about.opening;
	for (const [index, cells] of rows.entries()) {
		if (index <= headingAt || cells.every((cell) => cell.trim() === '')) continue;
		if (cells.some((cell) => SUM.test(cell.trim())) && (cells[at.get('date')!] ?? '').replace(SUM, '').trim() === '') {
			sheet.sums.push(index + 1);
			continue;
		}
		if (sheet.lines.length >= MOST_LINES) return { ...sheet, lines: [], problems: [{ code: 'too-many-rows', most: MOST_LINES }] };
		const line = readRow(cells, at, { row: index + 1, seq: sheet.lines.length + 1, balance, month: about.month }, sheet.problems);
		if (sheet.problems.length >= MOST_PROBLEMS) break;
		sheet.lines.push(line);
		sheet.rows.push(index + 1);
		balance = line.balance;
	}
	if (sheet.lines.length === 0 && sheet.problems.length === 0) sheet.problems.push({ code: 'no-lines' });
	return sheet;
}

/** One row as a line; what cannot be read is noted and filled with something of the right kind, which nobody will see. */
function readRow(
	cells: string[], at: ReadonlyMap<Column, number>, now: { row: number; seq: number; balance: Fen; month: string }, problems: SheetProblem[]
): FinanceLine {
	const cell = (column: Column) => (at.has(column) ? (cells[at.get(column)!] ?? '') : '');
	const note = (code: CellProblem, column: Column, most?: number) =>
		void problems.push({ code, row: now.row, column, found: cell(column).trim().slice(0, 60), ...(most === undefined ? {} : { most }) });
	const written = (column: Column, most: number): string => {
		const text = textOf(cell(column), most);
		if (!text.ok) note(text.error, column, text.error === 'too-long' ? most : undefined);
		return text.ok ? text.value : '-';
	};
	const needed = (column: Column, most: number): string => {
		const text = written(column, most);
		if (text === '') note('missing', column);
		return text;
	};
	const money = (column: Column): Fen | undefined => {
		const amount = amountOf(cell(column).trim());
		if (!amount.ok) note(amount.error, column);
		return amount.ok ? amount.value : 1;
	};
	const number = (column: Column, least: number): number | undefined => {
		const text = cell(column).normalize('NFKC').trim();
		if (text === '') return undefined;
		if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
		note('not-a-number', column);
		return least;
	};

	const seq = number('seq', 1) ?? now.seq;
	const day = cell('date').trim();
	const date = dayOfCell(day, now.month.slice(0, 4));
	if (date === undefined) note(day === '' ? 'missing' : 'not-a-day', 'date');
	let direction: FinanceLine['direction'] | undefined;
	let amount: Fen | undefined;
	if (at.has('income')) {
		const income = money('income');
		const expense = money('expense');
		if (income !== undefined && expense !== undefined) note('in-and-out', 'expense');
		if (income === undefined && expense === undefined) note('missing', 'income');
		direction = income === undefined ? 'out' : 'in';
		amount = income ?? expense;
	} else {
		direction = directionOf(cell('direction'));
		if (direction === undefined) note(cell('direction').trim() === '' ? 'missing' : 'not-a-direction', 'direction');
		amount = money('amount');
		if (amount === undefined) note('missing', 'amount');
	}
	const running = now.balance + (direction === 'in' ? 1 : -1) * (amount ?? 0);
	const line: FinanceLine = {
		seq, date: date ?? ('0000-00-00' as FinanceLine['date']), voucher: needed('voucher', LENGTHS.voucher), direction: direction ?? 'out',
		category: needed('category', LENGTHS.category), summary: needed('summary', LENGTHS.summary), amount: amount ?? 0, balance: money('balance') ?? running
	};
	for (const name of NAMES) if (at.has(name)) line[name] = written(name, LENGTHS.name) || null;
	if (at.has('recurring')) line.recurring = written('recurring', LENGTHS.recurring) || null;
	if (at.has('attachments')) line.attachments = number('attachments', 0) ?? null;
	return line;
}
