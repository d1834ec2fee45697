import * as v from 'valibot';
import { SATISFACTION } from '#domain/disclosure/question.ts';
import { communityCode, dayText, subjectId } from '../input.ts';

/** How whoever asked takes the answer. */
export const RateAnswer = v.strictObject({
	community: communityCode,
	/** Of the rating, made by the device. */
	subject: subjectId,
	question: subjectId,
	satisfaction: v.picklist(SATISFACTION),
	/** The day the device says it was chosen, when it waited for the network. */
	claimed: v.optional(dayText)
});
export type RateAnswer = v.InferOutput<typeof RateAnswer>;
