import * as v from 'valibot';
import { MOST_CASES } from '#domain/community/reception.ts';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

/** What came of a day of reception. Of visitors' names only the masked form is kept. */
export const ReportReception = v.strictObject({
	community: communityCode,
	reception: subjectId,
	visitors: whole(0, 1000),
	cases: v.pipe(
		v.array(v.strictObject({
			visitor: writtenText(40), matter: writtenText(300), due: v.optional(dayText), outcome: v.optional(writtenText(500)), done: v.optional(dayText)
		})),
		v.maxLength(MOST_CASES, 'too-long')
	)
});
export type ReportReception = v.InferOutput<typeof ReportReception>;
