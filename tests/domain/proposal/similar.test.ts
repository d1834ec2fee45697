import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigramsOf, likeness, similarTo } from '#domain/proposal/similar.ts';

/* Somebody is about to propose what is in the list already, in other words. */

const LIST = [
	{ title: '给渡口到学校的路装路灯', text: '冬天放学时天已经黑了，孩子们走这段路要打手电。' },
	{ title: '修桥头的栏杆', text: '栏杆断了三根。' },
	{ title: '小泉村饮水管网向坡顶27户延伸', text: '坡顶二十七户至今用水窖，旱季要拉水。' },
	{ title: 'Street lamps at the ferry', text: 'It is dark.' }
];

describe('what is like a proposal already', () => {
	test.each([
		['学校门口的路没有路灯', '给渡口到学校的路装路灯'],
		['建议修一下桥头栏杆', '修桥头的栏杆'],
		['坡顶接自来水管网', '小泉村饮水管网向坡顶27户延伸'],
		['STREET LAMPS, please', 'Street lamps at the ferry']
	])('%s → %s', (title, found) => {
		expect(similarTo(title, LIST)[0]?.title).toBe(found);
	});

	test('something else finds nothing, and neither does a word that every proposal has', () => {
		expect(similarTo('老年食堂什么时候开', LIST)).toEqual([]);
		expect(similarTo('建议', LIST)).toEqual([]);
		expect(similarTo('。！', LIST)).toEqual([]);
	});

	test('likeness is between 0 and 1, the same both ways, and 1 with itself', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
				const [one, two] = [bigramsOf(a), bigramsOf(b)];
				const like = likeness(one, two);
				expect(like).toBeGreaterThanOrEqual(0);
				expect(like).toBeLessThanOrEqual(1);
				expect(likeness(two, one)).toBe(like);
				if (one.size > 0) expect(likeness(one, one)).toBe(1);
			})
		);
	});

	test('never more than five are shown', () => {
		expect(similarTo('路灯坏了', Array.from({ length: 40 }, () => ({ title: '路灯坏了', text: '' })))).toHaveLength(5);
	});
});
