import * as v from 'valibot';

/** Nothing to say: whoever has a passkey here. */
export const AskPasskey = v.strictObject({});
export type AskPasskey = v.InferOutput<typeof AskPasskey>;
