import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { groupedSlipCode, isSlipCode, plainSlipCode, slipCodeOf } from '#domain/community/slip-code.ts';
import { isPin, isSimplePin, plainPin } from '#domain/community/pin.ts';

describe('the code on a slip', () => {
	it('carries 60 bits in characters that cannot be taken for one another', () => {
		const seen = new Set<string>();
		for (let byte = 0; byte < 256; byte++) seen.add(slipCodeOf(new Uint8Array(12).fill(byte))[0]!);
		expect(seen.size).toBe(32);
		expect([...seen].join('')).not.toMatch(/[ILOU]/);
	});

	it('is read however 柳春分 types it: small letters, spaces, long dashes, full width, O for 0, l for 1', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
				const code = slipCodeOf(bytes);
				expect(isSlipCode(code)).toBe(true);
				expect(plainSlipCode(groupedSlipCode(code))).toBe(code);
				expect(plainSlipCode(` ${groupedSlipCode(code).toLowerCase().replace(/-/g, '　—')} `)).toBe(code);
				expect(plainSlipCode(code.replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(code);
				expect(plainSlipCode(code.replace(/[0-9A-Z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)))).toBe(code);
			})
		);
		expect(groupedSlipCode('K7QM4XWP92HD')).toBe('K7QM-4XWP-92HD');
	});

	it('is not one with eleven characters, thirteen, or a U', () => {
		for (const text of ['K7QM4XWP92H', 'K7QM4XWP92HDD', 'K7QM4XWP92HU', '']) expect(isSlipCode(plainSlipCode(text))).toBe(false);
	});
});

describe('a PIN', () => {
	it('is six digits, full width too', () => {
		expect(plainPin(' ４８２ 915')).toBe('482915');
		for (const text of ['48291', '4829155', '48291a', '']) expect(isPin(text)).toBe(false);
	});

	it.each(['111111', '123456', '654321', '987654', '890123', '121212', '482482', '112233', '123321', '900101', '581231', '195803', '201012'])(
		'is refused when it is tried first: %s',
		(pin) => expect(isSimplePin(pin)).toBe(true)
	);

	it.each(['482915', '739046', '205817', '604938', '190013'])('is taken when it is not: %s', (pin) => expect(isSimplePin(pin)).toBe(false));

	it('leaves nine in ten to choose from', () => {
		let simple = 0;
		for (let n = 0; n < 1_000_000; n++) if (isSimplePin(String(n).padStart(6, '0'))) simple++;
		expect(simple).toBeLessThan(50_000);
	});
});
