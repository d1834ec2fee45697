import { COMMON_REFUSALS, describeActs, inputLines } from '#acts/described.ts';
import type { PageServerLoad } from './$types';

/** Every act in words: the same description that programs get. */
export const load: PageServerLoad = () => ({
	common: COMMON_REFUSALS,
	acts: describeActs().map(({ input, ...act }) => ({ ...act, input: inputLines(input) }))
});
