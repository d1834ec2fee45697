import { deflateRawSync } from 'node:zlib';

/* Files as a clerk would choose them, and as somebody hostile would make them. */

/** A part of an archive. `says` is the size its directory claims. */
export interface Part {
	name: string;
	bytes: Uint8Array | string;
	says?: number;
	flags?: number;
	method?: number;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
	let c = n;
	for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
	let c = 0xffffffff;
	for (const byte of bytes) c = CRC[(c ^ byte) & 255]! ^ (c >>> 8);
	return (c ^ 0xffffffff) >>> 0;
}

/** An archive, written by hand so that it can also be wrong. */
export function archive(parts: readonly Part[]): Buffer {
	const local: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const part of parts) {
		const name = Buffer.from(part.name);
		const bytes = typeof part.bytes === 'string' ? Buffer.from(part.bytes) : Buffer.from(part.bytes);
		const packed = deflateRawSync(bytes);
		const head = Buffer.alloc(30);
		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(20, 4);
		head.writeUInt16LE(part.flags ?? 0, 6);
		head.writeUInt16LE(part.method ?? 8, 8);
		head.writeUInt32LE(crc32(bytes), 14);
		head.writeUInt32LE(packed.length, 18);
		head.writeUInt32LE(part.says ?? bytes.length, 22);
		head.writeUInt16LE(name.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(20, 4);
		entry.writeUInt16LE(20, 6);
		entry.writeUInt16LE(part.flags ?? 0, 8);
		entry.writeUInt16LE(part.method ?? 8, 10);
		entry.writeUInt32LE(crc32(bytes), 16);
		entry.writeUInt32LE(packed.length, 20);
		entry.writeUInt32LE(part.says ?? bytes.length, 24);
		entry.writeUInt16LE(name.length, 28);
		entry.writeUInt32LE(at, 42);
		local.push(head, name, packed);
		directory.push(entry, name);
		at += 30 + name.length + packed.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...local, listed, end]);
}

/** The name of a column: 0 is A. */
export function columnName(column: number): string {
	return column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The XML of a sheet. */
export function sheetXml(rows: readonly (readonly string[])[]): string {
	const lines = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => (cell === '' ? '' : `<c r="${columnName(column)}${row + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`)).join('')}</row>`);
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** The parts of a workbook with one sheet. */
export function workbookParts(sheet: string): Part[] {
	return [
		{ name: '[Content_Types].xml', bytes: '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' },
		{ name: '_rels/.rels', bytes: '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>' },
		{ name: 'xl/workbook.xml', bytes: '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>' },
		{ name: 'xl/_rels/workbook.xml.rels', bytes: '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
		{ name: 'xl/worksheets/sheet1.xml', bytes: sheet }
	];
}

/** An XLSX file with one sheet. */
export const workbook = (rows: readonly (readonly string[])[]): Buffer => archive(workbookParts(sheetXml(rows)));
