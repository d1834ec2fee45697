import { describe, expect, test } from 'vitest';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readRollFile } from '#acts/roll/read-file.ts';
import { lookIntoArchive } from '#acts/roll/archive.ts';
import { isIdentityNumber, withoutIdentityNumbers } from '#domain/community/roll/columns.ts';
import { archive, columnName, sheetXml, workbook, workbookParts, type Part } from '#tests/support/sheets.ts';

/* Files that somebody careless or hostile would choose. Each is refused in words; nothing takes long, and nothing outlives its answer. */

const ROWS = [['姓名', '村', '门牌'], ['柳一', '上柳村', '新巷1号']];
const refusedFor = async (bytes: Uint8Array) => {
	const read = await readRollFile(bytes);
	return read.ok ? 'read' : read.error.code;
};
const withSheet = (sheet: string, more: Part[] = []) => archive([...workbookParts(sheet), ...more]);
const utf8 = (text: string) => Buffer.from(text);

describe('archives', () => {
	test('a good one is read: days as days, numbers as they stand, empty cells as nothing', async () => {
		expect(await readRollFile(workbook(ROWS))).toMatchObject({ ok: true, value: { encoding: 'xlsx', headings: ['姓名', '村', '门牌'], rows: [{ row: 2, cells: ['柳一', '上柳村', '新巷1号'] }] } });
	});

	test('a bomb that says what it is, and one that lies about it', async () => {
		const zeros = Buffer.alloc(61_000_000);
		const [honest, lying] = [withSheet(sheetXml(ROWS), [{ name: 'xl/media/a.xml', bytes: zeros }]), withSheet(sheetXml(ROWS), [{ name: 'xl/media/a.xml', bytes: zeros, says: 1000 }])];
		const worked = process.threadCpuUsage();
		expect(await refusedFor(honest)).toBe('bomb');
		expect(await refusedFor(lying)).toBe('bomb');
		expect(await refusedFor(withSheet(sheetXml(ROWS), [{ name: 'xl/media/a.xml', bytes: 'x'.repeat(5000), says: 1000 }]))).toBe('archive');
		expect(await refusedFor(archive([...workbookParts(sheetXml(ROWS)), ...Array.from({ length: 300 }, (_, n) => ({ name: `xl/${n}.xml`, bytes: 'x' }))]))).toBe('bomb');
		// Many parts that are each not much: the directory alone is enough to refuse them.
		const many = archive([...workbookParts(sheetXml(ROWS)), ...Array.from({ length: 100 }, (_, n) => ({ name: `xl/${n}.xml`, bytes: 'x', says: 900_000 }))]);
		expect(lookIntoArchive(many)).toEqual({ fault: { code: 'bomb' } });
		// The portal's own thread hardly notices; the worker is ended.
		const { user, system } = process.threadCpuUsage(worked);
		expect((user + system) / 1000).toBeLessThan(1000);
	});

	test('cells far out: a thousand columns, a million rows, a sheet that is wide in name only', async () => {
		const cell = (name: string) => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:${name}"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row><row r="${/\d+/.exec(name)![0]}"><c r="${name}" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`;
		expect(await refusedFor(withSheet(cell(`${columnName(1000)}2`)))).toBe('too-many-columns');
		expect(await refusedFor(withSheet(cell('A1048576')))).toBe('too-many-rows');
		expect(await refusedFor(withSheet(cell('XFD1048576')))).toBe('too-many-columns');
	});

	test('entities, encryption, names that lead out, two parts of one name, no workbook at all', async () => {
		expect(await refusedFor(withSheet('<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'))).toBe('archive');
		expect(await refusedFor(withSheet(sheetXml(ROWS), [{ name: 'x', bytes: 'x', flags: 1 }]))).toBe('encrypted');
		expect(await refusedFor(withSheet(sheetXml(ROWS), [{ name: '../../etc/passwd', bytes: 'x' }]))).toBe('archive');
		expect(await refusedFor(withSheet(sheetXml(ROWS), [{ name: 'xl/workbook.xml', bytes: 'x' }]))).toBe('archive');
		expect(await refusedFor(archive([{ name: 'readme.txt', bytes: 'hello' }]))).toBe('not-a-sheet');
		expect(await refusedFor(withSheet(sheetXml(ROWS), [{ name: 'x', bytes: 'x', method: 99 }]))).toBe('archive');
		expect(await refusedFor(withSheet('<worksheet><sheetData><row r="1"><c r="A1"><v>'))).not.toBe('read');
	});

	test('cut anywhere, or with any byte changed, it is read or refused, and never takes the portal along', async () => {
		const good = workbook(ROWS);
		fc.assert(fc.property(fc.nat(good.length - 1), (at) => void lookIntoArchive(good.subarray(0, at))));
		await fc.assert(
			fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
				const bytes = Buffer.from(good);
				bytes[at] = byte;
				expect(typeof (await refusedFor(bytes))).toBe('string');
			}),
			{ numRuns: 25 }
		);
	});

	test('what is only named like an archive', async () => {
		expect(await refusedFor(Buffer.concat([utf8('PK'), deflateRawSync(utf8('x'.repeat(1000)))]))).toBe('archive');
		expect(await refusedFor(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('encrypted');
		expect(await refusedFor(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)]))).toBe('not-a-sheet');
	});
});

