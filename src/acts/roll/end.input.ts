import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** A fact that no longer holds. */
export const EndFact = v.strictObject({ community: communityCode, fact: subjectId });
export type EndFact = v.InferOutput<typeof EndFact>;
