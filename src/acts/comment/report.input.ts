import * as v from 'valibot';
import { HOUSE_RULES } from '#domain/comment/house-rules.ts';
import { MOST_REASON } from '#domain/comment/moderation.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A report: which comment, and which house rule it is said to break. */
export const ReportComment = v.strictObject({
	community: communityCode,
	subject: subjectId,
	/** The subject under which the comment first arrived: the last part of its address. */
	comment: subjectId,
	rule: v.picklist(HOUSE_RULES),
	/** For the office and the overseers alone: it may repeat what is reported. */
	text: v.optional(writtenText(MOST_REASON)),
	claimed: v.optional(dayText)
});
export type ReportComment = v.InferOutput<typeof ReportComment>;
