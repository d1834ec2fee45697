import { PER_DEGREE, runsCounterClockwise, type Geometry, type PolygonRings, type Position, type Ring } from './geometry.ts';

/** Overlaps, gaps and overhangs up to this many square metres are slivers of surveying: named, and taken. About a metre along a hundred metres of border. */
export const MOST_SLIVER = 100;
/** Most corners of one shape, and of a file. */
export const MOST_POSITIONS = 20_000;
export const MOST_POSITIONS_IN_FILE = 400_000;
export const MOST_FEATURES = 5_000;

/** Why a geometry of a file cannot be taken. */
export type GeometryFault = 'not-a-geometry' | 'out-of-range' | 'ring-open' | 'ring-too-short' | 'ring-crosses-itself' | 'too-many-corners';

export type ReadGeometry =
	| { ok: true; geometry: Geometry; /** Rings that ran the wrong way and were turned round. */ turned: number; positions: number }
	| { ok: false; fault: GeometryFault; /** Where, in degrees, if it is one place. */ near?: string };

type Fault = Extract<ReadGeometry, { ok: false }>;
const fault = (code: GeometryFault, near?: Position): Fault => ({ ok: false, fault: code, ...(near ? { near: `${near[0] / PER_DEGREE}, ${near[1] / PER_DEGREE}` } : {}) });

function positionOf(value: unknown): Position | Fault {
	// A third number is a height, which no map here shows.
	if (!Array.isArray(value) || value.length < 2 || value.length > 3 || !value.every((part) => typeof part === 'number' && Number.isFinite(part))) return fault('not-a-geometry');
	const [longitude, latitude] = value as [number, number];
	if (Math.abs(longitude) > 180 || Math.abs(latitude) > 85) return fault('out-of-range');
	// `+ 0` turns −0, which canonical JSON does not have, into 0.
	return [Math.round(longitude * PER_DEGREE) + 0, Math.round(latitude * PER_DEGREE) + 0];
}

const isFault = (value: object): value is Fault => 'ok' in value;

/** Reads a ring: closed, at least three corners, no side across another. Corners that fall together when rounded become one. */
function ringOf(value: unknown): Ring | Fault {
	if (!Array.isArray(value)) return fault('not-a-geometry');
	if (value.length > MOST_POSITIONS) return fault('too-many-corners');
	const ring: Position[] = [];
	for (const item of value as unknown[]) {
		const position = positionOf(item);
		if (isFault(position)) return position;
		const last = ring.at(-1);
		if (last?.[0] !== position[0] || last?.[1] !== position[1]) ring.push(position);
	}
	const [first, last] = [ring[0], ring.at(-1)];
	if (!first || !last) return fault('ring-too-short');
	if (ring.length > 1 && (first[0] !== last[0] || first[1] !== last[1])) return fault('ring-open', last);
	if (ring.length < 4) return fault('ring-too-short', first);
	const at = crossing(ring);
	return at ? fault('ring-crosses-itself', at) : ring;
}

function polygonOf(value: unknown, count: { turned: number }): PolygonRings | Fault {
	if (!Array.isArray(value) || value.length === 0) return fault('not-a-geometry');
	const rings: Ring[] = [];
	for (const [index, item] of (value as unknown[]).entries()) {
		const ring = ringOf(item);
		if (isFault(ring)) return ring;
		const right = runsCounterClockwise(ring) === (index === 0);
		if (!right) count.turned++;
		rings.push(right ? ring : [...ring].reverse());
	}
	return rings;
}

/** Reads a GeoJSON geometry as it is kept: whole millionths of a degree, outer rings counter-clockwise (RFC 7946 §3.1.6). */
export function readGeometry(value: unknown): ReadGeometry {
	if (value === null || typeof value !== 'object') return fault('not-a-geometry');
	const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
	const count = { turned: 0 };
	if (type === 'Point') {
		const position = positionOf(coordinates);
		return isFault(position) ? position : { ok: true, geometry: { type, coordinates: position }, turned: 0, positions: 1 };
	}
	if (type !== 'Polygon' && type !== 'MultiPolygon') return fault('not-a-geometry');
	const polygons: PolygonRings[] = [];
	const items: unknown[] = type === 'Polygon' ? [coordinates] : Array.isArray(coordinates) ? coordinates : [];
	if (items.length === 0) return fault('not-a-geometry');
	for (const item of items) {
		const polygon = polygonOf(item, count);
		if (isFault(polygon)) return polygon;
		polygons.push(polygon);
	}
	const positions = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
	if (positions > MOST_POSITIONS) return fault('too-many-corners');
	return { ok: true, geometry: polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0]! } : { type: 'MultiPolygon', coordinates: polygons }, turned: count.turned, positions };
}

/** On which side of a→b a position lies; exact for shapes up to some 90° across. */
function side(a: Position, b: Position, c: Position): number {
	return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** A corner near which two sides of a ring cross, or undefined. Sides are met in the order of their western ends, so only neighbours are compared. */
export function crossing(ring: Ring): Position | undefined {
	const sides = ring.slice(1).map((b, index) => {
		const a = ring[index]!;
		return { a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]), south: Math.min(a[1], b[1]), north: Math.max(a[1], b[1]) };
	}).sort((p, q) => p.west - q.west);
	let open: typeof sides = [];
	for (const next of sides) {
		open = open.filter(({ east }) => east >= next.west);
		for (const other of open) {
			if (other.north < next.south || next.north < other.south) continue;
			if (side(next.a, next.b, other.a) * side(next.a, next.b, other.b) < 0 && side(other.a, other.b, next.a) * side(other.a, other.b, next.b) < 0) return next.a;
		}
		open.push(next);
	}
	return undefined;
}
