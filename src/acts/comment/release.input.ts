import * as v from 'valibot';
import { MOST_REASON } from '#domain/comment/moderation.ts';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** A decision on one comment, with words for everybody. */
export const ReleaseComment = v.strictObject({
	community: communityCode,
	/** Of the step that this makes. */
	subject: subjectId,
	/** The subject under which the comment first arrived. */
	comment: subjectId,
	reason: writtenText(MOST_REASON)
});
export type ReleaseComment = v.InferOutput<typeof ReleaseComment>;
