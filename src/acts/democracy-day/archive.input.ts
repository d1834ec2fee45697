import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';

/** Minutes, lists and papers are in the archive. */
export const ArchiveDay = v.strictObject({ community: communityCode, meeting: subjectId });
export type ArchiveDay = v.InferOutput<typeof ArchiveDay>;
