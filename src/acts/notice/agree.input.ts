import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** That somebody agreed to be called, or no longer does, and how they said so. */
export const AgreeToCalls = v.strictObject({
	community: communityCode,
	person: subjectId,
	agrees: v.boolean(),
	/** At the counter, at the door, by telephone. */
	how: writtenText(100)
});
export type AgreeToCalls = v.InferOutput<typeof AgreeToCalls>;
