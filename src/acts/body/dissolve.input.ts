import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** The end of a body, with its offices. */
export const DissolveBody = v.strictObject({
	community: communityCode,
	body: subjectId,
	/** First day on which it no longer exists; today or later. */
	until: dayText,
	/** By whose decision, and why. */
	reason: writtenText(200),
	/** The body that answers for it from then on. */
	successor: v.optional(subjectId)
});
export type DissolveBody = v.InferOutput<typeof DissolveBody>;
