import { METRES, shrink, type Box, type Position } from './geometry.ts';

/** From the ground to a drawing: equirectangular, true at the middle latitude of what is drawn. Drawing units grow to the right and down. */
export interface Frame {
	width: number;
	height: number;
	/** The north-western corner of the drawing, in millionths of a degree. */
	west: number;
	north: number;
	/** Units for a millionth of a degree. */
	perLongitude: number;
	perLatitude: number;
	/** Units for a metre. */
	perMetre: number;
}

export const FRAME_WIDTH = 1000;
/** A drawing higher than this would not fit on a screen. */
const MOST_HEIGHT = 1250;
const MARGIN = 36;

/** A frame that holds a box with a margin, and beneath it room for scale and arrow. */
export function frameOf(box: Box): Frame {
	const narrow = shrink((box.south + box.north) / 2);
	const across = Math.max((box.east - box.west) * METRES * narrow, 50);
	const down = Math.max((box.north - box.south) * METRES, 50);
	const perMetre = Math.min((FRAME_WIDTH - 2 * MARGIN) / across, (MOST_HEIGHT - 2 * MARGIN) / down);
	const perLatitude = perMetre * METRES;
	const perLongitude = perLatitude * narrow;
	const left = (FRAME_WIDTH - across * perMetre) / 2;
	return {
		width: FRAME_WIDTH, height: Math.round(down * perMetre + 2 * MARGIN), perMetre, perLatitude, perLongitude,
		west: box.west - left / perLongitude, north: box.north + MARGIN / perLatitude
	};
}

/** A position in a drawing, not yet rounded. */
export function toFrame(frame: Frame, [longitude, latitude]: Position): [number, number] {
	return [(longitude - frame.west) * frame.perLongitude, (frame.north - latitude) * frame.perLatitude];
}

/** The position under a point of a drawing. */
export function fromFrame(frame: Pick<Frame, 'west' | 'north' | 'perLongitude' | 'perLatitude'>, x: number, y: number): Position {
	return [Math.round(frame.west + x / frame.perLongitude), Math.round(frame.north - y / frame.perLatitude)];
}

/** A round length for the scale, between a tenth and a quarter of the drawing: 1, 2 or 5 with noughts, in metres, with its length in units. */
export function scaleOf(frame: Frame): { metres: number; width: number } {
	const most = frame.width / 4 / frame.perMetre;
	const power = 10 ** Math.floor(Math.log10(most));
	const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most)!;
	return { metres, width: Math.round(metres * frame.perMetre) };
}
