import * as v from 'valibot';
import { UNITS } from '#domain/community/eligibility.ts';
import { MOST_TITLE } from '#domain/community/electorate.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A list of voters: of which body, who counts as one, as of which day, for what. */
export const FreezeElectorate = v.strictObject({
	community: communityCode,
	subject: subjectId,
	body: subjectId,
	unit: v.picklist(UNITS),
	title: writtenText(MOST_TITLE),
	/** The day as of which everybody's right is computed. */
	day: dayText,
	/** The day of the vote, when it is known. */
	poll: v.optional(dayText)
});
export type FreezeElectorate = v.InferOutput<typeof FreezeElectorate>;
