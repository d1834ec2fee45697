import * as v from 'valibot';
import { AUTHORISATIONS } from '#domain/content/assisted.ts';
import { subjectId, writtenText } from './input.ts';

/**
 * For whom a liaison or clerk files something, and by what right. Any act of the field may take it as `assisted` (acts/assisted.ts). What was
 * not read back to the person is not filed for them.
 */
export const Assisted = v.strictObject({
	person: subjectId,
	authorisation: v.picklist(AUTHORISATIONS),
	/** Why they do not do it themselves: kept for them alone. */
	reason: writtenText(200),
	witness: writtenText(40),
	readBack: v.pipe(v.boolean(), v.check((read) => read, 'missing'))
});
export type Assisted = v.InferOutput<typeof Assisted>;
