import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** A poll whose time is over, or in which all are counted. */
export const ClosePoll = v.strictObject({ community: communityCode, poll: subjectId });
export type ClosePoll = v.InferOutput<typeof ClosePoll>;
