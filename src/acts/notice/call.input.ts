import * as v from 'valibot';
import { communityCode, listed, subjectId } from '../input.ts';
import { rowKey } from './read.input.ts';

export const CALL_OUTCOMES = ['reached', 'not-reached', 'given-up'] as const;

/** What came of a call, and what it was about. */
export const TickCall = v.strictObject({
	community: communityCode,
	person: subjectId,
	keys: listed(rowKey, 100),
	outcome: v.picklist(CALL_OUTCOMES)
});
export type TickCall = v.InferOutput<typeof TickCall>;
