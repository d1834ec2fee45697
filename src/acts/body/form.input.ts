import * as v from 'valibot';
import { DUTIES } from '#domain/community/calendar.ts';
import { BODY_KINDS, BODY_LAWS, DUTY_EVERY } from '#domain/community/community.ts';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

/** Offices that a body can have. */
export const SEAT_POSITIONS = [
	'secretary', 'deputy_secretary', 'director', 'deputy_director', 'chair', 'convener', 'member', 'accountant', 'staff', 'clerk', 'liaison', 'supervisor'
] as const;

export const duty = v.strictObject({ duty: v.picklist(DUTIES), every: v.picklist(DUTY_EVERY) });
export const seats = v.pipe(v.array(v.strictObject({ position: v.picklist(SEAT_POSITIONS), count: whole(1, 200) })), v.maxLength(20, 'too-long'));

/** A body on a place, with what it owes and which offices it has; they stay open until somebody is given them. */
export const FormBody = v.strictObject({
	community: communityCode,
	subject: subjectId,
	place: subjectId,
	kind: v.picklist(BODY_KINDS),
	name: writtenText(60),
	law: v.optional(v.picklist(BODY_LAWS)),
	/** The first day from which an absence may count; today or later. */
	dutiesFrom: dayText,
	duties: v.optional(v.pipe(v.array(duty), v.maxLength(DUTIES.length, 'too-long')), []),
	seats: v.optional(seats, []),
	note: v.optional(writtenText(200))
});
export type FormBody = v.InferOutput<typeof FormBody>;
