import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** What is to stay after all. */
export const WithdrawErasure = v.strictObject({ community: communityCode, subject: subjectId });
export type WithdrawErasure = v.InferOutput<typeof WithdrawErasure>;
