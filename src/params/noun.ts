import type { ParamMatcher } from '@sveltejs/kit';
import { nounsOfActs } from '#domain/record/vocabulary.ts';

/** What acts are about. Acts themselves have a full stop in their name, and a door of their own. */
export const match: ParamMatcher = (noun) => nounsOfActs().has(noun);
