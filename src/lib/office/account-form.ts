import type { Day } from '#domain/basics/day.ts';
import type { Fen } from '#domain/basics/money.ts';
import type { FinanceLine } from '#domain/disclosure/finance-table.ts';
import type { ProblemRow } from './account-problems.ts';

/** The month and body that an account is published for, and what it joins on to. */
export interface AccountFrame {
	body: string;
	unit: string;
	period: string;
	due: Day;
	/** The month before, when its account is recorded. */
	before?: { period: string; closing: Fen };
}

/** What may be chosen: months that are over and not published. */
export interface AccountChoice {
	body: string;
	unit: string;
	months: { period: string; due: Day; daysLate: number; owed: boolean }[];
}

/** What was wrong with a sheet, to stand above the form that is shown again. */
export interface AccountProblems {
	from: 'sheet' | 'typed';
	rows: ProblemRow[];
	count: number;
	ignored: string[];
	sums: number[];
}

/** A checked account, to be looked at before it is published. */
export interface AccountPreview {
	lines: FinanceLine[];
	opening: Fen;
	closing: Fen;
	/** As the form carries it on: canonical, whatever it was made from. */
	csv: string;
	title: string;
	summary: string[];
	reviewed: string;
	ignored: string[];
	sums: number[];
	fresh: { id: string; subject: string; table: string };
}

/** The columns of a typed line, in order. */
export const TYPED_COLUMNS = ['date', 'voucher', 'direction', 'category', 'summary', 'amount', 'handler', 'witness', 'approver', 'attachments'] as const;
export type TypedColumn = (typeof TYPED_COLUMNS)[number];

/** The form's name for a cell of a typed line; lines count from 1. */
export function cellName(line: number, column: TypedColumn): string {
	return `l${line}-${column}`;
}

/** Most lines that can be typed; more come on a sheet. */
export const MOST_TYPED = 60;
