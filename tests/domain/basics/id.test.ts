import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCommunityCode, isSubjectId, subjectIdOf } from '#domain/basics/id.ts';
import { concat, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toBase64Url, toHex, utf8 } from '#domain/basics/bytes.ts';

const bytes = fc.uint8Array({ maxLength: 70 });
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('sixteen bytes are one subject id, and one subject id is sixteen bytes', () => {
	fc.assert(fc.property(sixteen, (given) => {
		const id = subjectIdOf(given);
		expect(isSubjectId(id)).toBe(true);
		expect(id).toHaveLength(22);
		expect(new Uint8Array(Buffer.from(id, 'base64url'))).toEqual(new Uint8Array(given));
	}));
});

test.each([0, 15, 17, 32])('%i bytes are no subject', (length) => {
	expect(() => subjectIdOf(new Uint8Array(length))).toThrow(TypeError);
});

test('a text that carries more or less than 128 bits is no subject id: two texts never name one subject', () => {
	fc.assert(fc.property(sixteen, fc.nat({ max: 63 }), (given, last) => {
		const id = subjectIdOf(given).slice(0, 21) + 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[last]!;
		expect(isSubjectId(id)).toBe(last % 16 === 0);
	}));
	for (const text of ['', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(20)}+A`, `${'A'.repeat(20)}=A`, `${'A'.repeat(22)}\n`, null, 5, undefined, {}]) expect(isSubjectId(text)).toBe(false);
});

test('the address of a community is typed in capitals', () => {
	for (const text of ['LW', 'QH', 'T1', 'A12345678901']) expect(isCommunityCode(text)).toBe(true);
	for (const text of ['L', 'lw', '1W', '柳湾', 'LW-G1', '', 'A123456789012', 'LW\n', null, 12]) expect(isCommunityCode(text)).toBe(false);
});

test('bytes become texts and come back, as in Node', () => {
	fc.assert(fc.property(bytes, (given) => {
		const buffer = Buffer.from(given);
		expect(toHex(given)).toBe(buffer.toString('hex'));
		expect(toBase64(given)).toBe(buffer.toString('base64'));
		expect(toBase64Url(given)).toBe(buffer.toString('base64url'));
		expect([...fromHex(toHex(given))]).toEqual([...given]);
		expect([...fromBase64(toBase64(given))]).toEqual([...given]);
	}));
});

test('a text of bytes that is not exactly the encoding is refused', () => {
	for (const text of ['0', '0G', 'AB', ' ab', 'ab\n']) expect(() => fromHex(text)).toThrow(TypeError);
	for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'A===', '====', 'AA=A', 'AAAA ', 'A-AA', 'AA==\n']) expect(() => fromBase64(text)).toThrow(TypeError);
});

test('UTF-8 there and back; what is none is refused, a byte order mark stays', () => {
	fc.assert(fc.property(fc.string({ unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), (text) => {
		expect(fromUtf8(utf8(text))).toBe(text.toWellFormed());
	}));
	expect(() => fromUtf8(Uint8Array.of(0xff))).toThrow();
	expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA');
});

test('bytes one after another, and whether two are the same', () => {
	fc.assert(fc.property(bytes, bytes, (a, b) => {
		const both = concat(a, b);
		expect([...both]).toEqual([...a, ...b]);
		expect(equalBytes(both, concat(a, b))).toBe(true);
		expect(equalBytes(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
	}));
});
