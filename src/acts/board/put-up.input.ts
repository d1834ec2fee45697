import * as v from 'valibot';
import { isPosition, type Position } from '#domain/map/geometry.ts';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** Longitude and latitude in millionths of a degree. */
export const boardPosition = v.custom<Position>(isPosition, 'malformed');

/** A notice board that hangs somewhere new, or has been moved. */
export const PutUpBoard = v.strictObject({
	community: communityCode,
	/** The board: a new id for a new one. */
	subject: subjectId,
	name: writtenText(60),
	/** The place it hangs in. */
	place: subjectId,
	/** Without one it stands in the middle of its place. */
	position: v.optional(boardPosition)
});
export type PutUpBoard = v.InferOutput<typeof PutUpBoard>;
