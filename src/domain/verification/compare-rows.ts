import type { Finding } from './finding.ts';

/** A row of a table made of contents. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Compares a row as it stands with the row its content makes: one finding for each column that differs, or one for the row.
 * @param expected what the content makes; undefined when no content makes such a row
 * @param found what stands in the table; undefined when there is none
 */
export function compareRow(table: string, subject: string, expected: Row | undefined, found: Row | undefined): Finding[] {
	if (!expected && !found) return [];
	if (!expected) return [{ check: 'row-extra', table, subject }];
	if (!found) return [{ check: 'row-missing', table, subject }];
	const columns = new Set([...Object.keys(expected), ...Object.keys(found)]);
	return [...columns].filter((column) => !same(expected[column], found[column])).map((column) => ({
		check: 'row-differs', table, subject, params: { column, expected: shown(expected[column]), found: shown(found[column]) }
	}));
}

function same(a: unknown, b: unknown): boolean {
	return a === b || ((a === null || a === undefined) && (b === null || b === undefined));
}

/** A value as it fits a sentence. */
function shown(value: unknown): string | number {
	if (value === null || value === undefined) return '–';
	if (typeof value === 'number') return value;
	const text = typeof value === 'string' ? value : `<${typeof value}>`;
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
