import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** Somebody who has moved away or died. */
export const LeavePerson = v.strictObject({ community: communityCode, person: subjectId });
export type LeavePerson = v.InferOutput<typeof LeavePerson>;
