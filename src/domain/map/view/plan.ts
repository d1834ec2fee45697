import type { SubjectId } from '../../basics/id.ts';
import { boxOf, positionsOf, type AreaGeometry, type Position } from '../geometry.ts';
import type { LocatedKind, LocatedState } from '../located.ts';
import { pathsOf } from '../drawing.ts';
import { frameOf, scaleOf, toFrame, type Frame } from '../projection.ts';

/** How an area stands: something of its bodies is late, nothing is, or no body of it owes anything. */
export type AreaState = 'late' | 'clear' | 'none';

/** An area to be drawn. */
export interface PlanArea {
	subject: SubjectId;
	number: number;
	name: string;
	geometry: AreaGeometry;
	state: AreaState;
	/** Where its number stands. */
	label: Position;
	/** Filtered out: drawn pale. */
	pale: boolean;
	href: string;
}

export interface PlanPoint {
	subject: SubjectId;
	kind: LocatedKind;
	name: string;
	position: Position;
	state?: LocatedState;
	/** Days by which it is late. */
	late?: number;
	href: string;
}

/** A map as lines, in drawing units: what the SVG is made of. */
export interface Plan {
	frame: Frame;
	areas: (Omit<PlanArea, 'geometry' | 'label'> & { path: string; x: number; y: number })[];
	/** Borders of higher places. */
	borders: string[];
	points: (Omit<PlanPoint, 'position'> & { x: number; y: number })[];
	circle?: { x: number; y: number; r: number };
	scale: { metres: number; width: number };
	/** Units between the corners drawn; more than 1 when a rich map was simplified. */
	grid: number;
}

/** Draws areas, borders and points into a frame of their own. Undefined when there is nothing to draw. */
export function planOf(
	{ areas, borders, points, circle }: { areas: PlanArea[]; borders: AreaGeometry[]; points: PlanPoint[]; circle?: { at: Position; metres: number } | undefined }
): Plan | undefined {
	const drawn = [...areas.map(({ geometry }) => geometry), ...borders];
	const box = boxOf([...drawn.flatMap((geometry) => positionsOf(geometry)), ...points.map(({ position }) => position)]);
	if (!box) return undefined;
	const frame = frameOf(box);
	const { paths, grid } = pathsOf(frame, drawn);
	const place = (position: Position) => {
		const [x, y] = toFrame(frame, position);
		return { x: Math.round(x), y: Math.round(y) };
	};
	return {
		frame, grid, scale: scaleOf(frame),
		areas: areas.map(({ geometry: _, label, ...area }, index) => ({ ...area, path: paths[index]!, ...place(label) })),
		borders: paths.slice(areas.length),
		points: points.map(({ position, ...point }) => ({ ...point, ...place(position) })),
		...(circle ? { circle: { ...place(circle.at), r: Math.round(circle.metres * frame.perMetre) } } : {})
	};
}
