import * as v from 'valibot';
import { communityCode, dayText, subjectId } from '../input.ts';

/** An assignment ends: `until` is the first day on which it is no longer theirs. */
export const EndAssignment = v.strictObject({ community: communityCode, assignment: subjectId, until: dayText });
export type EndAssignment = v.InferOutput<typeof EndAssignment>;
