import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { HOUSE_RULES } from '#domain/comment/house-rules.ts';
import { hasPrivateNumber, isNamed, meansSomebody } from '#domain/comment/names.ts';
import { notNow, standingOf, STEPS, type ModerationContent } from '#domain/comment/moderation.ts';

type Happening = Pick<ModerationContent, 'step' | 'day' | 'rule' | 'due'>;

const happenings = fc.array(
	fc.record({ step: fc.constantFrom(...STEPS), day: fc.constant(day('2026-11-23')), rule: fc.constantFrom(...HOUSE_RULES), due: fc.constant(day('2026-11-26')) }), { maxLength: 30 }
);

/** What of a story can really happen, step by step. */
function lawful(story: readonly Happening[]): Happening[] {
	const steps: Happening[] = [];
	for (const one of story) if (one.step === 'held' ? steps.length === 0 : notNow(standingOf(steps), one.step, one.rule) === undefined) steps.push(one);
	return steps;
}

test('whatever happens, steps that could not follow change nothing', () => {
	fc.assert(
		fc.property(happenings, (story) => {
			expect(standingOf(story)).toEqual(standingOf(lawful(story)));
		})
	);
});

test('whatever happens, words are gone only after an office decided so, and what the overseers restored is not hidden again for that rule', () => {
	fc.assert(
		fc.property(happenings, (story) => {
			const steps = lawful(story);
			const standing = standingOf(steps);
			const turns = steps.filter(({ step }) => !['reported', 'appealed', 'kept', 'upheld'].includes(step));
			const last = turns.at(-1)?.step;
			expect(standing.state).toBe(last === 'hidden' ? 'hidden' : last === 'declined' ? 'declined' : last === 'held' ? 'waiting' : 'shown');
			for (const rule of standing.cleared) expect(notNow({ ...standing, state: 'shown' }, 'hidden', rule)).toBe('settled');
			if (standing.final) expect(notNow(standing, 'appealed')).toBe('settled');
		})
	);
});

test('a name is found with whatever is put between its letters, and nobody is found in plain words', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(' ', '，', '-', '*', '　', '·'), { maxLength: 4 }), (marks) => {
			expect(isNamed(`请问麦${marks.join('')}小${marks.join('')}满，账呢？`, '麦小满')).toBe(true);
		})
	);
	expect(isNamed('小满这一天', '麦小满')).toBe(false);
	for (const text of ['王某', '欧阳女士', '李 先 生']) expect(meansSomebody(text), text).toBe(true);
	for (const text of ['在某处', '于某日', '先生们', '会计制度']) expect(meansSomebody(text), text).toBe(false);
	for (const text of ['13800001234', '１３８-0000-1234', '11010519491231002x']) expect(hasPrivateNumber(text), text).toBe(true);
	for (const text of ['8400', '2026-11-23', '6222000011112222', '138000012345']) expect(hasPrivateNumber(text), text).toBe(false);
});
