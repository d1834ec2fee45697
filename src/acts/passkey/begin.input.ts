import * as v from 'valibot';

/** Nothing to say: it is this officer. */
export const BeginPasskey = v.strictObject({});
export type BeginPasskey = v.InferOutput<typeof BeginPasskey>;
