import * as v from 'valibot';
import { accountName, password } from '../input.ts';

/** An officer's name and password. */
export const SignIn = v.strictObject({ name: accountName, password });
export type SignIn = v.InferOutput<typeof SignIn>;
