import * as v from 'valibot';
import { communityCode, listed, subjectId, writtenText } from '../input.ts';

/** What came of a hearing: who took part, by group, and what was said. */
export const HoldHearing = v.strictObject({
	community: communityCode,
	hearing: subjectId,
	present: listed(v.strictObject({ group: writtenText(60), count: v.pipe(v.number(), v.safeInteger('malformed'), v.minValue(0, 'too-small'), v.maxValue(500, 'too-large')) }), 12),
	/** What was said for and against, and by which group. */
	summary: writtenText(4000),
	/** Who signed the record. */
	signed: writtenText(200)
});
export type HoldHearing = v.InferOutput<typeof HoldHearing>;
