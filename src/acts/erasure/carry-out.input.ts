import * as v from 'valibot';
import { subjectId } from '../input.ts';

/** What somebody asked to have erased. */
export const CarryOutErasure = v.strictObject({ subject: subjectId });
export type CarryOutErasure = v.InferOutput<typeof CarryOutErasure>;
