import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** The result of a poll that its matter could not take is laid before another matter of the same body. */
export const LayPoll = v.strictObject({ community: communityCode, poll: subjectId, matter: subjectId });
export type LayPoll = v.InferOutput<typeof LayPoll>;
