import * as v from 'valibot';
import { slipCode } from '../input.ts';

/** A slip that came to the wrong door. */
export const ReturnSlip = v.strictObject({ code: slipCode });
export type ReturnSlip = v.InferOutput<typeof ReturnSlip>;
