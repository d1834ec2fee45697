import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** What of one’s own is to be erased. */
export const RequestErasure = v.strictObject({ community: communityCode, subject: subjectId });
export type RequestErasure = v.InferOutput<typeof RequestErasure>;
