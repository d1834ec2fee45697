import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** Somebody is there: oneself by the code on the poster, or, put on the list by the desk, a person of the roll, also by written proxy. */
export const AttendDay = v.strictObject({
	community: communityCode,
	meeting: subjectId,
	/** What the poster at the door says. */
	code: v.optional(v.pipe(v.string('missing'), v.maxLength(40, 'too-long'), v.regex(/^[0-9a-f]{12}$/, 'malformed'))),
	person: v.optional(subjectId),
	/** Who came in their place, and the paper that says so. */
	proxy: v.optional(v.strictObject({ holder: subjectId, paper: writtenText(60) }))
});
export type AttendDay = v.InferOutput<typeof AttendDay>;
