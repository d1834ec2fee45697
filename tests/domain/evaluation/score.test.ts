import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composite, gradeMean, satisfactionIndex, twiceNotCompetent } from '#domain/evaluation/score.ts';

const WEIGHTS = { satisfied: 1000, basically: 600, dissatisfied: 0 };
interface Row { item?: string; target?: string; [grade: string]: unknown }
const { evaluations } = JSON.parse(readFileSync(new URL('../../../server/demo/city.json', import.meta.url), 'utf8')) as {
	evaluations: { satisfied: number; basically: number; dissatisfied: number; rows: Row[]; grades: string[]; grade_points: Record<string, number>; composite_scores: Record<string, number>; composite_weights: Record<string, number>; composite_total: number }[];
};
const [supper, services, review] = evaluations as [(typeof evaluations)[0], (typeof evaluations)[0], (typeof evaluations)[0]];

it('supper at 柳湾: 148, 47 and 12 of 207 make 85.1', () => {
	expect(satisfactionIndex(supper, WEIGHTS, 10)).toBe(851);
});

it('three services of one day, each from the same forms', () => {
	expect(services.rows.map((row) => satisfactionIndex(row as never, WEIGHTS, 10))).toEqual([799, 889, 865]);
});

it('of fewer than may be shown, nothing is shown', () => {
	expect(satisfactionIndex({ satisfied: 4, basically: 0, dissatisfied: 0 }, WEIGHTS, 5)).toBeUndefined();
	expect(satisfactionIndex({ satisfied: 5, basically: 0, dissatisfied: 0 }, WEIGHTS, 5)).toBe(1000);
	expect(satisfactionIndex({ satisfied: 0, basically: 0, dissatisfied: 0 }, WEIGHTS, 0)).toBeUndefined();
});

it('北仓: the committee’s grades and the composite come out as they were announced', () => {
	const points = Object.fromEntries(Object.entries(review.grade_points).map(([grade, worth]) => [grade, worth * 10]));
	const grades = (row: Row) => Object.fromEntries(review.grades.map((grade) => [grade, row[grade] as number]));
	const team = gradeMean(grades(review.rows[0]!), points, 5);
	expect(team).toBe(909);
	const means = Object.fromEntries(Object.entries(review.composite_scores).map(([rater, score]) => [rater, Math.round(score * 10)]));
	const weights = Object.fromEntries(Object.entries(review.composite_weights).map(([rater, weight]) => [rater, Math.round(weight * 1000)]));
	expect(composite(means, weights)).toBe(Math.round(review.composite_total * 10));
	expect(composite({ ...means, subdistrict: undefined }, weights)).toBeUndefined();
});

it('one more who is satisfied never lowers an index that weights all answers', () => {
	const count = fc.nat(10_000);
	fc.assert(fc.property(count, count, count, (satisfied, basically, dissatisfied) => {
		const before = satisfactionIndex({ satisfied, basically, dissatisfied }, WEIGHTS, 1);
		const after = satisfactionIndex({ satisfied: satisfied + 1, basically, dissatisfied }, WEIGHTS, 1)!;
		expect(after).toBeGreaterThanOrEqual(before ?? 0);
		expect(after).toBeLessThanOrEqual(1000);
	}));
});

it('twice in a row is twice in a row', () => {
	const of = (...years: [number, boolean][]) => twiceNotCompetent(years.map(([year, incompetent]) => ({ year, incompetent })));
	expect([of([2025, true], [2024, true]), of([2023, true], [2025, true]), of([2024, true], [2025, false], [2026, true]), of()]).toEqual([true, false, false, false]);
});
