import { readFileSync } from 'node:fs';
import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { describeActs, inputLines } from '#acts/described.ts';
import { REFUSALS } from '#acts/refusal.ts';
import { ACTS } from '#acts/registry.ts';
import { vocabulary } from '#domain/record/vocabulary.ts';
import { words } from '#words/words.ts';
import { actsDocument } from './acts-document.ts';

describe('an act is one name in five places', () => {
	const names = Object.keys(vocabulary);

	test('the registry has every act of the vocabulary, and no other', () => {
		expect([...ACTS.keys()].sort()).toEqual(names.sort());
		for (const [name, act] of ACTS) expect(act.name).toBe(name);
	});

	test('every act is said in both languages, and every line of the public record', () => {
		for (const { acts } of Object.values(words)) {
			expect(Object.keys(acts.does).sort()).toEqual(Object.keys(vocabulary).sort());
			const entered = Object.entries(vocabulary).filter(([, kind]) => kind !== 'private');
			expect(Object.keys(acts.done).sort()).toEqual(entered.map(([name]) => name).sort());
		}
	});

	test('docs/acts.md is what `npm run docs:acts` writes', () => {
		expect(readFileSync(new URL('../../docs/acts.md', import.meta.url), 'utf8')).toBe(actsDocument());
	});
});

describe('what programs are told', () => {
	test('every act has an object as input, and forbids what it does not name', () => {
		for (const { name, input } of describeActs()) {
			expect(input.type, name).toBe('object');
			expect(input.additionalProperties, name).toBe(false);
			expect(safeParse(ACTS.get(name)!.input, { nothingOfTheKind: 1 }).success, name).toBe(false);
		}
	});

	test('what a schema calls required is refused when it is missing', () => {
		for (const { name, input } of describeActs()) {
			for (const field of input.required ?? []) {
				const parsed = safeParse(ACTS.get(name)!.input, {});
				expect(parsed.success, name).toBe(false);
				expect(parsed.issues?.some((issue) => issue.path?.[0]?.key === field), `${name} ${field}`).toBe(true);
			}
		}
	});

	test('a question is described down to its longest text', () => {
		const ask = describeActs().find(({ name }) => name === 'question.ask')!;
		expect(inputLines(ask.input)).toContainEqual({ name: 'line', type: 'integer, 1 – 10000', optional: true });
		expect(inputLines(ask.input)).toContainEqual({ name: 'text', type: 'string, 1 – 500', optional: false });
		// Several forms of one thing are told by what they are made of, and nothing is left as anything at all.
		const adopt = inputLines(describeActs().find(({ name }) => name === 'template.adopt')!.input);
		expect(adopt.find((line) => line.name === 'rules[].rule')?.type).toBe('disclosureDay | questioningDay | answerDays | displayDays');
		for (const { name, input } of describeActs()) expect(inputLines(input).filter(({ type }) => /\bany\b/.test(type)), name).toEqual([]);
		expect(inputLines(ask.input).find((line) => line.name === 'claimed')).toEqual({ name: 'claimed', type: 'date', optional: true });
		expect(ask.may).toEqual([{ who: 'resident' }]);
	});

	test('every reason to refuse has a status, and a sentence in both languages', () => {
		for (const code of Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]) {
			for (const { refusals } of Object.values(words)) expect(refusals.sentence[code]({}).length, code).toBeGreaterThan(5);
			expect(REFUSALS[code]).toBeGreaterThanOrEqual(400);
		}
	});
});
