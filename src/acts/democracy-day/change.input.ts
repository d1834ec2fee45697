import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';
import { planning } from './planning.input.ts';

/** What is different from now on, told as a whole, and why. */
export const ChangeDay = v.strictObject({ community: communityCode, meeting: subjectId, reason: writtenText(200), ...planning });
export type ChangeDay = v.InferOutput<typeof ChangeDay>;
