import * as v from 'valibot';
import { subjectId } from '../input.ts';

/** Whose second factor is to be taken away. */
export const ResetAuthenticator = v.strictObject({ person: subjectId });
export type ResetAuthenticator = v.InferOutput<typeof ResetAuthenticator>;
