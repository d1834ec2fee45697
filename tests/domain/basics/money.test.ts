import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFen, MOST_FEN, parseYuan, plainYuan } from '#domain/basics/money.ts';

const fen = fc.integer({ min: -MOST_FEN, max: MOST_FEN });

test('what is shown can be typed again, to the fen', () => {
	fc.assert(fc.property(fen, (amount) => {
		const back = amount === 0 ? 0 : amount;
		expect(parseYuan(formatFen(amount))).toBe(back);
		expect(parseYuan(plainYuan(amount))).toBe(back);
	}));
});

test('thousands are set apart from the right, and there are two decimals', () => {
	fc.assert(fc.property(fen, (amount) => {
		expect(formatFen(amount)).toMatch(/^−?\d{1,3}(,\d{3})*\.\d{2}$/);
		expect(plainYuan(amount)).toMatch(/^-?\d+\.\d{2}$/);
	}));
	expect(formatFen(52184300)).toBe('521,843.00');
	expect(formatFen(5)).toBe('0.05');
	expect(formatFen(-840000)).toBe('−8,400.00');
	expect(plainYuan(-123456789)).toBe('-1234567.89');
});

test.each([
	['8400', 840000], ['8,400.5', 840050], ['¥8,400.50', 840050], ['￥ 8400元', 840000], ['８４００．５０', 840050], ['8，400', 840000], [' 0.05 ', 5], ['-3', -300], ['－3.10', -310],
	['−3.10', -310], ['-0', 0], ['10,000,000,000.00', MOST_FEN]
])('%s is %i fen', (typed, amount) => {
	expect(parseYuan(typed)).toBe(amount);
});

test.each(['', '元', '1.234', '1,23', '1,2345', '12,34,567', '1.', '.5', '1e3', '0x10', '八千', '1 000', '--1', '+1', '1-', 'NaN', '10000000000.01', '100000000000', '99999999999999999999', '1.5.0'])('%j is no amount', (typed) => {
	expect(parseYuan(typed)).toBeUndefined();
});

test('whatever is typed: an amount that is a whole number of fen and not too large, or none', () => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-−¥￥]?[0-9０-９,，.．]{1,20}元?$/)), (typed) => {
		const amount = parseYuan(typed);
		if (amount === undefined) return;
		expect(Number.isSafeInteger(amount)).toBe(true);
		expect(Math.abs(amount)).toBeLessThanOrEqual(MOST_FEN);
		expect(Object.is(amount, -0)).toBe(false);
	}));
});
