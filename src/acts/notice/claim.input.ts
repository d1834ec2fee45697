import * as v from 'valibot';
import { subjectId } from '../input.ts';

/** Who wants to send mail: a name of the process, new at every start. */
export const ClaimMail = v.strictObject({ holder: subjectId });
export type ClaimMail = v.InferOutput<typeof ClaimMail>;
