import * as v from 'valibot';
import { ROLL_FIELDS, type RollField } from '#domain/community/roll/columns.ts';
import { communityCode, subjectId, whole } from '../input.ts';

/** What a cell should have been; empty takes away what stood there. */
const cell = v.optional(v.pipe(v.string('missing'), v.maxLength(200, 'too-long'), v.check((text) => !/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u.test(text), 'malformed')));
const cells = Object.fromEntries(ROLL_FIELDS.map((field) => [field, cell])) as Record<RollField, typeof cell>;

/** One row of a file mended by hand, left out, or kept beside the one it repeats. */
export const MendRoll = v.strictObject({
	community: communityCode,
	import: subjectId,
	/** Row of the spreadsheet, from 1. */
	row: whole(1, 1_000_000),
	cells: v.optional(v.strictObject(cells)),
	leave: v.optional(v.boolean()),
	both: v.optional(v.boolean())
});
export type MendRoll = v.InferOutput<typeof MendRoll>;
