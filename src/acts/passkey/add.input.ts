import * as v from 'valibot';
import { subjectId, writtenText } from '../input.ts';
import { Registration } from './webauthn.input.ts';

/** A passkey that was just made, and what its owner calls it. */
export const AddPasskey = v.strictObject({ challenge: subjectId, name: writtenText(40), answer: Registration });
export type AddPasskey = v.InferOutput<typeof AddPasskey>;
