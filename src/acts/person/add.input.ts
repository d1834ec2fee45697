import * as v from 'valibot';
import { TYPED } from './typed.input.ts';

/** One person, added by hand, with what is true of them from the first. */
export const AddPerson = v.strictObject({
	...TYPED,
	registered: v.optional(v.boolean()),
	resident: v.optional(v.boolean()),
	adult: v.optional(v.boolean()),
	/** Somebody else of the same name lives behind the same door. */
	another: v.optional(v.boolean())
});
export type AddPerson = v.InferOutput<typeof AddPerson>;
