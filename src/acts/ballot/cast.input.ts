import * as v from 'valibot';
import { communityCode, dayText, subjectId, whole } from '../input.ts';

/** One's own ballot, by phone. */
export const CastBallot = v.strictObject({
	community: communityCode,
	/** Made by the device, so that the same ballot delivered twice is one. */
	subject: subjectId,
	poll: subjectId,
	choice: v.picklist(['yes', 'no', 'abstain']),
	/** The line that is voted for, by a written proxy of theirs; one's own where it is left out. */
	for: v.optional(whole(1, 1_000_000)),
	/** The day the device says it was filled in, when it waited for the network. */
	claimed: v.optional(dayText)
});
export type CastBallot = v.InferOutput<typeof CastBallot>;
