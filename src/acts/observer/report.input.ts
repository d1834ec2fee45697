import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** What an observer saw. */
export const ReportObservation = v.strictObject({ community: communityCode, subject: subjectId, observer: subjectId, text: writtenText(3000) });
export type ReportObservation = v.InferOutput<typeof ReportObservation>;
