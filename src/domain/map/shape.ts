import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { PhotoImage } from '../content/photo.ts';
import type { Geometry, Position } from './geometry.ts';

export type { PhotoImage } from '../content/photo.ts';

/** What a shape is of: the boundary of a place, or a point in it that people go to. */
export const SHAPE_ROLES = ['boundary', 'service_centre', 'notice_board'] as const;
export type ShapeRole = (typeof SHAPE_ROLES)[number];

/**
 * Where something is. `parent` is the place: its own boundary (one for each place), or a point that lies in it. The shape stands in the
 * record of the place's community.
 */
export interface ShapeContent extends Content {
	type: 'shape';
	role: ShapeRole;
	geometry: Geometry;
	/** Of points; a boundary has the name of its place. */
	name?: string;
	/** The `id` it had in the file that brought it. */
	feature?: string;
	/** First day on which it is no longer there. */
	until?: Day;
}

/**
 * What hangs on a notice board, photographed. It has no parent: a photograph taken over from elsewhere may name a board that no map shows yet.
 */
export interface BoardPhotoContent extends Content {
	type: 'board-photo';
	/** The notice board, a shape. */
	board: SubjectId;
	taken: Day;
	/** The disclosure that hangs there. */
	shows?: SubjectId;
	note?: string;
	/** By office and name. */
	by?: string;
	/** The photograph, kept beside the record under the hash of its bytes. Absent where only its name was taken over. */
	image?: PhotoImage;
	/** The name of the file elsewhere, for imported history. */
	file?: string;
}

/** A photograph this many days old says nothing any more about what hangs there: accounts are published every month. */
export const PHOTO_DAYS = 31;

/** The radius in which a service centre should be in reach, in metres. */
export const REACH = 2_000;

/** Where a content says that something is: a place of the tree, and a position if it is known. Later kinds of contents carry it as `at`. */
export interface Spot {
	place: SubjectId;
	position?: Position;
}
