import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** What the holder of an office says of a year or half a year. */
export const GiveDutyReport = v.strictObject({
	community: communityCode,
	subject: subjectId,
	office: subjectId,
	/** `2026`, `2026-H1`. */
	period: v.pipe(v.string(), v.regex(/^20\d{2}(?:-H[12])?$/, 'malformed')),
	/** The day of the meeting before which it is given, and which meeting that is. */
	held: dayText,
	before: writtenText(60),
	promised: writtenText(2000),
	done: writtenText(2000),
	undone: writtenText(2000)
});
export type GiveDutyReport = v.InferOutput<typeof GiveDutyReport>;
