import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';
import { planning } from './planning.input.ts';

/** A Democracy Day of a body, with its agenda. */
export const AnnounceDay = v.strictObject({ community: communityCode, subject: subjectId, body: subjectId, ...planning });
export type AnnounceDay = v.InferOutput<typeof AnnounceDay>;
