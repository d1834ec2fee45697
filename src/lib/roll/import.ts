import type { RollField } from '#domain/community/roll/columns.ts';
import type { PlannedRow, Verdict } from '#domain/community/roll/plan.ts';
import type { SheetFault } from '#domain/community/roll/fault.ts';

export type ImportState = 'uploaded' | 'mapped' | 'applying' | 'applied' | 'undoing' | 'undone';

/** An import in the list of recent ones. */
export interface ImportRow {
	id: string;
	name: string;
	state: ImportState;
	rows: number;
	createdAt: string;
	href: string;
}

/** What every step shows of its file. */
export interface ImportHead {
	id: string;
	name: string;
	encoding: string;
	rows: number;
	state: ImportState;
	/** Headings of the columns that were left out. */
	leftOut: string[];
	/** Identity numbers taken out of other columns. */
	identityCells: number;
}

/** Second step: each column with its first cells. */
export interface ColumnsModel {
	head: ImportHead;
	columns: { heading: string; samples: string[]; field: RollField | null; leftOut: boolean }[];
	places: { id: string; name: string }[];
	place: string;
}

/** A row of the dry run with the cells it was read from. */
export interface CheckedRow extends Pick<PlannedRow, 'row' | 'verdict' | 'problems' | 'changes' | 'repeats'> {
	cells: Partial<Record<RollField, string>>;
	/** The row that it repeats, side by side. */
	other?: Partial<Record<RollField, string>>;
}

/** Third step: the dry run. */
export interface CheckModel {
	head: ImportHead;
	fields: RollField[];
	counts: Record<Verdict, number>;
	left: number[];
	only: Verdict | '';
	rows: CheckedRow[];
	from: number;
	total: number;
	next?: number;
}

/** Last step: how far it is, and what it did. */
export interface ApplyModel {
	head: ImportHead;
	done: number;
	total: number;
	seconds: number;
	remaining?: number;
	counts: { new: number; changed: number; skipped: number; kept: number };
	/** Until when it can be undone, as a time of day and a day; absent when it no longer can. */
	undoUntil?: string;
}

/** What the page of the first step is told when a file could not be read. */
export interface UploadFault {
	sheet?: SheetFault;
}
