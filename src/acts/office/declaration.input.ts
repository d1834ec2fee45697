import * as v from 'valibot';
import { RELATIONS } from '#domain/community/office.ts';
import { dayText, subjectId, writtenText } from '../input.ts';

/** Relatives: by their office, or by name, of which only the masked form is kept. Interests in the words of who declares them. */
export const Declaration = v.strictObject({
	signed: dayText,
	relatives: v.pipe(
		v.array(v.strictObject({ relation: v.picklist(RELATIONS), office: v.optional(subjectId), name: v.optional(writtenText(40)) })),
		v.maxLength(40, 'too-long')
	),
	interests: v.pipe(v.array(writtenText(200)), v.maxLength(20, 'too-long'))
});
export type Declaration = v.InferOutput<typeof Declaration>;
