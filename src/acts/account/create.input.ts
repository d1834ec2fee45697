import * as v from 'valibot';
import { newAccountName, newPassword, subjectId } from '../input.ts';

/** A sign-in for a person on the roll. */
export const CreateAccount = v.strictObject({ name: newAccountName, person: subjectId, password: newPassword });
export type CreateAccount = v.InferOutput<typeof CreateAccount>;
