import * as v from 'valibot';
import { base64url } from './webauthn.input.ts';

/** Which of one's own passkeys. */
export const RemovePasskey = v.strictObject({ passkey: base64url(1400) });
export type RemovePasskey = v.InferOutput<typeof RemovePasskey>;
