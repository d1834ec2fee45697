import type { SheetFault } from '#domain/community/roll/fault.ts';

/** A part of an archive, as its directory says. */
export interface ArchivePart {
	name: string;
	/** 0 stored, 8 deflated. */
	method: number;
	packed: number;
	unpacked: number;
	/** Where its local header begins. */
	at: number;
}

/** What an XLSX file may unpack to, in bytes and parts. A roll of 20,000 rows has some 20 MB of XML. */
export const MOST_PARTS = 200;
export const MOST_UNPACKED = 60_000_000;
/** Nothing honest packs better: a sheet of one repeated cell reaches some 100. */
const MOST_RATIO = 250;

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Looks at the directory of an archive before anything of it is unpacked. Refuses what is no archive, what is encrypted, what says itself that
 * it is too large, and names that lead out of it. What the parts really unpack to is measured in the worker.
 */
export function lookIntoArchive(bytes: Uint8Array): { parts: ArchivePart[] } | { fault: SheetFault } {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const fault = (code: SheetFault['code']) => ({ fault: { code } });
	let end = bytes.length - 22;
	const lowest = Math.max(0, end - 65_535);
	while (end >= lowest && view.getUint32(end, true) !== END) end--;
	if (end < lowest || end < 0) return fault('archive');
	const count = view.getUint16(end + 10, true);
	const size = view.getUint32(end + 12, true);
	let at = view.getUint32(end + 16, true);
	// An archive over several disks, or of the 64-bit kind: no spreadsheet program writes one of this size.
	if (view.getUint16(end + 4, true) !== 0 || count === 0xffff || at === 0xffffffff || count === 0 || at + size > end) return fault('archive');
	if (count > MOST_PARTS) return fault('bomb');
	const parts: ArchivePart[] = [];
	const names = new Set<string>();
	let unpacked = 0;
	for (let n = 0; n < count; n++) {
		if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return fault('archive');
		const nameLength = view.getUint16(at + 28, true);
		const part: ArchivePart = {
			name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
			method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), unpacked: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true)
		};
		if ((view.getUint16(at + 8, true) & 1) !== 0) return fault('encrypted');
		if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(part.name) || names.has(part.name) || (part.method !== 0 && part.method !== 8)) return fault('archive');
		if (part.unpacked > MOST_RATIO * Math.max(part.packed, 1) && part.unpacked > 1_000_000) return fault('bomb');
		if ((unpacked += part.unpacked) > MOST_UNPACKED) return fault('bomb');
		if (part.at + 30 + part.packed > bytes.length) return fault('archive');
		names.add(part.name);
		parts.push(part);
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return names.has('xl/workbook.xml') ? { parts } : fault('not-a-sheet');
}

/** Where the packed bytes of a part lie; undefined when its own header contradicts the directory. */
export function packedBytes(bytes: Uint8Array, part: ArchivePart): Uint8Array | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.getUint32(part.at, true) !== 0x04034b50) return undefined;
	const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true);
	return from + part.packed <= bytes.length ? bytes.subarray(from, from + part.packed) : undefined;
}
