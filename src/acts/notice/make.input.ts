import * as v from 'valibot';
import { communityCode } from '../input.ts';

/** The record of a community. */
export const MakeNotices = v.strictObject({ community: communityCode });
export type MakeNotices = v.InferOutput<typeof MakeNotices>;
