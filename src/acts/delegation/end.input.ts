import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** Somebody is back, or no longer goes: from today the office is theirs alone again. */
export const EndDelegation = v.strictObject({ community: communityCode, delegation: subjectId });
export type EndDelegation = v.InferOutput<typeof EndDelegation>;
