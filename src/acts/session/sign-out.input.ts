import * as v from 'valibot';

/** Nothing to say: it is this desk. */
export const SignOut = v.strictObject({});
export type SignOut = v.InferOutput<typeof SignOut>;