describe('texts', () => {
	test('nothing, no heading, only a heading, a thousand columns, too many rows, a lonely quotation mark', async () => {
		expect(await refusedFor(Buffer.alloc(0))).toBe('empty');
		expect(await refusedFor(utf8('  \n'))).toBe('empty');
		expect(await refusedFor(utf8('a,b,c\n1,2,3\n'))).toBe('no-heading');
		expect(await refusedFor(utf8('姓名,门牌\n'))).toBe('no-rows');
		expect(await refusedFor(utf8(`姓名,门牌${',x'.repeat(1000)}\n柳一,1\n`))).toBe('too-many-columns');
		expect(await refusedFor(utf8(`姓名,门牌\n${'柳一,1\n'.repeat(20_001)}`))).toBe('too-many-rows');
		expect(await refusedFor(utf8('姓名,门牌\n"柳一,1\n柳二,2\n'))).toBe('quotes');
		expect(await refusedFor(Buffer.alloc(5_000_001, 65))).toBe('too-large');
		expect(await refusedFor(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toBe('not-a-sheet');
	});

	test('marks, UTF-16 and GBK are known; a file put together of two encodings is not guessed at', async () => {
		const encoding = async (bytes: Uint8Array) => {
			const read = await readRollFile(bytes);
			return read.ok ? [read.value.encoding, read.value.rows[0]!.cells[0]] : read.error.code;
		};
		const text = '姓名,门牌\r\n柳一,新巷1号\r\n';
		const gbk = Buffer.from('d0d5c3fb2cc3c5c5c60d0ac1f8d2bb2cd0c2cfef31bac50d0a', 'hex');
		expect(await encoding(utf8(text))).toEqual(['utf-8', '柳一']);
		expect(await encoding(utf8(`\ufeff${text}`))).toEqual(['utf-8', '柳一']);
		expect(await encoding(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(['utf-16', '柳一']);
		expect(await encoding(gbk)).toEqual(['gb18030', '柳一']);
		expect(await encoding(Buffer.concat([gbk, utf8('柳二,新巷2号\r\n')]))).toBe('encoding');
		expect(await encoding(Buffer.concat([utf8(text), gbk]))).toBe('encoding');
		expect(await encoding(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gbk]))).toBe('encoding');
	});

	test('any bytes at all are read or refused', async () => {
		await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => void expect(typeof (await refusedFor(bytes))).toBe('string')), { numRuns: 500 });
	});
});

describe('identity numbers', () => {
	const number = (front: string) => {
		const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, index) => total + weight * Number(front[index]), 0);
		return `${front}${'10X98765432'[sum % 11]}`;
	};
	const numbers = fc
		.tuple(fc.integer({ min: 110_000, max: 659_999 }), fc.integer({ min: 1940, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 999 }))
		.map(([region, year, month, day, serial]) => number(`${region}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`));

	test('each is known, alone, in small letters, in full width, and inside a note', () => {
		fc.assert(fc.property(numbers, fc.constantFrom('柳一', '见', ' '), (one, around) => {
			expect(isIdentityNumber(one)).toBe(true);
			expect(isIdentityNumber(one.toLowerCase())).toBe(true);
			const wide = one.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
			for (const text of [one, wide, `${around}${one}${around}`]) {
				const left = withoutIdentityNumbers(text);
				expect(left.found).toBe(true);
				expect(left.text.normalize('NFKC')).not.toContain(one.slice(0, 17));
			}
		}));
	});

	test('telephones, doors and bank balances are none', () => {
		for (const text of ['0000-6190001', '13800000000', '新巷12号3单元401', '110105194912310021', '123456789012345678', '2026-12-02', '']) expect(withoutIdentityNumbers(text)).toEqual({ text, found: false });
	});

	test('a column of them is left out by what stands in it, whatever its heading', async () => {
		const read = await readRollFile(Buffer.from('姓名,备注,门牌\n柳一,11010519491231002X,1号\n柳二,,2号\n'));
		expect(read).toMatchObject({ ok: true, value: { leftOut: [1], rows: [{ cells: ['柳一', '', '1号'] }, { cells: ['柳二', '', '2号'] }] } });
	});
});
