import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** Something with a page of its own, in some community. */
export const Follow = v.strictObject({ community: communityCode, subject: subjectId });
export type Follow = v.InferOutput<typeof Follow>;
