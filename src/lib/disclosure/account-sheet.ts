import { plainYuan } from '#domain/basics/money.ts';
import type { Lang } from '#domain/content/content.ts';
import { COLUMNS, type Column } from '#domain/disclosure/account-columns.ts';
import type { FinanceLine, FinanceTableContent } from '#domain/disclosure/finance-table.ts';

/** The columns of a downloaded account, in the order of the sheet; the same headings are read when one is published. */
const SHEET: readonly Column[] = [
	'seq', 'date', 'voucher', 'direction', 'category', 'summary', 'amount', 'balance', 'counterparty', 'funding', 'handler', 'witness', 'approver',
	'decision', 'contract', 'attachments', 'recurring'
];

const DIRECTIONS = { 'zh-CN': { in: '收', out: '支' }, en: { in: 'in', out: 'out' } } as const;

function heading(column: Column, lang: Lang): string {
	const names: readonly string[] = COLUMNS[column];
	return (lang === 'en' ? names.find((name) => /^[a-z]/.test(name)) : undefined) ?? names[0]!;
}

/**
 * A text as a cell. What a spreadsheet would run as a formula gets an apostrophe before it, which it shows and publishing takes off again
 * (OWASP, CSV injection).
 */
function textCell(text: string): string {
	const safe = /^['\s]*[=+\-@]/.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cell(line: FinanceLine, column: Column, lang: Lang): string {
	if (column === 'amount' || column === 'balance') return plainYuan(line[column]);
	if (column === 'direction') return DIRECTIONS[lang][line.direction];
	const value = (line as unknown as Record<string, unknown>)[column];
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? textCell(value) : '';
}

/** An account as CSV: UTF-8 with a byte order mark, so that spreadsheets read Chinese; amounts in yuan with two decimals. */
export function accountSheet(table: Pick<FinanceTableContent, 'lines'>, lang: Lang): string {
	const rows = [SHEET.map((column) => textCell(heading(column, lang))), ...table.lines.map((line) => SHEET.map((column) => cell(line, column, lang)))];
	return `\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
}
