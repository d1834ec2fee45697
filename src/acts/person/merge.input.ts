import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** Two entries of the roll that are one person. */
export const MergePersons = v.strictObject({
	community: communityCode,
	/** Of what the record keeps about it. */
	subject: subjectId,
	/** The entry that stays, and the one that becomes part of it. */
	person: subjectId,
	gone: subjectId
});
export type MergePersons = v.InferOutput<typeof MergePersons>;
