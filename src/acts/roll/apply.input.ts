import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** An import to be written, or taken back. */
export const ApplyRoll = v.strictObject({ community: communityCode, import: subjectId });
export type ApplyRoll = v.InferOutput<typeof ApplyRoll>;
