import * as v from 'valibot';
import { communityCode, dayText, listed, subjectId, whole, writtenText } from '../input.ts';

/** Somebody takes something upon themselves: what, who, by when, what will show it, and what pays for it. */
export const TakeCommitment = v.strictObject({
	community: communityCode,
	subject: subjectId,
	task: writtenText(200),
	/** The office that answers for it. */
	owner: subjectId,
	/** Bodies and units that do their part of it, as they are called. */
	partners: v.optional(listed(writtenText(60), 8)),
	due: dayText,
	/** What will show that it is done. */
	evidence: writtenText(200),
	budget: v.optional(v.strictObject({ line: writtenText(100), amount: v.optional(whole(0, 100_000_000_000)) })),
	milestones: v.optional(listed(v.strictObject({ name: writtenText(100), due: dayText }), 12)),
	/** The resolution, or the Democracy Day, that it comes from; else the matter. */
	resolution: v.optional(subjectId),
	meeting: v.optional(subjectId),
	matter: v.optional(subjectId)
});
export type TakeCommitment = v.InferOutput<typeof TakeCommitment>;
