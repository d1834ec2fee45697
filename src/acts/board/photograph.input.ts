import * as v from 'valibot';
import { MOST_PICTURE_BYTES } from '#domain/map/picture.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A photograph of what hangs on a notice board. */
export const PhotographBoard = v.strictObject({
	community: communityCode,
	subject: subjectId,
	board: subjectId,
	taken: dayText,
	/** The disclosure that hangs there. */
	shows: v.optional(subjectId),
	note: v.optional(writtenText(200)),
	/** The picture in base64: JPEG, PNG or WebP. */
	image: v.pipe(v.string('missing'), v.nonEmpty('missing'), v.maxLength(4 * Math.ceil(MOST_PICTURE_BYTES / 3), 'too-large'), v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'malformed'))
});
export type PhotographBoard = v.InferOutput<typeof PhotographBoard>;
