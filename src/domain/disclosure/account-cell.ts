import { isDay, type Day } from '../basics/day.ts';
import { parseYuan, type Fen } from '../basics/money.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { Direction } from './finance-table.ts';

/** What can be wrong with one cell. */
export type CellProblem = 'missing' | 'not-a-day' | 'not-an-amount' | 'not-a-direction' | 'not-a-number' | 'in-and-out' | 'too-long' | 'formula' | 'unreadable';

/** Control characters and marks that turn the direction of writing: nobody types them into an account. */
const HOSTILE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd]|[\ud800-\udfff]/u;

/** A cell as text: NFC, one line, trimmed. What spreadsheets put before a text so that it is not run (`'=…`) is taken off again. */
export function textOf(cell: string, most: number): Result<string, CellProblem> {
	if (HOSTILE.test(cell)) return err('unreadable');
	const text = cell.normalize('NFC').replace(/\s+/g, ' ').trim();
	if (text.startsWith('=')) return err('formula');
	const plain = /^'['\s]*[=+\-@]/.test(text) ? text.slice(1) : text;
	return plain.length > most ? err('too-long') : ok(plain);
}

/** A day as people write it: 2026-10-03, 2026/10/3, 2026.10.3, 2026年10月3日, 20261003, and 10月3日 in a known year. */
export function dayOfCell(text: string, year: string): Day | undefined {
	const plain = text.normalize('NFKC').replace(/\s/g, '');
	const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
	const short = match ? null : /^(\d{1,2})月(\d{1,2})日$/.exec(plain);
	const parts = match ? match.slice(1) : short ? [year, ...short.slice(1)] : undefined;
	if (!parts) return undefined;
	const day = `${parts[0]}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}`;
	return isDay(day) ? day : undefined;
}

const IN = ['收', '收入', '进', '进账', 'in', 'income', '+'];
const OUT = ['支', '支出', '付', '出', '出账', 'out', 'expense', '-'];

/** 收 or 支, as words or signs. */
export function directionOf(text: string): Direction | undefined {
	const plain = text.normalize('NFKC').toLowerCase().trim();
	return IN.includes(plain) ? 'in' : OUT.includes(plain) ? 'out' : undefined;
}

/** An amount cell; undefined when it is empty or a dash, as sheets with two columns have it. */
export function amountOf(text: string): Result<Fen | undefined, CellProblem> {
	if (/^[-–—－/]*$/.test(text)) return ok(undefined);
	const fen = parseYuan(text);
	return fen === undefined ? err(text.startsWith('=') ? 'formula' : 'not-an-amount') : ok(fen);
}
