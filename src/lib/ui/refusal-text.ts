import type { FieldProblem, Refusal } from '#acts/refusal.ts';
import type { Words } from '#words/words.ts';

/** The sentence of a refusal. */
export function refusalText(words: Words, refusal: Refusal): string {
	return words.refusals.sentence[refusal.code](refusal.params ?? {});
}

/** What is wrong with a field of a refused form, or undefined. */
export function fieldText(words: Words, refusal: Refusal | undefined, path: string): string | undefined {
	const problem = refusal?.fields?.find((field: FieldProblem) => field.path === path);
	return problem && words.refusals.field[problem.code];
}
