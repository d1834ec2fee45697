import * as v from 'valibot';
import { communityCode, subjectId, whole } from '../input.ts';

/** Who is there, by lines of the list: all of them, each time anew. */
export const AttendPoll = v.strictObject({ community: communityCode, subject: subjectId, poll: subjectId, present: v.pipe(v.array(whole(1, 1_000_000)), v.maxLength(10_000, 'too-long')) });
export type AttendPoll = v.InferOutput<typeof AttendPoll>;
