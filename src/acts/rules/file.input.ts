import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** A draft of rules that all of its bodies have adopted is filed, and binds from a day after today. */
export const FileRules = v.strictObject({
	community: communityCode,
	draft: subjectId,
	/** Where it was filed, or published, and under which number. */
	filed: writtenText(200),
	from: dayText
});
export type FileRules = v.InferOutput<typeof FileRules>;
