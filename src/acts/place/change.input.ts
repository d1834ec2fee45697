import * as v from 'valibot';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

/** Another name or number of households, or the day from which a place is closed. What is left out stays. */
export const ChangePlace = v.strictObject({
	community: communityCode,
	place: subjectId,
	name: v.optional(writtenText(40)),
	households: v.optional(whole(0, 1_000_000)),
	/** First day on which it is no longer there. */
	until: v.optional(dayText)
});
export type ChangePlace = v.InferOutput<typeof ChangePlace>;
