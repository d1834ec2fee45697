import * as v from 'valibot';
import { LAYERS, PARAMETER_NAMES } from '#domain/community/rule-layers.ts';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** All the numbers that a layer of rules is to have. */
export const DraftRules = v.strictObject({
	/** The community whose own layer it is, or the city for the layers above. */
	community: communityCode,
	/** Of the draft. */
	subject: subjectId,
	layer: v.picklist(LAYERS),
	numbers: v.pipe(
		v.array(
			v.strictObject({
				parameter: v.picklist(PARAMETER_NAMES),
				value: whole(1, 10_000),
				/** Days of the week or working days; without it, what the rule above counts. */
				kind: v.optional(v.picklist(['calendar', 'working'])),
				/** The provision; what binds from above always names its own. */
				source: v.optional(writtenText(200))
			})
		),
		v.minLength(1, 'missing'), v.maxLength(PARAMETER_NAMES.length, 'too-long')
	),
	reason: writtenText(1000),
	/** How long comments are taken; none for what the law or the province has decided already. */
	comments: whole(0, 90),
	/** Who has to adopt it; nobody here for what the law or the province has decided already. */
	bodies: v.pipe(v.array(subjectId), v.maxLength(30, 'too-long'))
});
export type DraftRules = v.InferOutput<typeof DraftRules>;
