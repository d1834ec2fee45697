import * as v from 'valibot';
import { MOST_COMMENT, STANCES } from '#domain/comment/comment.ts';
import { clauseId, communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A comment on any public object of the community or of its city, or on another comment. */
export const PostComment = v.strictObject({
	/** Where the writer lives, or holds the office. */
	community: communityCode,
	/** Made by the device, so that the same comment delivered twice is one. */
	subject: subjectId,
	/** The object. */
	parent: subjectId,
	/** The comment it answers. */
	to: v.optional(subjectId),
	/** The clause of a deliberation document that it speaks of. */
	clause: v.optional(clauseId),
	stance: v.picklist(STANCES),
	text: writtenText(MOST_COMMENT),
	/** The office in whose name it is said, when its holder chooses to. */
	office: v.optional(subjectId),
	/** The day the device says it was written, when it waited for the network. */
	claimed: v.optional(dayText)
});
export type PostComment = v.InferOutput<typeof PostComment>;
