import * as v from 'valibot';
import { DUTIES } from '#domain/community/calendar.ts';
import { DUTY_EVERY } from '#domain/community/community.ts';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** Numbers of one's own for the rules that may have them. Days of a month end at 28, so that every month has them. */
export const ownRule = v.variant('rule', [
	v.strictObject({ rule: v.literal('disclosureDay'), own: whole(1, 28) }),
	v.strictObject({ rule: v.literal('questioningDay'), own: whole(1, 28) }),
	v.strictObject({ rule: v.literal('answerDays'), own: whole(1, 60) }),
	v.strictObject({ rule: v.literal('displayDays'), own: whole(1, 365) })
]);

/** The key of an item in a template. */
export const itemKey = v.pipe(v.string(), v.maxLength(40, 'too-long'), v.regex(/^[a-z][a-z-]*$/, 'malformed'));

/** One of the templates that come with the portal, adopted by the city or a town as its own, with what it has otherwise. */
export const AdoptTemplate = v.strictObject({
	/** The city's address: templates lie in its record. */
	community: communityCode,
	subject: subjectId,
	shipped: v.picklist(['one-committee', 'villages', 'residents-committees']),
	/** The town whose template it becomes; without one it is for every town that has none. */
	town: v.optional(subjectId),
	name: v.optional(writtenText(40)),
	rules: v.optional(v.pipe(v.array(ownRule), v.maxLength(4, 'too-long')), []),
	/** Duties with another frequency; `null` takes one away. */
	duties: v.optional(v.pipe(v.array(v.strictObject({ item: itemKey, duty: v.picklist(DUTIES), every: v.nullable(v.picklist(DUTY_EVERY)) })), v.maxLength(40, 'too-long')), [])
});
export type AdoptTemplate = v.InferOutput<typeof AdoptTemplate>;
