import * as v from 'valibot';
import { communityCode } from '../input.ts';

/** The telephone list of a community. */
export const LookAtCalls = v.strictObject({ community: communityCode });
export type LookAtCalls = v.InferOutput<typeof LookAtCalls>;
