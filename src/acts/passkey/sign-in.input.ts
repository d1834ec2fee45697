import * as v from 'valibot';
import { subjectId } from '../input.ts';
import { Authentication } from './webauthn.input.ts';

/** A challenge, signed. */
export const PasskeySignIn = v.strictObject({ challenge: subjectId, answer: Authentication });
export type PasskeySignIn = v.InferOutput<typeof PasskeySignIn>;
