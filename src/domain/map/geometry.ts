/*
 * Shapes on the ground. Contents hold no fractions, so a position is [longitude, latitude] in whole millionths of a degree (about 11 cm):
 * GeoJSON (RFC 7946) otherwise. Areas and distances are those of a plane that touches the earth at the shape's own latitude, a sphere's: for a
 * county within half a hundredth of the ellipsoid's, which is finer than borders are drawn.
 */

/** [longitude, latitude] in millionths of a degree, WGS 84. */
export type Position = readonly [number, number];
/** Closed: the last position is the first. */
export type Ring = readonly Position[];
/** The outer ring counter-clockwise, then holes clockwise. */
export type PolygonRings = readonly Ring[];

export type Geometry =
	| { type: 'Point'; coordinates: Position }
	| { type: 'Polygon'; coordinates: PolygonRings }
	| { type: 'MultiPolygon'; coordinates: readonly PolygonRings[] };

export type AreaGeometry = Exclude<Geometry, { type: 'Point' }>;

export const PER_DEGREE = 1_000_000;
/** Metres of one millionth of a degree of latitude, on a sphere of the mean radius 6,371,008.8 m (IUGG). */
export const METRES = (6_371_008.8 * Math.PI) / 180 / PER_DEGREE;

/** How much shorter a degree of longitude is than one of latitude, at a latitude. */
export function shrink(latitude: number): number {
	return Math.cos((latitude / PER_DEGREE) * (Math.PI / 180));
}

/** Whether two numbers are a position on earth. Positions of a map end at 85° (Web Mercator) because no community lies beyond. */
export function isPosition(value: unknown): value is Position {
	if (!Array.isArray(value) || value.length !== 2) return false;
	const [longitude, latitude] = value as unknown[];
	return Number.isSafeInteger(longitude) && Number.isSafeInteger(latitude) && Math.abs(longitude as number) <= 180 * PER_DEGREE && Math.abs(latitude as number) <= 85 * PER_DEGREE;
}

/** The polygons of an area, one or several. */
export function polygonsOf(geometry: AreaGeometry): readonly PolygonRings[] {
	return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Whether a geometry covers ground. */
export function isArea(geometry: Geometry): geometry is AreaGeometry {
	return geometry.type !== 'Point';
}

/** Every position of a geometry. */
export function positionsOf(geometry: Geometry): readonly Position[] {
	return isArea(geometry) ? polygonsOf(geometry).flat(2) : [geometry.coordinates];
}

export interface Box {
	west: number;
	south: number;
	east: number;
	north: number;
}

/** The smallest box around positions. Undefined for none. */
export function boxOf(positions: Iterable<Position>): Box | undefined {
	let box: Box | undefined;
	for (const [x, y] of positions) {
		if (!box) box = { west: x, south: y, east: x, north: y };
		box.west = Math.min(box.west, x);
		box.east = Math.max(box.east, x);
		box.south = Math.min(box.south, y);
		box.north = Math.max(box.north, y);
	}
	return box;
}

/** Whether two boxes touch. */
export function boxesMeet(a: Box, b: Box): boolean {
	return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

/** Twice the area of a ring in square units, positive when it runs counter-clockwise. Measured from its first position, so that nothing is lost to large numbers. */
function doubled(ring: Ring): number {
	const [x0, y0] = ring[0] ?? [0, 0];
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1]!;
		const [bx, by] = ring[i]!;
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}

/** Whether a ring runs counter-clockwise. */
export function runsCounterClockwise(ring: Ring): boolean {
	return doubled(ring) > 0;
}

/** Area of polygons in square metres, holes taken off. */
export function areaOf(polygons: readonly PolygonRings[]): number {
	let sum = 0;
	for (const rings of polygons) {
		const scale = (METRES * METRES * shrink(rings[0]?.[0]?.[1] ?? 0)) / 2;
		rings.forEach((ring, index) => (sum += (index === 0 ? 1 : -1) * Math.abs(doubled(ring)) * scale));
	}
	return sum;
}

/** Distance in metres. */
export function distance([ax, ay]: Position, [bx, by]: Position): number {
	const dx = (bx - ax) * METRES * shrink((ay + by) / 2);
	const dy = (by - ay) * METRES;
	return Math.hypot(dx, dy);
}

export const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** In which of eight directions the second position lies, seen from the first. */
export function direction([ax, ay]: Position, [bx, by]: Position): Direction {
	const angle = Math.atan2((bx - ax) * shrink(ay), by - ay);
	return DIRECTIONS[(Math.round(angle / (Math.PI / 4)) + 8) % 8]!;
}

/** Whether a position lies in polygons, by crossings of a ray to the east; on an edge either answer may come. */
export function contains(polygons: readonly PolygonRings[], [x, y]: Position): boolean {
	let inside = false;
	for (const ring of polygons.flat()) {
		for (let i = 1; i < ring.length; i++) {
			const [ax, ay] = ring[i - 1]!;
			const [bx, by] = ring[i]!;
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
		}
	}
	return inside;
}

/**
 * A position inside, for a number or a name: in the middle, or beside it, of the widest stretch that level lines cut out of the area. Always
 * inside, unlike the centre of gravity.
 * @param avoid positions of signs, which would cover it
 */
export function labelPosition(geometry: AreaGeometry, avoid: readonly Position[] = []): Position {
	const polygons = polygonsOf(geometry);
	const rings = polygons.flat();
	const box = boxOf(rings.flat())!;
	const middle = (box.south + box.north) / 2;
	const size = Math.max(box.east - box.west, box.north - box.south);
	const room = size * 0.16;
	let best: { x: number; y: number; worth: number } | undefined;
	for (let step = 2; step < 14; step++) {
		// Never through a corner: half a unit beside any whole number.
		const y = Math.floor(box.south + ((box.north - box.south) * step) / 16) + 0.5;
		const cuts: number[] = [];
		for (const ring of rings) {
			for (let i = 1; i < ring.length; i++) {
				const [ax, ay] = ring[i - 1]!;
				const [bx, by] = ring[i]!;
				if (ay > y !== by > y) cuts.push(((bx - ax) * (y - ay)) / (by - ay) + ax);
			}
		}
		cuts.sort((a, b) => a - b);
		for (let i = 1; i < cuts.length; i += 2) {
			const width = cuts[i]! - cuts[i - 1]!;
			for (const part of [0.5, 0.35, 0.65]) {
				const x = cuts[i - 1]! + width * part;
				// Wide counts, and so does being near the middle: a name wants room on all sides.
				const crowded = avoid.some(([ax, ay]) => Math.hypot(ax - x, ay - y) < room);
				const worth = width - 0.5 * Math.abs(y - middle) - width * Math.abs(part - 0.5) - (crowded ? 10 * size : 0);
				if (!best || worth > best.worth) best = { x, y, worth };
			}
		}
	}
	return best ? [Math.round(best.x), Math.round(best.y)] : [Math.round((box.west + box.east) / 2), Math.round(middle)];
}

/** The farthest position of a geometry from another, in metres. */
export function farthest(geometry: Geometry, from: Position): number {
	return positionsOf(geometry).reduce((most, position) => Math.max(most, distance(from, position)), 0);
}
