import * as v from 'valibot';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** One thing promised is done, and by what one can see that. */
export const MarkPledge = v.strictObject({ community: communityCode, pledge: subjectId, no: whole(1, 12), evidence: writtenText(200) });
export type MarkPledge = v.InferOutput<typeof MarkPledge>;
