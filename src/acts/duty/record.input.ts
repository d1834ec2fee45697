import * as v from 'valibot';
import { CALENDAR_DUTIES } from '#domain/community/calendar.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';
import { photoFields } from '../photo.input.ts';

/** What was done of a duty of the calendar, for which period, on which day. */
export const RecordDuty = v.strictObject({
	community: communityCode,
	subject: subjectId,
	body: subjectId,
	duty: v.picklist(CALENDAR_DUTIES),
	/** `2026-11`, `2026-Q3`, `2026-H1`, `2026`. */
	period: v.pipe(v.string('missing'), v.regex(/^20\d{2}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/, 'malformed')),
	on: dayText,
	/** In a sentence. */
	text: writtenText(200),
	/** A paper of the record that shows it. */
	paper: v.optional(subjectId),
	...photoFields
});
export type RecordDuty = v.InferOutput<typeof RecordDuty>;
