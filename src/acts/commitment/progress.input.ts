import * as v from 'valibot';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';
import { photoFields } from '../photo.input.ts';

/** How far a commitment is, or what was done about a difficulty. */
export const ReportProgress = v.strictObject({
	community: communityCode,
	subject: subjectId,
	commitment: subjectId,
	kind: v.picklist(['progress', 'follow-up']),
	text: writtenText(500),
	percent: v.optional(whole(0, 100)),
	blocker: v.optional(writtenText(200)),
	evidence: v.optional(writtenText(200)),
	/** Number of the milestone that is reached. */
	milestone: v.optional(whole(1, 12)),
	...photoFields
});
export type ReportProgress = v.InferOutput<typeof ReportProgress>;
