import * as v from 'valibot';
import { TYPED } from './typed.input.ts';

/** Somebody of the roll as they should stand there. What is left out is taken away. */
export const CorrectPerson = v.strictObject({ ...TYPED });
export type CorrectPerson = v.InferOutput<typeof CorrectPerson>;
