import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';
import { photoFields } from '../photo.input.ts';

/** A commitment is done, and what shows it. */
export const CompleteCommitment = v.strictObject({ community: communityCode, commitment: subjectId, proof: writtenText(500), ...photoFields });
export type CompleteCommitment = v.InferOutput<typeof CompleteCommitment>;
