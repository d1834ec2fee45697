import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** Whether an opinion is followed, and why. */
export const SettleOpinion = v.strictObject({ community: communityCode, opinion: subjectId, adopted: v.boolean(), reason: writtenText(1000) });
export type SettleOpinion = v.InferOutput<typeof SettleOpinion>;
