import * as v from 'valibot';
import { RECEPTION_KINDS } from '#domain/community/reception.ts';
import { communityCode, dayText, listed, subjectId, writtenText } from '../input.ts';

/** Clock time as forms give it. */
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'malformed'));

/** Who receives, where, and when. */
export const AnnounceReception = v.strictObject({
	community: communityCode,
	subject: subjectId,
	kind: v.picklist(RECEPTION_KINDS),
	day: dayText,
	start: clock,
	end: clock,
	place: writtenText(60),
	/** Offices of those who receive: of this community, or of the city. */
	hosts: listed(subjectId, 10)
});
export type AnnounceReception = v.InferOutput<typeof AnnounceReception>;
