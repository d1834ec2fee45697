import * as v from 'valibot';

/** Nothing to say: it is this officer. */
export const BeginAuthenticator = v.strictObject({});
export type BeginAuthenticator = v.InferOutput<typeof BeginAuthenticator>;
