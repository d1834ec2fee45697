import * as v from 'valibot';
import { DUTIES } from '#domain/community/calendar.ts';
import { BODY_LAWS, DUTY_EVERY } from '#domain/community/community.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';
import { seats } from './form.input.ts';

/** What a body is called, under which law it stands, what it owes from a day on. What is left out stays. */
export const ChangeBody = v.strictObject({
	community: communityCode,
	body: subjectId,
	name: v.optional(writtenText(60)),
	law: v.optional(v.picklist(BODY_LAWS)),
	/** Duties that change; `null` ends one. */
	duties: v.optional(v.pipe(v.array(v.strictObject({ duty: v.picklist(DUTIES), every: v.nullable(v.picklist(DUTY_EVERY)) })), v.maxLength(DUTIES.length, 'too-long'))),
	/** From when they change; today or later. */
	from: v.optional(dayText),
	seats: v.optional(seats),
	note: v.optional(writtenText(200)),
	/** Why; shown where the community is compared with its town's template. */
	reason: v.optional(writtenText(200))
});
export type ChangeBody = v.InferOutput<typeof ChangeBody>;
