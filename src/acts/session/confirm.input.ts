import * as v from 'valibot';
import { plainSlipCode } from '#domain/community/slip-code.ts';

/** Six digits of the authenticator app, or a recovery code of twelve characters, as typed. */
export const ConfirmSession = v.strictObject({
	code: v.pipe(v.string('missing'), v.maxLength(60, 'too-long'), v.transform(plainSlipCode), v.nonEmpty('missing'), v.regex(/^(\d{6}|[0-9A-Z]{12})$/, 'malformed'))
});
export type ConfirmSession = v.InferOutput<typeof ConfirmSession>;
