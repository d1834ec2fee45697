import * as v from 'valibot';

/** Nothing to say: it is this phone. */
export const LockDevice = v.strictObject({});
export type LockDevice = v.InferOutput<typeof LockDevice>;
