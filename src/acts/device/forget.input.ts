import * as v from 'valibot';

/** Which phone: this one, or another of one's own, by the id the page shows. */
export const ForgetDevice = v.strictObject({
	device: v.optional(v.pipe(v.string('missing'), v.regex(/^[a-z2-7]{24}$/, 'malformed')))
});
export type ForgetDevice = v.InferOutput<typeof ForgetDevice>;
