import * as v from 'valibot';
import { Assisted } from '../assisted.input.ts';
import { communityCode, subjectId } from '../input.ts';

/** Whose words something is that an office once took down from paper, the telephone or talk. */
export const AttributeWords = v.strictObject({
	community: communityCode,
	/** The question, comment or topic that was entered. */
	subject: subjectId,
	assisted: Assisted
});
export type AttributeWords = v.InferOutput<typeof AttributeWords>;
