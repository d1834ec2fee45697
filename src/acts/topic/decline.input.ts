import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** Why a topic is not put on an agenda, for everybody. */
export const DeclineTopic = v.strictObject({ community: communityCode, topic: subjectId, reason: writtenText(300) });
export type DeclineTopic = v.InferOutput<typeof DeclineTopic>;
