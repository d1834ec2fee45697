import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** A signature under the minutes, with a reservation if there is one. `hash` names the words that were read: a version written meanwhile is not signed. */
export const SignMinutes = v.strictObject({
	community: communityCode,
	meeting: subjectId,
	hash: v.pipe(v.string('missing'), v.maxLength(64, 'too-long'), v.regex(/^[0-9a-f]{64}$/, 'malformed')),
	reservation: v.optional(writtenText(300))
});
export type SignMinutes = v.InferOutput<typeof SignMinutes>;
