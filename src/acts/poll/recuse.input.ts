import * as v from 'valibot';
import { MOST_RECUSAL } from '#domain/ballot/opening.ts';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** Somebody stands aside in a poll. Without `n`, the caller. */
export const RecusePoll = v.strictObject({
	community: communityCode,
	subject: subjectId,
	poll: subjectId,
	/** The line of the list. */
	n: v.optional(whole(1, 1_000_000)),
	reason: writtenText(MOST_RECUSAL)
});
export type RecusePoll = v.InferOutput<typeof RecusePoll>;
