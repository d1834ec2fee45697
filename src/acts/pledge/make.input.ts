import * as v from 'valibot';
import { communityCode, dayText, listed, subjectId, writtenText } from '../input.ts';

/** What the holder of an office promises for a year. */
export const MakePledge = v.strictObject({
	community: communityCode,
	subject: subjectId,
	office: subjectId,
	year: v.pipe(v.string(), v.regex(/^20\d{2}$/, 'malformed')),
	items: listed(v.strictObject({ text: writtenText(200), measure: v.optional(writtenText(200)), due: dayText }), 12)
});
export type MakePledge = v.InferOutput<typeof MakePledge>;
