import * as v from 'valibot';
import { POSITIONS } from '#domain/community/office.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';
import { Declaration } from './declaration.input.ts';

/** Somebody of the roll is given an office of a body, for [from, until). */
export const GrantOffice = v.strictObject({
	community: communityCode,
	subject: subjectId,
	body: subjectId,
	/** Whom of the roll: an id from the list that the office is shown. */
	person: subjectId,
	position: v.picklist(POSITIONS),
	from: dayText,
	until: v.optional(dayText),
	portfolio: v.optional(writtenText(60)),
	/** What they declared when they took it. */
	declaration: v.optional(Declaration)
});
export type GrantOffice = v.InferOutput<typeof GrantOffice>;
