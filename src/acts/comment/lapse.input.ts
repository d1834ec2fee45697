import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** The time to review a comment is over. */
export const LapseComment = v.strictObject({ community: communityCode, comment: subjectId });
export type LapseComment = v.InferOutput<typeof LapseComment>;
