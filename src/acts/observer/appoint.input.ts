import * as v from 'valibot';
import { communityCode, dayText, listed, subjectId, writtenText } from '../input.ts';

/** Somebody from outside is asked to look on. */
export const AppointObserver = v.strictObject({
	community: communityCode,
	subject: subjectId,
	/** Their name; only the masked form is kept, unless `person` holds an office. */
	name: writtenText(40),
	organisation: writtenText(80),
	/** At what, in words. */
	scope: listed(writtenText(80), 20),
	/** Somebody of a roll, who then reports themselves; without it the report comes by paper. */
	person: v.optional(subjectId),
	from: dayText,
	until: dayText
});
export type AppointObserver = v.InferOutput<typeof AppointObserver>;
