import { Worker } from 'node:worker_threads';
import Papa from 'papaparse';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { headingRow, identityColumns, withoutIdentityNumbers } from '#domain/community/roll/columns.ts';
import { MOST_COLUMNS, MOST_FILE_BYTES, MOST_ROWS, type SheetFault } from '#domain/community/roll/fault.ts';
import { lookIntoArchive } from './archive.ts';

/** A file, read. Identity numbers are no longer in it. */
export interface RollSheet {
	encoding: 'utf-8' | 'utf-16' | 'gb18030' | 'xlsx';
	headings: string[];
	/** Cells by row of the spreadsheet, from 1; empty rows are left out. */
	rows: { row: number; cells: string[] }[];
	/** Columns that held identity numbers. */
	leftOut: number[];
	/** Rows elsewhere from which one was taken. */
	identityRows: number[];
}

/** How long the worker may take, in ms, and how much memory it has, in MB. */
const WORKER_MS = 15_000;
const WORKER_MB = 256;
/** Longest cell that is kept; no name, door or note is longer. */
const MOST_CELL = 200;

const fault = (code: SheetFault['code'], params?: SheetFault['params']): { ok: false; error: SheetFault } => err(params ? { code, params } : { code });

/** Reads a file by what is in it, whatever its name says. */
export async function readRollFile(bytes: Uint8Array): Promise<Result<RollSheet, SheetFault>> {
	if (bytes.length > MOST_FILE_BYTES) return fault('too-large');
	if (bytes.length === 0) return fault('empty');
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
		const rows = await readWorkbook(bytes);
		return rows.ok ? sheetOf(rows.value, 'xlsx') : rows;
	}
	// The container of old XLS files, which password-protected XLSX files also use.
	if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return fault(Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'not-a-sheet');
	const text = textOf(bytes);
	if (!text.ok) return text;
	const rows = readCsv(text.value.text);
	return rows.ok ? sheetOf(rows.value, text.value.encoding) : rows;
}

/** Has the workbook read in a thread of its own, which is ended when it takes too long or too much memory. */
async function readWorkbook(bytes: Uint8Array): Promise<Result<string[][], SheetFault>> {
	const looked = lookIntoArchive(bytes);
	if ('fault' in looked) return err(looked.fault);
	const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
		workerData: bytes, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: WORKER_MB, maxYoungGenerationSizeMb: 32 }
	});
	try {
		return await new Promise((resolve) => {
			const timer = setTimeout(() => resolve(fault('slow')), WORKER_MS);
			const answer = (result: Result<string[][], SheetFault>) => {
				clearTimeout(timer);
				resolve(result);
			};
			worker.once('message', (read: { rows: string[][] } | { fault: SheetFault }) => answer('rows' in read ? ok(read.rows) : err(read.fault)));
			// Out of memory, or a stack without end: whatever the file did, it did it to the worker.
			worker.once('error', () => answer(fault('bomb')));
			worker.once('exit', () => answer(fault('unreadable')));
		});
	} finally {
		await worker.terminate();
	}
}

/** The text of a file: UTF-8 and UTF-16 by their mark, UTF-8 without one, else GB18030. A file that mixes them is refused. */
function textOf(bytes: Uint8Array): Result<{ text: string; encoding: 'utf-8' | 'utf-16' | 'gb18030' }, SheetFault> {
	const decode = (encoding: string, from = bytes): string | undefined => {
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(from);
		} catch {
			return undefined;
		}
	};
	const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
	if (marked) {
		const text = decode(marked);
		return text === undefined ? fault('encoding') : ok({ text, encoding: 'utf-16' });
	}
	if (bytes.includes(0)) return fault('not-a-sheet');
	const utf8 = decode('utf-8');
	if (utf8 !== undefined) return ok({ text: utf8, encoding: 'utf-8' });
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return fault('encoding');
	const text = decode('gb18030');
	// What GB18030 has for private use is what other encodings look like when they are read as it.
	if (text === undefined || /[\ue000-\uf8ff]/.test(text) || isMixed(bytes, decode)) return fault('encoding');
	return ok({ text, encoding: 'gb18030' });
}

/** Whether some lines are UTF-8 and some are not: two files put together. By chance few lines of GBK are also UTF-8. */
function isMixed(bytes: Uint8Array, decode: (encoding: string, from?: Uint8Array) => string | undefined): boolean {
	let lines = 0;
	let asUtf8 = 0;
	for (let from = 0; from < bytes.length; ) {
		const found = bytes.indexOf(10, from);
		const until = found < 0 ? bytes.length : found;
		const line = bytes.subarray(from, until);
		from = until + 1;
		if (!line.some((byte) => byte > 127)) continue;
		lines++;
		if (/\p{Script=Han}/u.test(decode('utf-8', line) ?? '')) asUtf8++;
	}
	return asUtf8 > 0 && asUtf8 * 20 >= lines;
}

function readCsv(text: string): Result<string[][], SheetFault> {
	const plain = text.replace(/^\ufeff/, '');
	if (plain.trim() === '') return fault('empty');
	const delimiter = [',', '\t', ';', '，'].find((one) => headingRow(Papa.parse<string[]>(plain, { delimiter: one, preview: 6 }).data) >= 0) ?? ',';
	const parsed = Papa.parse<string[]>(plain, { delimiter, preview: MOST_ROWS + 20 });
	const quotes = parsed.errors.find((error) => error.type === 'Quotes');
	return quotes ? fault('quotes', { row: (quotes.row ?? 0) + 1 }) : ok(parsed.data);
}

/** Finds the headings, leaves empty rows out, and takes out identity numbers before anything is kept. */
function sheetOf(all: string[][], encoding: RollSheet['encoding']): Result<RollSheet, SheetFault> {
	const widest = all.reduce((most, row) => Math.max(most, row.length), 0);
	if (widest > MOST_COLUMNS) return fault('too-many-columns', { columns: widest, most: MOST_COLUMNS });
	const at = headingRow(all);
	if (at < 0) return fault('no-heading');
	const headings = all[at]!.map((heading) => heading.normalize('NFC').trim().slice(0, 60));
	while (headings.length < widest) headings.push('');
	const rows = all
		.slice(at + 1)
		.map((cells, index) => ({ row: at + 2 + index, cells: headings.map((_, column) => (cells[column] ?? '').slice(0, MOST_CELL)) }))
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	if (rows.length === 0) return fault('no-rows');
	if (rows.length > MOST_ROWS) return fault('too-many-rows', { most: MOST_ROWS });
	const leftOut = identityColumns(headings, rows.map(({ cells }) => cells));
	const identityRows: number[] = [];
	for (const line of rows) {
		line.cells = line.cells.map((cell, column) => {
			if (leftOut.includes(column)) return '';
			const { text, found } = withoutIdentityNumbers(cell);
			if (found && identityRows.at(-1) !== line.row) identityRows.push(line.row);
			return text;
		});
	}
	return ok({ encoding, headings, rows, leftOut, identityRows });
}
