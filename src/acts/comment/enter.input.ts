import * as v from 'valibot';
import { MOST_COMMENT, STANCES, TAKEN_BY } from '#domain/comment/comment.ts';
import { Assisted } from '../assisted.input.ts';
import { clauseId, communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A comment that came by another way than the portal, entered by a clerk from the slip or the notes. */
export const EnterComment = v.strictObject({
	community: communityCode,
	subject: subjectId,
	/** The object. */
	parent: subjectId,
	/** The clause of a deliberation document that it speaks of. */
	clause: v.optional(clauseId),
	stance: v.picklist(STANCES),
	text: writtenText(MOST_COMMENT),
	channel: v.picklist(TAKEN_BY),
	/** The day it was handed in or said. */
	received: dayText,
	/** Who wrote it down, and who was there. */
	scribe: writtenText(40),
	witness: writtenText(40),
	/** That it was read back, and they agreed. */
	readBack: v.boolean(),
	/** When it is filed for somebody on the roll: it shows in their own list. */
	assisted: v.optional(Assisted)
});
export type EnterComment = v.InferOutput<typeof EnterComment>;
