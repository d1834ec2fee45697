import * as v from 'valibot';
import { FUNCTIONS } from '#domain/community/assignment.ts';
import { communityCode, dayText, subjectId } from '../input.ts';

/** Somebody of the roll is given a function in one object. */
export const GiveAssignment = v.strictObject({
	community: communityCode,
	subject: subjectId,
	object: subjectId,
	function: v.picklist(FUNCTIONS),
	person: subjectId,
	from: dayText,
	until: v.optional(dayText)
});
export type GiveAssignment = v.InferOutput<typeof GiveAssignment>;
