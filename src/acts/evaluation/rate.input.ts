import * as v from 'valibot';
import { FORM_CHANNELS, MOST_ITEMS, MOST_REMARK } from '#domain/evaluation/opening.ts';
import { communityCode, listed, subjectId, whole, writtenText } from '../input.ts';

/** A form: of each item the place of the answer, from 0; -1 leaves somebody out. */
export const RateEvaluation = v.strictObject({
	community: communityCode,
	evaluation: subjectId,
	answers: listed(whole(-1, 20), MOST_ITEMS),
	/** A few words, where the form has room for them. */
	remark: v.optional(writtenText(MOST_REMARK)),
	/** The line of the list, where a clerk enters a form from paper or telephone, and how it came. */
	n: v.optional(whole(1, 1_000_000)),
	channel: v.optional(v.picklist(FORM_CHANNELS.filter((channel) => channel !== 'portal')))
});
export type RateEvaluation = v.InferOutput<typeof RateEvaluation>;
