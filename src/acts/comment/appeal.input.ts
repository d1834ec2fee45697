import * as v from 'valibot';
import { MOST_REASON } from '#domain/comment/moderation.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** The author's appeal against hiding, or against not showing. */
export const AppealComment = v.strictObject({
	community: communityCode,
	subject: subjectId,
	comment: subjectId,
	/** For the overseers alone: it may repeat what was hidden. */
	text: writtenText(MOST_REASON),
	claimed: v.optional(dayText)
});
export type AppealComment = v.InferOutput<typeof AppealComment>;
