import * as v from 'valibot';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** An office ends: `until` is the first day on which it is no longer held. */
export const EndOffice = v.strictObject({ community: communityCode, office: subjectId, until: dayText, reason: writtenText(200) });
export type EndOffice = v.InferOutput<typeof EndOffice>;
