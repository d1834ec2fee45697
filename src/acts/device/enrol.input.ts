import * as v from 'valibot';
import { slipCode } from '../input.ts';

/** The code on a slip. */
export const EnrolDevice = v.strictObject({ code: slipCode });
export type EnrolDevice = v.InferOutput<typeof EnrolDevice>;
