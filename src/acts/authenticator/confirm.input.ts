import * as v from 'valibot';
import { pin } from '../input.ts';

/** Six digits of the authenticator app. */
export const ConfirmAuthenticator = v.strictObject({ code: pin });
export type ConfirmAuthenticator = v.InferOutput<typeof ConfirmAuthenticator>;
