import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromUtf8, utf8 } from '#domain/basics/bytes.ts';
import { canonical } from '#domain/basics/canonical-json.ts';
import { decodeEntry, encodeEntry, EntryError, MOST_NAME_LENGTH, type Entry } from '#domain/record/entry.ts';
import { liuwanEntry } from './liuwan-log.ts';

function fieldOf(bytes: Uint8Array): string {
	try {
		decodeEntry(bytes);
	} catch (problem) {
		if (problem instanceof EntryError) return problem.field;
		throw problem;
	}
	return 'accepted';
}

const changed = (change: Record<string, unknown>): Uint8Array => utf8(canonical({ ...liuwanEntry(1), ...change }));
const text = fromUtf8(encodeEntry(liuwanEntry(1)));

describe('an entry as bytes', () => {
	test('is canonical JSON and nothing else', () => {
		expect(text).toBe(canonical(liuwanEntry(1)));
		expect(text).toMatch(/^\{"act":"question\.ask","actor":"resident-7f3a","hash":"[0-9a-f]{64}","log":"LW",/);
	});

	test('comes back as it was, with and without a claimed time', () => {
		for (const entry of [
			liuwanEntry(0),
			liuwanEntry(2, { happenedAt: '2025-03-09' }),
			liuwanEntry(3, { happenedAt: '2026-11-20T16:00:00.000Z' }),
			liuwanEntry(4, { rules: '', recordedAt: '2026-10-31T15:59:59.999Z' }),
			liuwanEntry(5, { recordedAt: '2028-02-29T00:00:00.000Z' }),
			liuwanEntry(6, { actor: '柳湾社区居委会', subject: 'he said "no"\\' }),
			liuwanEntry(7, { seq: Number.MAX_SAFE_INTEGER })
		]) {
			expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
		}
	});

	test.each<[string, Record<string, unknown>]>([
		['v', { v: 2 }],
		['log', { log: '' }],
		['log', { log: 'L\nW' }],
		['seq', { seq: -1 }],
		['seq', { seq: '1' }],
		['recordedAt', { recordedAt: '2026-11-09' }],
		['recordedAt', { recordedAt: '2026-02-29T00:00:00.000Z' }],
		['recordedAt', { recordedAt: '2026-11-09T24:00:00.000Z' }],
		['recordedAt', { recordedAt: '2026-11-09T01:02:03Z' }],
		['happenedAt', { happenedAt: 'last spring' }],
		['happenedAt', { happenedAt: null }],
		['happenedAt', { happenedAt: '2026-11-31' }],
		['act', { act: 'question' }],
		['act', { act: 'Question.ask' }],
		['act', { act: `question.${'a'.repeat(MOST_NAME_LENGTH)}` }],
		['actor', { actor: 7 }],
		['actor', { actor: 'x'.repeat(MOST_NAME_LENGTH + 1) }],
		['subject', { subject: '\u0085' }],
		['hash', { hash: 'AB'.repeat(32) }],
		['hash', { hash: 'ab'.repeat(33) }],
		['rules', { rules: 'ab' }],
		['bytes', { name: '柳春分' }]
	])('refuses a wrong %s and names it (%#)', (field, change) => {
		expect(fieldOf(changed(change))).toBe(field);
	});

	test('refuses a missing field and names it', () => {
		for (const field of Object.keys(liuwanEntry(1))) {
			const rest = Object.fromEntries(Object.entries(liuwanEntry(1)).filter(([name]) => name !== field));
			expect(fieldOf(utf8(canonical(rest)))).toBe(field);
		}
	});

	test.each([
		['a space', text.replace(':', ': ')],
		['a newline at the end', `${text}\n`],
		['keys in another order', `{"v":1,${text.slice(1).replace(',"v":1', '')}`],
		['a key twice', text.replace('{', '{"act":"question.ask",')],
		['a number with a point', text.replace('"seq":1,', '"seq":1.0,')],
		['a number with a leading zero', text.replace('"seq":1,', '"seq":01,')],
		['a needless escape', text.replace('"LW"', '"L\\u0057"')],
		['decomposed letters', text.replace('"LW"', '"e\u0301"')],
		['an array', '[]'],
		['nothing', '']
	])('refuses %s', (_, source) => {
		expect(fieldOf(utf8(source))).toBe('bytes');
	});

	test('refuses bytes that are not UTF-8, and more than a bundle can hold', () => {
		expect(fieldOf(Uint8Array.of(0x7b, 0xff, 0x7d))).toBe('bytes');
		expect(() => decodeEntry(new Uint8Array(65_536).fill(0x20))).toThrow('bytes: are more than 65535');
		const long = '界'.repeat(MOST_NAME_LENGTH);
		expect(encodeEntry(liuwanEntry(1, { log: long, actor: long, subject: long })).length).toBeLessThan(4_000);
	});

	test('is not written when it could not be read', () => {
		expect(() => encodeEntry(liuwanEntry(1, { act: 'ask' }))).toThrow(EntryError);
		expect(() => encodeEntry(liuwanEntry(1, { actor: 'e\u0301' }))).toThrow(EntryError);
		expect(() => encodeEntry({ ...liuwanEntry(1), note: 'x' } as Entry)).toThrow('holds "note"');
	});
});

const name = fc.oneof(fc.string({ minLength: 1, maxLength: 30 }), fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }));

test('whatever can be written is read back; whatever cannot be read is not written', () => {
	const anyEntry = fc.record({
		v: fc.constant(1 as const),
		log: name,
		seq: fc.maxSafeNat(),
		recordedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }).map((at) => at.toISOString()),
		act: fc.constantFrom('question.ask', 'device.set-pin'),
		actor: name,
		subject: name,
		hash: fc.constant('5e'.repeat(32)),
		rules: fc.constantFrom('', 'a0'.repeat(32))
	});
	fc.assert(
		fc.property(anyEntry, (entry) => {
			let bytes: Uint8Array;
			try {
				bytes = encodeEntry(entry);
			} catch (problem) {
				expect(problem).toBeInstanceOf(EntryError);
				let source: string;
				try {
					source = canonical(entry);
				} catch {
					return;
				}
				expect(fieldOf(utf8(source))).toBe((problem as EntryError).field);
				return;
			}
			expect(decodeEntry(bytes)).toEqual(entry);
		}),
		{ numRuns: 2000 }
	);
});

test('one changed byte is refused, or read as exactly what it now says', () => {
	const bytes = encodeEntry(liuwanEntry(7));
	fc.assert(
		fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
			const other = bytes.slice();
			other[at] = value;
			let entry: Entry;
			try {
				entry = decodeEntry(other);
			} catch (problem) {
				expect(problem).toBeInstanceOf(EntryError);
				return;
			}
			expect(encodeEntry(entry)).toEqual(other);
		}),
		{ numRuns: 5000 }
	);
});
