import * as v from 'valibot';
import { OWN_RULES } from '#domain/community/template.ts';
import { DUTIES } from '#domain/community/calendar.ts';
import { DUTY_EVERY } from '#domain/community/community.ts';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';
import { itemKey } from '../template/adopt.input.ts';

const reason = writtenText(200);
/** A sentence for who reads nothing else, and the number that helps. */
const telephone = v.pipe(v.string('missing'), v.maxLength(30, 'too-long'), v.transform((text) => text.normalize('NFKC').trim()), v.regex(/^[0-9][0-9 +-]{4,24}$/, 'malformed'));

/** A new community, made from a template, with whatever it is to have otherwise. */
export const CreateCommunity = v.strictObject({
	/** The city's address: who makes communities acts there. */
	community: communityCode,
	code: communityCode,
	subject: subjectId,
	name: writtenText(40),
	/** The town or subdistrict that it lies in. */
	town: subjectId,
	template: subjectId,
	/** Names of its villages, compounds …, as the template calls for. */
	units: v.optional(v.pipe(v.array(writtenText(40)), v.maxLength(60, 'too-long')), []),
	telephone: v.optional(telephone),
	intro: v.optional(writtenText(200)),
	households: v.optional(whole(0, 1_000_000)),
	/** The first day from which an absence may count; today or later. */
	dutiesFrom: dayText,
	/** Items of the template that it goes without. */
	without: v.optional(v.pipe(v.array(v.strictObject({ item: itemKey, reason })), v.maxLength(40, 'too-long')), []),
	/** Duties with another frequency than the template's; `null` leaves one out. */
	duties: v.optional(v.pipe(v.array(v.strictObject({ item: itemKey, duty: v.picklist(DUTIES), every: v.nullable(v.picklist(DUTY_EVERY)), reason })), v.maxLength(40, 'too-long')), []),
	/** Rules with a number of its own, at least as strict as the town's. */
	rules: v.optional(v.pipe(v.array(v.strictObject({ rule: v.picklist(OWN_RULES), own: whole(1, 365), reason })), v.maxLength(4, 'too-long')), [])
});
export type CreateCommunity = v.InferOutput<typeof CreateCommunity>;
