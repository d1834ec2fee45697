import * as v from 'valibot';
import { pin } from '../input.ts';

/** A PIN for this phone. */
export const SetPin = v.strictObject({ pin });
export type SetPin = v.InferOutput<typeof SetPin>;
