import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** An announced day of reception does not take place. */
export const CancelReception = v.strictObject({ community: communityCode, reception: subjectId, reason: writtenText(200) });
export type CancelReception = v.InferOutput<typeof CancelReception>;
