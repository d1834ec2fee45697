import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** An office is handed on for days: [from, until). */
export const GiveDelegation = v.strictObject({
	community: communityCode,
	subject: subjectId,
	office: subjectId,
	/** The office of whoever stands in: of the same body. */
	to: subjectId,
	from: dayText,
	until: dayText,
	reason: v.optional(writtenText(100))
});
export type GiveDelegation = v.InferOutput<typeof GiveDelegation>;
