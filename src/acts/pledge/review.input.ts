import * as v from 'valibot';
import { communityCode, dayText, subjectId, whole } from '../input.ts';

const counted = whole(0, 1_000_000);

/** The counted slips of a yearly review. */
export const ReviewPledge = v.strictObject({
	community: communityCode,
	subject: subjectId,
	/** The office whose pledge was reviewed. */
	office: subjectId,
	year: v.pipe(v.string(), v.regex(/^20\d{2}$/, 'malformed')),
	held: dayText,
	issued: counted,
	returned: counted,
	kept: counted,
	partly: counted,
	broken: counted
});
export type ReviewPledge = v.InferOutput<typeof ReviewPledge>;
