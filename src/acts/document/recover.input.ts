import * as v from 'valibot';
import { MOST_BLOCKS, MOST_CELLS, MOST_CLAUSES, MOST_HEADING, MOST_ROWS, type Clause } from '#domain/document/clause.ts';
import { clauseId as id, communityCode, HOSTILE, subjectId, whole } from '../input.ts';

/** As a device reads them out of its editor (`clausesFromEditor`), which leaves nothing of this in; an empty line is one. */
const line = v.pipe(v.string('missing'), v.maxLength(6000, 'too-long'), v.check((text) => !HOSTILE.test(text), 'malformed'));

/** Clauses as a device has them. */
const clauses = v.pipe(
	v.array(
		v.strictObject({
			id,
			heading: v.optional(v.pipe(line, v.maxLength(MOST_HEADING, 'too-long'))),
			blocks: v.pipe(
				v.array(
					v.variant('kind', [
						v.strictObject({ id, kind: v.literal('paragraph'), text: line }),
						v.strictObject({ id, kind: v.literal('list'), items: v.pipe(v.array(line), v.maxLength(MOST_ROWS, 'too-long')) }),
						v.strictObject({ id, kind: v.literal('table'), rows: v.pipe(v.array(v.pipe(v.array(line), v.maxLength(MOST_CELLS, 'too-long'))), v.maxLength(MOST_ROWS, 'too-long')) })
					])
				),
				v.maxLength(MOST_BLOCKS, 'too-long')
			)
		})
	),
	v.minLength(1, 'missing'),
	v.maxLength(MOST_CLAUSES, 'too-long')
);

/** What a device still has of a draft, and the portal has not: after it was put back to a backup, or when the draft was sealed meanwhile. */
export const RecoverDocument = v.strictObject({
	community: communityCode,
	document: subjectId,
	/** Of the copy. */
	subject: subjectId,
	draft: whole(1, 999),
	why: v.picklist(['restored', 'sealed-meanwhile']),
	clauses: clauses as unknown as v.GenericSchema<Clause[], Clause[]>
});
export type RecoverDocument = v.InferOutput<typeof RecoverDocument>;
