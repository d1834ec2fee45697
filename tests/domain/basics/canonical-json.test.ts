import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, parseCanonical, type Json } from '#domain/basics/canonical-json.ts';

/* The one way a content is written as bytes: whoever writes the same content writes the same bytes, and so the same hash. */

const text = fc.string({ unit: 'grapheme' }).map((one) => one.normalize('NFC'));
const value: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
	json: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constant(null), fc.boolean(), fc.maxSafeInteger().filter((n) => !Object.is(n, -0)), text, fc.array(tie('json')), fc.dictionary(text, tie('json'))
	)
})).json;

/** The same value, made in another order. */
function turned(from: Json): Json {
	if (Array.isArray(from)) return from.map(turned);
	if (from === null || typeof from !== 'object') return from;
	return Object.fromEntries(Object.entries(from).reverse().map(([key, inner]) => [key, turned(inner)]));
}

test('what is written can be read, and is written the same again', () => {
	fc.assert(fc.property(value, (json) => {
		const bytes = canonical(json);
		expect(canonical(parseCanonical(bytes))).toBe(bytes);
		expect(JSON.parse(bytes)).toEqual(JSON.parse(JSON.stringify(json)));
	}));
});

test('the order in which somebody put the keys does not show', () => {
	fc.assert(fc.property(value, (json) => {
		expect(canonical(turned(json))).toBe(canonical(json));
	}));
});

test('keys stand in the order of their UTF-16 code units (RFC 8785 §3.2.3)', () => {
	expect(canonical({ '～': 7, '😀': 6, '€': 5, ö: 4, '\u0080': 3, '1': 2, '\r': 1 })).toBe('{"\\r":1,"1":2,"\u0080":3,"ö":4,"€":5,"😀":6,"～":7}');
});

test('strings are escaped as JSON must and no further', () => {
	expect(canonical('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

describe('has no canonical form', () => {
	test.each([
		['half a fen', 0.5], ['a number beyond the safe ones', 2 ** 53], ['minus nothing', -0], ['infinity', Infinity], ['no number', NaN],
		['nothing at all', undefined], ['nothing in a list', [undefined]], ['nothing under a key', { a: undefined }], ['a function', () => 1], ['a date', new Date(0)],
		['a map', new Map()], ['a big integer', 10n], ['half a character', '\ud83d'], ['half a character the other way', 'x\ude00'], ['half a character in a key', { '\ud83d': 1 }],
		['an accent by itself', 'e\u0301'], ['an accent by itself in a key', { 'e\u0301': 1 }]
	])('%s', (_story, given) => {
		expect(() => canonical(given)).toThrow(TypeError);
	});
});

describe('is not canonical, though it is JSON', () => {
	test.each(['{ "a":1}', '{"a":1}\n', ' 1', '{"b":1,"a":2}', '{"a":1,"a":1}', '1.0', '1e3', '-0', '"\\u0041"', '"\\/"', '[1, 2]', '9007199254740993', '0.5', '"\\ud83d"', '\ufeff1'])('%j', (source) => {
		expect(() => parseCanonical(source)).toThrow(TypeError);
	});

	test.each(['', '{', 'nothing', "{'a':1}", '[1,]'])('is no JSON: %j', (source) => {
		expect(() => parseCanonical(source)).toThrow(TypeError);
	});
});

test('any change of a canonical text is another value, or no canonical text', () => {
	fc.assert(fc.property(value, fc.nat(), fc.constantFrom(' ', '0', '"', ',', '\\u0061'), (json, at, put) => {
		const bytes = canonical(json);
		const where = at % (bytes.length + 1);
		const changed = bytes.slice(0, where) + put + bytes.slice(where);
		let read: Json | undefined;
		try {
			read = parseCanonical(changed);
		} catch (problem) {
			expect(problem).toBeInstanceOf(TypeError);
			return;
		}
		expect(canonical(read)).toBe(changed);
		expect(canonical(read)).not.toBe(bytes);
	}));
});

test('a key named like a part of JavaScript is a key like any other', () => {
	const bytes = '{"__proto__":{"a":1},"constructor":2}';
	expect(canonical(parseCanonical(bytes))).toBe(bytes);
});
