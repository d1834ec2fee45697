import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** What of the roll is looked at: `roll` a search in it, `person`, `import` a file, `list` who stands behind a frozen one. */
export const LookAtRoll = v.strictObject({
	community: communityCode,
	what: v.picklist(['roll', 'person', 'import', 'list']),
	/** The people that are shown. */
	about: v.optional(v.pipe(v.array(subjectId), v.maxLength(200, 'too-long')))
});
export type LookAtRoll = v.InferOutput<typeof LookAtRoll>;
