import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** A record that was made by mistake, and why. */
export const WithdrawDuty = v.strictObject({ community: communityCode, record: subjectId, reason: writtenText(200) });
export type WithdrawDuty = v.InferOutput<typeof WithdrawDuty>;
