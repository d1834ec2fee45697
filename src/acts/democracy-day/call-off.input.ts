import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** An announced day does not take place. */
export const CallOffDay = v.strictObject({ community: communityCode, meeting: subjectId, reason: writtenText(200) });
export type CallOffDay = v.InferOutput<typeof CallOffDay>;
