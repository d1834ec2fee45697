import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** A resolution is taken back by a vote of its own. */
export const RescindResolution = v.strictObject({ community: communityCode, resolution: subjectId, poll: subjectId, reason: writtenText(300) });
export type RescindResolution = v.InferOutput<typeof RescindResolution>;
