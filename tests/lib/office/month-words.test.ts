import { expect, test } from 'vitest';
import { levelsOf } from '#lib/office/month-words.ts';

/* The month at a desk is one line of days. The ninth, the tenth and the eleventh stand side by side, and each has a word. */

const month = (words: Record<number, string>) => levelsOf(Array.from({ length: 31 }, (_, index) => words[index + 1]));

test('words of days that adjoin hang one below the other; words that are far apart, all at the top', () => {
	const levels = month({ 9: 'Overdue', 10: 'Today', 11: 'Q&A', 25: 'Notice' });
	expect([levels[8], levels[9], levels[10], levels[24]]).toEqual([0, 1, 2, 0]);
	expect(month({ 9: '公开', 10: '今天', 11: '质询' }).slice(8, 11)).toEqual([0, 1, 0]);
	expect(month({ 1: '今天', 9: '公开', 20: '逾期' })).toEqual(Array.from({ length: 31 }, () => 0));
});
