import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textChanges, type TextChange } from '#domain/basics/text-changes.ts';

/* The plan of the lamps goes down to the residents and comes up again: everybody reads what became of their words. */

const joined = (parts: TextChange[], without: TextChange['is']) => parts.filter(({ is }) => is !== without).map(({ text }) => text).join('');

test('what was changed stands clause by clause, what went before what came', () => {
	expect(textChanges('装二十盏灯，灯距三十米。夜里全亮。', '装二十盏灯，灯距二十五米。夜里全亮。')).toEqual([
		{ is: 'same', text: '装二十盏灯，' }, { is: 'gone', text: '灯距三十米。' }, { is: 'new', text: '灯距二十五米。' }, { is: 'same', text: '夜里全亮。' }
	]);
	expect(textChanges('Twenty lamps, 2.5 m high.', 'Twenty lamps, 2.5 m high. Off at ten.')).toEqual([{ is: 'same', text: 'Twenty lamps, ' }, { is: 'gone', text: '2.5 m high.' }, { is: 'new', text: '2.5 m high. Off at ten.' }]);
	expect(textChanges('装灯。', '装灯。')).toEqual([{ is: 'same', text: '装灯。' }]);
});

test('whatever the two texts are, leaving out what is new gives the older one and leaving out what is gone the newer one', () => {
	const text = fc.oneof(fc.string(), fc.array(fc.constantFrom('装灯', '修路', '，', '。', '\n', ' ', '3.5', '.', 'a'), { maxLength: 30 }).map((parts) => parts.join('')));
	fc.assert(
		fc.property(text, text, (older, newer) => {
			const parts = textChanges(older, newer);
			expect([joined(parts, 'new'), joined(parts, 'gone')]).toEqual([older, newer]);
			expect(parts.every((part, index) => part.text !== '' && part.is !== parts[index + 1]?.is)).toBe(true);
		})
	);
	// Longer than can be laid side by side: whole for whole.
	const long = (what: string) => `${what}。`.repeat(1_001);
	expect(textChanges(long('装灯'), long('修路'))).toMatchObject([{ is: 'gone' }, { is: 'new' }]);
});
