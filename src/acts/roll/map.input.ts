import * as v from 'valibot';
import { MOST_COLUMNS } from '#domain/community/roll/fault.ts';
import { ROLL_FIELDS } from '#domain/community/roll/columns.ts';
import { communityCode, listed, subjectId } from '../input.ts';

/** What each column of a file is, in their order; null for those that are not imported. */
export const MapRoll = v.strictObject({
	community: communityCode,
	import: subjectId,
	mapping: listed(v.nullable(v.picklist(ROLL_FIELDS, 'not-in-list')), MOST_COLUMNS),
	/** Where rows without a place belong. */
	place: v.optional(subjectId)
});
export type MapRoll = v.InferOutput<typeof MapRoll>;
