import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** Whoever raised a proposal takes it back, and says why. */
export const WithdrawProposal = v.strictObject({ community: communityCode, proposal: subjectId, reason: writtenText(500) });
export type WithdrawProposal = v.InferOutput<typeof WithdrawProposal>;
