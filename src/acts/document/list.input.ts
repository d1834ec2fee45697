import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** The time for comments on a version is over: what became of the suggestions is published. */
export const ListSuggestions = v.strictObject({ community: communityCode, version: subjectId });
export type ListSuggestions = v.InferOutput<typeof ListSuggestions>;
