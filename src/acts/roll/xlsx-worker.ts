import { parentPort, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import { MOST_COLUMNS, MOST_ROWS, type SheetFault } from '#domain/community/roll/fault.ts';
import { lookIntoArchive, MOST_UNPACKED, packedBytes, type ArchivePart } from './archive.ts';

/*
 * Reads the first sheet of an XLSX file, in a thread of its own with little memory, which its parent ends when it takes too long. Each part is
 * unpacked here first, by a decoder that stops at a limit: what an archive says of its sizes need not be true.
 */

/** The number of a column in letters: A is 1. */
function columnNumber(letters: string): number {
	return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** What is wrong with the real sizes of an archive, or with a sheet in it that names a cell far out. */
function measure(bytes: Uint8Array, parts: readonly ArchivePart[]): SheetFault | undefined {
	let left = MOST_UNPACKED;
	for (const part of parts) {
		const packed = packedBytes(bytes, part);
		if (!packed) return { code: 'archive' };
		let unpacked: Uint8Array;
		try {
			unpacked = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
		} catch (error) {
			return { code: (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'archive' };
		}
		left -= unpacked.length;
		if (unpacked.length !== part.unpacked) return { code: 'archive' };
		if (left < 0) return { code: 'bomb' };
		if (!part.name.endsWith('.xml') && !part.name.endsWith('.rels')) continue;
		const text = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength).toString('latin1');
		// Entities can be nested into any size; no spreadsheet program writes them.
		if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { code: 'archive' };
		if (!/^xl\/worksheets\/[^/]+\.xml$/.test(part.name)) continue;
		for (const [, letters, row] of text.matchAll(/<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g)) {
			const columns = columnNumber(letters!);
			if (columns > MOST_COLUMNS) return { code: 'too-many-columns', params: { columns, most: MOST_COLUMNS } };
			if (Number(row) > MOST_ROWS + 20) return { code: 'too-many-rows', params: { most: MOST_ROWS } };
		}
	}
	return undefined;
}

/** A cell as the text that a CSV would have: days as days, whole numbers without a point. */
function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
	if (typeof value === 'boolean') return value ? '是' : '否';
	return String(value);
}

async function read(bytes: Uint8Array): Promise<{ rows: string[][] } | { fault: SheetFault }> {
	const looked = lookIntoArchive(bytes);
	if ('fault' in looked) return looked;
	const fault = measure(bytes, looked.parts);
	if (fault) return { fault };
	try {
		return { rows: (await readSheet(Buffer.from(bytes))).map((row) => row.map(cellText)) };
	} catch {
		return { fault: { code: 'unreadable' } };
	}
}

parentPort!.postMessage(await read(workerData as Uint8Array));
