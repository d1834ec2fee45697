import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';
import { picture } from '../photo.input.ts';

/** A photograph of what hangs on a notice board. */
export const PhotographBoard = v.strictObject({
	community: communityCode,
	subject: subjectId,
	board: subjectId,
	taken: dayText,
	/** The disclosure that hangs there. */
	shows: v.optional(subjectId),
	note: v.optional(writtenText(200)),
	image: picture
});
export type PhotographBoard = v.InferOutput<typeof PhotographBoard>;
