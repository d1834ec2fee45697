import { polygonsOf, type AreaGeometry, type Ring } from './geometry.ts';
import { toFrame, type Frame } from './projection.ts';

/**
 * Most corners of a drawing: some 12 kB of path. Beyond that a coarser grid is drawn. Each corner is moved by itself, so neighbours that
 * share a border still share it.
 */
export const MOST_CORNERS = 1500;
const GRIDS = [1, 2, 3, 5, 8, 12, 20, 40] as const;

type Corner = readonly [number, number];

function cornersOf(frame: Frame, ring: Ring, grid: number): Corner[] {
	const corners: Corner[] = [];
	for (const position of ring) {
		const [x, y] = toFrame(frame, position).map((value) => Math.round(value / grid) * grid) as [number, number];
		const last = corners.at(-1);
		if (last && last[0] === x && last[1] === y) continue;
		corners.push([x, y]);
	}
	// The first corner comes again at the end; a path closes itself.
	const [first, last] = [corners[0], corners.at(-1)];
	if (corners.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) corners.pop();
	return corners;
}

/** Steps from corner to corner, which are shorter to write than where they lie. */
function pathOf(corners: readonly Corner[]): string {
	const [first, ...others] = corners;
	if (!first || others.length < 2) return '';
	let at = first;
	let path = `M${first[0]} ${first[1]}l`;
	others.forEach(([x, y], index) => {
		const [dx, dy] = [x - at[0], y - at[1]];
		path += `${index === 0 || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
		at = [x, y];
	});
	return `${path}z`;
}

/** The paths of areas in a drawing, in whole units, each area by itself, on the finest grid that keeps within MOST_CORNERS. */
export function pathsOf(frame: Frame, areas: readonly AreaGeometry[], most = MOST_CORNERS): { paths: string[]; grid: number } {
	for (const grid of GRIDS) {
		let corners = 0;
		const paths = areas.map((geometry) =>
			polygonsOf(geometry).map((rings) => rings.map((ring) => {
				const drawn = cornersOf(frame, ring, grid);
				corners += drawn.length;
				return pathOf(drawn);
			}).join('')).join('')
		);
		if (corners <= most || grid === GRIDS.at(-1)) return { paths, grid };
	}
	throw new RangeError('there is no grid');
}
