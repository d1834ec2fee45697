import * as v from 'valibot';
import { communityCode, dayText, listed, subjectId, writtenText } from '../input.ts';

/** A hearing that is announced with everything that will be talked about, and how those who take part are chosen. */
export const AnnounceHearing = v.strictObject({
	community: communityCode,
	subject: subjectId,
	matter: subjectId,
	on: dayText,
	place: writtenText(120),
	/** What will be talked about: the text itself, or where it hangs. */
	materials: writtenText(4000),
	/** How those who take part are chosen. */
	selection: writtenText(500),
	/** From which groups, and how many of each. */
	seats: listed(v.strictObject({ group: writtenText(60), count: v.pipe(v.number(), v.safeInteger('malformed'), v.minValue(1, 'too-small'), v.maxValue(500, 'too-large')) }), 12)
});
export type AnnounceHearing = v.InferOutput<typeof AnnounceHearing>;
