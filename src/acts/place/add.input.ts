import * as v from 'valibot';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** Places that are added one by one. A community comes with its bodies (community.create); the city is founded. */
export const ADDED_PLACES = [
	'town', 'subdistrict', 'village', 'natural_village', 'residential_compound', 'rental_compound', 'street_block', 'resident_unit', 'ecological_area', 'cell'
] as const;

/** A place in a community, or a town in the city. */
export const AddPlace = v.strictObject({
	community: communityCode,
	subject: subjectId,
	/** The place it lies in. */
	parent: subjectId,
	kind: v.picklist(ADDED_PLACES),
	name: writtenText(40),
	households: v.optional(whole(0, 1_000_000))
});
export type AddPlace = v.InferOutput<typeof AddPlace>;
