import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** An evaluation whose last day is over. */
export const CloseEvaluation = v.strictObject({ community: communityCode, evaluation: subjectId });
export type CloseEvaluation = v.InferOutput<typeof CloseEvaluation>;
