import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** Whoever made it takes it back. */
export const WithdrawSuggestion = v.strictObject({ community: communityCode, suggestion: subjectId });
export type WithdrawSuggestion = v.InferOutput<typeof WithdrawSuggestion>;
