import * as v from 'valibot';
import { MOST_REPORT } from '#domain/procedure/direct-report.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A direct report to the overseers about a matter. */
export const ReportMatter = v.strictObject({
	community: communityCode,
	subject: subjectId,
	matter: subjectId,
	text: writtenText(MOST_REPORT),
	claimed: v.optional(dayText)
});
export type ReportMatter = v.InferOutput<typeof ReportMatter>;
