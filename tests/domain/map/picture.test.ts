import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_PICTURE_BYTES, readPicture } from '#domain/map/picture.ts';
import { fromPhone, joined, JPEG, PNG, WEBP } from '#tests/support/pictures.ts';

/* 麦小满 photographs the notice board with her own phone. The picture is for everybody; where she stood is not. */

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('of a photograph only the picture is kept', () => {
	test('place, comment and what hangs behind the end are gone; which way up it was stays', () => {
		const read = readPicture(fromPhone(6))!;
		expect(textOf(read.bytes)).not.toMatch(/GPS|20\.067529|taken by|second file|JFIF/);
		expect(read).toMatchObject({ type: 'image/jpeg', width: 8, height: 8 });
		// Read again it says the same: the orientation is still there, and nothing more is.
		expect(readPicture(read.bytes)!.bytes).toEqual(read.bytes);
		expect(textOf(read.bytes)).toContain('Exif');
		expect(textOf(readPicture(fromPhone(1))!.bytes)).not.toContain('Exif');
	});

	test('the coded picture itself is untouched', () => {
		const scan = (bytes: Uint8Array) => textOf(bytes).slice(textOf(bytes).indexOf('\xff\xda'));
		expect(scan(readPicture(JPEG)!.bytes)).toBe(scan(JPEG));
	});

	test('PNG and WebP lose their texts too', () => {
		const text = [0, 0, 0, 3, ...Buffer.from('tEXtGPS'), 1, 2, 3, 4];
		const png = joined(PNG.subarray(0, 33), text, PNG.subarray(33));
		expect(readPicture(png)).toEqual({ type: 'image/png', width: 1, height: 1, bytes: PNG });
		const exif = [...Buffer.from('EXIF'), 4, 0, 0, 0, ...Buffer.from('GPS!')];
		const webp = joined(WEBP, exif);
		webp[4] = webp.length - 8;
		const read = readPicture(webp)!;
		expect(read).toMatchObject({ type: 'image/webp', width: 1, height: 1 });
		expect(textOf(read.bytes)).not.toContain('GPS');
		expect(textOf(read.bytes)).toBe(textOf(WEBP));
	});
});

describe('what is no picture is refused', () => {
	const text = (words: string) => new TextEncoder().encode(words);
	test.each([
		['nothing', new Uint8Array()],
		['a web page', text('<html><script>alert(1)</script>')],
		['an SVG, which could run script', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
		['a page that begins like a JPEG', joined([0xff, 0xd8], text('<script>'))],
		['a JPEG that was cut off', JPEG.subarray(0, JPEG.length - 2)],
		['a PNG that was cut off', PNG.subarray(0, PNG.length - 4)],
		['a PDF', text('%PDF-1.7')],
		['too many bytes', joined(JPEG, new Uint8Array(MOST_PICTURE_BYTES))]
	])('%s', (_, bytes) => {
		expect(readPicture(bytes)).toBeUndefined();
	});

	test('a PNG that says it is 100,000 pixels wide', () => {
		const wide = PNG.slice();
		wide.set([0, 1, 0x86, 0xa0], 16);
		expect(readPicture(wide)).toBeUndefined();
	});

	test('whatever bytes are sent, the answer is a picture that reads the same again, or none', () => {
		const broken = fc.tuple(fc.constantFrom(JPEG, PNG, WEBP, fromPhone(3)), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 })).map(([picture, changes]) => {
			const bytes = picture.slice();
			for (const [at, value] of changes) bytes[at % bytes.length] = value;
			return bytes;
		});
		fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), broken), (bytes) => {
			const read = readPicture(bytes);
			if (read) expect(readPicture(read.bytes)).toEqual(read);
		}), { numRuns: 2000 });
	});
});
