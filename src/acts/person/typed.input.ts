import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** What somebody at the desk types of one person: the same fields as a row of a file, and by the same rules. */
export const TYPED = {
	community: communityCode,
	person: subjectId,
	name: writtenText(40),
	/** The village, estate or cell in which the door is. */
	place: v.optional(subjectId),
	door: v.optional(writtenText(40)),
	phone: v.optional(writtenText(30))
};
