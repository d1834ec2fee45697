import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import { differencesOf, lineDifferences, wordChanges, wordsOf } from '#domain/document/differences.ts';

const joined = (parts: { is: string; text: string }[], not: string) => parts.filter(({ is }) => is !== not).map(({ text }) => text).join('');
const list = (id: string, heading: string, ...items: string[]): Clause => ({ id, heading, blocks: [{ id: `${id}-l`, kind: 'list', items }] });

const PARKING = list('stop', '三、停放', '车辆停进划线区。', '连续三十天不动的车辆贴条提醒，保管六十天。');
const CHARGING = list('charge', '四、充电', '服务费每度不超过三角，六十五岁以上老人和低保户减半。', '充电口支持刷卡和扫码，没有智能手机也能用。');

test('words of Chinese are words, and join to the text again', () => {
	expect(wordsOf('服务费每度不超过三角')).toContain('超过');
	fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void expect(wordsOf(text).join('')).toBe(text)));
});

test('what went and what came join to the two texts, whatever they are', () => {
	const text = fc.array(fc.constantFrom('老人', '低保户', '减半', '免收', '，', '。', '三角', '两角', ' ', 'x1', '六十天'), { maxLength: 24 }).map((words) => words.join(''));
	fc.assert(
		fc.property(text, text, (older, newer) => {
			const parts = wordChanges(older, newer);
			expect(joined(parts, 'new')).toBe(older);
			expect(joined(parts, 'gone')).toBe(newer);
			expect(parts.every(({ text }) => text !== '')).toBe(true);
		}),
		{ numRuns: 500 }
	);
});

test('where there is no segmenter, characters are compared', () => {
	const Segmenter = Intl.Segmenter;
	try {
		Object.assign(Intl, { Segmenter: undefined });
		expect(wordChanges('不超过三角，扫码', '不超过两角，扫码')).toEqual([
			{ is: 'same', text: '不超过' }, { is: 'gone', text: '三' }, { is: 'new', text: '两' }, { is: 'same', text: '角，扫码' }
		]);
	} finally {
		Object.assign(Intl, { Segmenter });
	}
});

test('a changed word stands in its line; a line that was written anew stands whole', () => {
	const newer = list('charge', '四、充电', '服务费每度不超过两角，六十五岁以上老人和低保户免收服务费。', '充电口支持刷卡、投币和扫码，没有智能手机也能用。', '禁止拉线充电。');
	const [heading, price, coins, ban] = lineDifferences(CHARGING, newer);
	expect(heading).toEqual({ is: 'same', kind: 'heading', parts: [[{ is: 'same', text: '四、充电' }]] });
	expect(price!.is).toBe('changed');
	expect(price!.mark).toBe('（一）');
	expect(price!.parts[0]!.filter(({ is }) => is === 'same').map(({ text }) => text).join('')).toContain('六十五岁以上老人和低保户');
	expect(coins!.parts[0]!.filter(({ is }) => is !== 'same')).toEqual([{ is: 'new', text: '、投币' }]);
	expect(ban).toEqual({ is: 'new', kind: 'item', mark: '（三）', parts: [[{ is: 'new', text: '禁止拉线充电。' }]] });
	expect(wordChanges('第一次警告', '长椅加靠背')).toEqual([{ is: 'gone', text: '第一次警告' }, { is: 'new', text: '长椅加靠背' }]);
});

test('clauses are new, changed, gone and moved by what they are called inside, not by their number', () => {
	const money = list('money', '五、经费', '居民不出钱。');
	const aim = list('aim', '一、目的', '防火。');
	const renamed = { ...money, heading: '一、钱从哪里来' };
	const found = differencesOf([aim, PARKING, CHARGING, money], [renamed, PARKING, list('end', '七、施行', '公示七日后施行。'), CHARGING]);
	expect(found.clauses.map(({ id, is, moved }) => [id, is, moved])).toEqual([
		['money', 'changed', true], ['aim', 'gone', undefined], ['stop', 'same', undefined], ['end', 'new', undefined], ['charge', 'same', undefined]
	]);
	expect(found).toMatchObject({ changed: 1, new: 1, gone: 1, moved: 1 });
});

test('of any two texts, nothing is lost and nothing said twice; the same text differs nowhere', () => {
	const clause = fc.record({
		id: fc.constantFrom('aaaa', 'bbbb', 'cccc', 'dddd', 'eeee'), heading: fc.constantFrom('一、甲', '二、乙'),
		items: fc.array(fc.constantFrom('车辆停进划线区。', '老人免收服务费。', '公示七日。'), { minLength: 1, maxLength: 4 }), table: fc.boolean()
	});
	const text = fc.uniqueArray(clause, { selector: ({ id }) => id, maxLength: 5 }).map((all) =>
		all.map(({ id, heading, items, table }): Clause => ({ id, heading, blocks: table ? [{ id: 'tabl', kind: 'table', rows: items.map((item) => [item, '']) }] : [{ id: 'list', kind: 'list', items }] }))
	);
	fc.assert(
		fc.property(text, text, (older, newer) => {
			const { clauses, ...counts } = differencesOf(older, newer);
			expect(clauses.filter(({ is }) => is !== 'gone').map(({ id }) => id)).toEqual(newer.map(({ id }) => id));
			expect(clauses.filter(({ is }) => is !== 'new').map(({ id }) => id).sort()).toEqual(older.map(({ id }) => id).sort());
			expect(differencesOf(newer, newer)).toMatchObject({ changed: 0, new: 0, gone: 0, moved: 0 });
			for (const one of clauses) {
				if (one.is === 'gone') continue;
				const said = one.lines.filter(({ is }) => is !== 'gone').map(({ mark = '', parts, kind }) => (kind === 'row' ? '|' : mark) + parts.map((cell) => joined(cell, 'gone')).join(' | '));
				expect(said.map((line) => line.replace(/^\|(.*)$/, '| $1 |')).join('\n')).toBe(clauseText(newer.find(({ id }) => id === one.id)!));
			}
			expect(counts.changed + counts.new + clauses.filter(({ is }) => is === 'same').length).toBe(newer.length);
		}),
		{ numRuns: 300 }
	);
});
