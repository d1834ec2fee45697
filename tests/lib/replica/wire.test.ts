import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromUtf8, toHex, utf8 } from '#domain/basics/bytes.ts';
import { canonical } from '#domain/basics/canonical-json.ts';
import { contentHash, contentHasher } from '#domain/content/content.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { sha256 } from '#lib/hashing.ts';
import { packer, unpack, type Items, type RawItem } from '#lib/replica/wire.ts';
import { recordedStory } from '#tests/support/recorded-story.ts';

const LOG = 'yishi-test/LW';
const subject = (n: number) => `${'A'.repeat(20)}${String.fromCharCode(65 + (n % 26))}A`;
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((one) => one.normalize('NFC')).filter((one) => !/[\ud800-\udfff]/u.test(one));
const value = fc.oneof(text, fc.maxSafeInteger().filter((n) => !Object.is(n, -0)), fc.constant(null), fc.boolean(), fc.array(text, { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b', '10', '9', '__proto__'), text));

/** What a ledger may hold: contents of any shape, of the office, erased; entries of any act and actor; a content that a hand has changed. */
const telling = fc.record({
	fields: fc.dictionary(fc.constantFrom('title', 'text', 'asker', 'lines', '2', '10', '__proto__', '名称'), value),
	actor: fc.constantFrom('import', 'p-0123456789abcdef', 'p-fedcba9876543210', '"\\ 代填'),
	act: fc.constantFrom('question.ask', 'history.import'),
	happenedAt: fc.constantFrom(undefined, '2026-11-09', '2026-11-11T01:02:03.000Z'),
	kept: fc.constantFrom('public', 'public', 'public', 'office', 'erased', 'changed', 'other subject'),
	of: fc.nat({ max: 5 })
});

type Telling = { fields: object; actor: string; act: string; happenedAt: string | undefined; kept: string; of: number };

function itemsOf(tellings: Telling[]): RawItem[] {
	return tellings.map(({ fields, actor, act, happenedAt, kept, of }, seq) => {
		const bytes = canonical({ ...fields, type: 'thing', v: 1, community: 'LW', subject: subject(of), lang: 'zh-CN' });
		const salt = toHex(sha256(utf8(`salt ${seq}`)).slice(0, 16));
		const entry = fromUtf8(encodeEntry({
			v: 1, log: LOG, seq, recordedAt: new Date(1_790_000_000_000 + seq).toISOString(), act, actor, subject: subject(kept === 'other subject' ? of + 1 : of),
			hash: contentHash(sha256, salt, bytes), rules: seq % 3 === 0 ? '' : toHex(sha256(utf8('rules'))), ...(happenedAt === undefined ? {} : { happenedAt })
		}));
		if (kept === 'office') return { seq, entry };
		if (kept === 'erased') return { seq, entry, bytes: '', salt: '' };
		return { seq, entry, bytes: kept === 'changed' ? bytes.replace('"v":1', '"v":2') : bytes, salt };
	});
}

/** As it travels. */
const sent = (items: Items): Items => JSON.parse(JSON.stringify(items)) as Items;

function packed(items: readonly RawItem[], from = 0, step = 7): Items {
	const pack = packer(sha256, LOG, from);
	for (let at = 0; at < items.length; at += step) pack.add(items.slice(at, at + step));
	return pack.items();
}

describe('a part of a record on its way to a device', () => {
	test('whatever lies in the ledger arrives exactly as it lies there', () => {
		fc.assert(
			fc.property(fc.array(telling, { maxLength: 40 }), fc.nat({ max: 10 }), (tellings, skip) => {
				const items = itemsOf(tellings).slice(skip);
				const from = items[0]?.seq ?? 0;
				const arrived = unpack(sha256, LOG, from, items.length, sent(packed(items, from)));
				expect(arrived.map(({ entry }) => entry)).toEqual(items.map(({ entry }) => entry));
				expect(arrived.map(({ content }) => content?.bytes)).toEqual(items.map(({ bytes }) => bytes || undefined));
				expect(arrived.map(({ content }) => content?.salt)).toEqual(items.map(({ salt }) => salt || undefined));
				expect(arrived.map(({ erased }) => erased)).toEqual(items.map(({ bytes }) => (bytes === '' ? true : undefined)));
				for (const { content } of arrived) if (content) expect(content.hash).toBe(contentHash(sha256, content.salt, content.bytes));
			}),
			{ numRuns: 300 }
		);
	});

	test('what is alike stands in columns; what a hand has changed travels as it is, beside the hash that its entry names', () => {
		const [, lw] = recordedStory();
		const pack = packer(sha256, lw!.origin, 0);
		pack.add(lw!.lines);
		const { groups, raw } = pack.items();
		expect(raw).toEqual([]);
		expect(groups.some(({ erased }) => erased)).toBe(true);
		expect(groups.find(({ content }) => content?.text && content.parent)?.entry).not.toHaveProperty('hash');

		const changed = lw!.lines.map((line) => (line.seq === 5 ? { ...line, bytes: line.bytes!.replace('two', 'Two') } : line));
		const again = packer(sha256, lw!.origin, 0);
		again.add(changed);
		const items = again.items();
		expect(items.raw).toEqual([changed[5]]);
		const item = unpack(sha256, lw!.origin, 0, changed.length, sent(items))[5]!;
		expect(item.entry).toBe(changed[5]!.entry);
		expect(item.content!.hash).not.toBe(item.hash);
	});

	test('too few, too many, twice, or out of place is refused', () => {
		const items = itemsOf(fc.sample(telling, { numRuns: 12, seed: 7 }));
		const whole = sent(packed(items));
		for (const [from, count] of [[0, 11], [0, 13], [1, 12], [-1, 12]] as const) expect(() => unpack(sha256, LOG, from, count, whole)).toThrow(TypeError);
		expect(() => unpack(sha256, LOG, 0, 12, { ...whole, raw: [...whole.raw, items[0]!] })).toThrow();
	});

	test('bytes from anywhere end in a refusal or in items, never in anything else', () => {
		const text = JSON.stringify(packed(itemsOf(fc.sample(telling, { numRuns: 8, seed: 3 }))));
		fc.assert(
			fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom('', '0', '"', '{', '[', ']', 'null', '-1', '1e999', '\\u0000'), fc.nat({ max: 4 }), (at, put, cut) => {
				let items: Items;
				try {
					items = JSON.parse(text.slice(0, at) + put + text.slice(at + cut)) as Items;
				} catch {
					return;
				}
				try {
					const arrived = unpack(sha256, LOG, 0, 8, items);
					expect(arrived.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
				} catch (error) {
					expect(error).toBeInstanceOf(Error);
				}
			}),
			{ numRuns: 1000 }
		);
	});
});

test('hashing many contents one after another gives the hash of each', () => {
	const hash = contentHasher(sha256);
	fc.assert(
		fc.property(text, fc.nat({ max: 300 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (some, times, salt) => {
			const bytes = some.repeat(times);
			expect(hash(toHex(salt), bytes)).toBe(contentHash(sha256, toHex(salt), bytes));
		})
	);
	expect(() => hash('00', '{}')).toThrow(TypeError);
});
