/** Why a file could not be read as a roll. Nothing of it is kept then. */
export type SheetFaultCode =
	| 'too-large'
	| 'empty'
	| 'not-a-sheet'
	| 'encoding'
	| 'too-many-columns'
	| 'too-many-rows'
	| 'no-heading'
	| 'quotes'
	| 'no-rows'
	/* the archive that an XLSX file is */
	| 'archive'
	| 'bomb'
	| 'encrypted'
	| 'unreadable'
	| 'slow';

export interface SheetFault {
	code: SheetFaultCode;
	params?: Record<string, string | number>;
}

/** Limits of a file. Bytes as sent, rows below the heading, columns. */
export const MOST_FILE_BYTES = 5_000_000;
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 100;
