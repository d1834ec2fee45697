import { describeActs, inputLines } from '#acts/described.ts';
import type { PageServerLoad } from './$types';

/** The acts of a noun in words: the same description that programs get. */
export const load: PageServerLoad = ({ params: { noun } }) => ({
	noun,
	acts: describeActs().filter(({ name }) => name.startsWith(`${noun}.`)).map(({ input, ...act }) => ({ ...act, input: inputLines(input) }))
});
