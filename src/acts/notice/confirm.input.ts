import * as v from 'valibot';

/** The six digits that were mailed; full width too, blanks forgiven. */
export const ConfirmAddress = v.strictObject({
	code: v.pipe(
		v.string('missing'),
		v.maxLength(40, 'too-long'),
		v.transform((text) => text.normalize('NFKC').replace(/\s/g, '')),
		v.nonEmpty('missing'),
		v.regex(/^\d{6}$/, 'malformed')
	)
});
export type ConfirmAddress = v.InferOutput<typeof ConfirmAddress>;
