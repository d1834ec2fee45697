import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** An expert's, a lawyer's or the residents' opinion on a matter, in their own words. */
export const PublishOpinion = v.strictObject({
	community: communityCode,
	subject: subjectId,
	matter: subjectId,
	kind: v.picklist(['legal', 'expert', 'residents']),
	/** Who says it: name and profession, or how residents were asked and how many. */
	author: writtenText(120),
	/** The day it was given. */
	on: dayText,
	text: writtenText(4000),
	conclusion: v.optional(writtenText(500))
});
export type PublishOpinion = v.InferOutput<typeof PublishOpinion>;
