import * as v from 'valibot';
import { pin } from '../input.ts';

/** The PIN of this phone. */
export const UnlockDevice = v.strictObject({ pin });
export type UnlockDevice = v.InferOutput<typeof UnlockDevice>;
