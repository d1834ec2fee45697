import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** The next batch of an import. */
export const ContinueRoll = v.strictObject({ community: communityCode, import: subjectId });
export type ContinueRoll = v.InferOutput<typeof ContinueRoll>;
