import * as v from 'valibot';
import { MATTER_KINDS } from '#domain/community/matter.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** What a body decided, in its words, and the vote that it rests on. */
export const RecordResolution = v.strictObject({
	community: communityCode,
	subject: subjectId,
	poll: subjectId,
	/** As the body numbers them; given by the portal where it does not. */
	number: v.optional(v.pipe(writtenText(40), v.regex(/^[\p{L}\p{N}-]+$/u, 'malformed'))),
	title: writtenText(100),
	text: writtenText(3000),
	/** What it is about, where the vote belongs to no matter that says so. */
	about: v.optional(v.picklist(MATTER_KINDS)),
	studied: v.optional(dayText)
});
export type RecordResolution = v.InferOutput<typeof RecordResolution>;
