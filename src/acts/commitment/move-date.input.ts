import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** Another last day, and why. */
export const MoveDate = v.strictObject({ community: communityCode, commitment: subjectId, to: dayText, reason: writtenText(300) });
export type MoveDate = v.InferOutput<typeof MoveDate>;
