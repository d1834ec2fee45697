import * as v from 'valibot';
import { MOST_FILE_BYTES } from '#domain/community/roll/fault.ts';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** A file of a roll: CSV or XLSX, in base64. */
export const UploadRoll = v.strictObject({
	community: communityCode,
	/** The import that it begins; made by whoever sends it. */
	import: subjectId,
	/** Name of the file, to be found again by. */
	name: writtenText(200),
	file: v.pipe(v.string('missing'), v.nonEmpty('missing'), v.maxLength(Math.ceil(MOST_FILE_BYTES / 3) * 4, 'too-long'), v.base64('malformed'))
});
export type UploadRoll = v.InferOutput<typeof UploadRoll>;
