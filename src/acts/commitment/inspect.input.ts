import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';
import { photoFields } from '../photo.input.ts';

/** What an overseer found, and what they ask for by when. */
export const InspectCommitment = v.strictObject({
	community: communityCode,
	subject: subjectId,
	commitment: subjectId,
	finding: writtenText(500),
	inOrder: v.picklist(['yes', 'no']),
	requires: v.optional(writtenText(200)),
	due: v.optional(dayText),
	...photoFields
});
export type InspectCommitment = v.InferOutput<typeof InspectCommitment>;
