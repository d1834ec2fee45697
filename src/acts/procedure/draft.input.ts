import * as v from 'valibot';
import { communityCode, listed, subjectId, whole, writtenText } from '../input.ts';

/** A procedure to be adopted: one that comes with the portal or one in force, with what is otherwise here. */
export const DraftProcedure = v.strictObject({
	community: communityCode,
	/** Of the draft. */
	subject: subjectId,
	/** The procedure of the library to begin with. */
	library: v.optional(writtenText(60)),
	/** The procedure in force that is to be changed. */
	amends: v.optional(subjectId),
	name: v.optional(writtenText(60)),
	edition: writtenText(20),
	reason: writtenText(1000),
	/** Stages that last otherwise than where it comes from. */
	days: v.optional(v.pipe(v.array(v.strictObject({ stage: writtenText(60), days: whole(1, 365) })), v.maxLength(40, 'too-long'))),
	/** How long comments are taken. */
	comments: whole(7, 90),
	bodies: listed(subjectId, 30)
});
export type DraftProcedure = v.InferOutput<typeof DraftProcedure>;
