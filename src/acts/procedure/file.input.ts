import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A draft that all of its bodies have adopted is filed, and takes effect on a day. */
export const FileProcedure = v.strictObject({
	community: communityCode,
	draft: subjectId,
	/** Where it was filed, and under which number. */
	filed: writtenText(200),
	from: dayText
});
export type FileProcedure = v.InferOutput<typeof FileProcedure>;
