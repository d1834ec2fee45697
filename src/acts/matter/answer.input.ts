import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** What the overseers say to a direct report. It is public: nothing in it tells who reported. */
export const AnswerReport = v.strictObject({ community: communityCode, subject: subjectId, report: subjectId, text: writtenText(1000) });
export type AnswerReport = v.InferOutput<typeof AnswerReport>;
