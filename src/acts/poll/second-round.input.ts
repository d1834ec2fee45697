import * as v from 'valibot';
import { communityCode, dayText, subjectId } from '../input.ts';
import { clockTime } from './open.input.ts';

/** The same question once more, after an even split. */
export const SecondRound = v.strictObject({ community: communityCode, subject: subjectId, poll: subjectId, opensOn: dayText, opensAt: clockTime, closesOn: dayText, closesAt: clockTime });
export type SecondRound = v.InferOutput<typeof SecondRound>;
