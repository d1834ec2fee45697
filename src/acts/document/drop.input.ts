import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** A text that is given up. */
export const DropDocument = v.strictObject({ community: communityCode, document: subjectId, reason: writtenText(500) });
export type DropDocument = v.InferOutput<typeof DropDocument>;
