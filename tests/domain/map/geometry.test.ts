import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossing, readGeometry } from '#domain/map/check.ts';
import { pathsOf } from '#domain/map/drawing.ts';
import { areaOf, boxOf, contains, direction, distance, labelPosition, METRES, runsCounterClockwise, shrink, type Position, type Ring } from '#domain/map/geometry.ts';
import { frameOf, fromFrame, scaleOf, toFrame } from '#domain/map/projection.ts';

const CENTRE: Position = [150_020_850, 20_067_529];

/** A rectangle with its middle at a position, in metres. */
function rectangle([x, y]: Position, across: number, down: number): Ring {
	const [dx, dy] = [Math.round(across / 2 / METRES / shrink(y)), Math.round(down / 2 / METRES)];
	return [[x - dx, y - dy], [x + dx, y - dy], [x + dx, y + dy], [x - dx, y + dy], [x - dx, y - dy]];
}

/** A ring around a position: corners at ever larger angles never cross. */
const star = fc.array(fc.integer({ min: 300, max: 30_000 }), { minLength: 3, maxLength: 40 }).map((radii): Ring => {
	const corners = radii.map((radius, index): Position => {
		const angle = (2 * Math.PI * index) / radii.length;
		return [CENTRE[0] + Math.round(radius * Math.cos(angle)), CENTRE[1] + Math.round(radius * Math.sin(angle))];
	});
	return [...corners, corners[0]!];
});

describe('areas and distances are those of the ground', () => {
	test('a field of 1 km by 2 km has 2 km², less its hole', () => {
		const field = rectangle(CENTRE, 1000, 2000);
		const pond = [...rectangle(CENTRE, 100, 100)].reverse();
		expect(areaOf([[field]])).toBeCloseTo(2_000_000, -3);
		expect(areaOf([[field, pond]])).toBeCloseTo(1_990_000, -3);
		expect(contains([[field, pond]], CENTRE)).toBe(false);
		expect(contains([[field]], CENTRE)).toBe(true);
	});

	test('柳湾 lies where the demo says, 21.875 km² of it', () => {
		expect(distance(CENTRE, [CENTRE[0], CENTRE[1] + 17_986])).toBeCloseTo(2000, -1);
		expect(direction(CENTRE, [CENTRE[0] + 10_000, CENTRE[1] + 10_000])).toBe('ne');
		expect(direction(CENTRE, [CENTRE[0] - 10_000, CENTRE[1]])).toBe('w');
	});

	test('a number always stands inside its area', () => {
		const horseshoe: Ring = [[0, 0], [90_000, 0], [90_000, 90_000], [80_000, 90_000], [80_000, 10_000], [10_000, 10_000], [10_000, 90_000], [0, 90_000], [0, 0]];
		expect(contains([[horseshoe]], labelPosition({ type: 'Polygon', coordinates: [horseshoe] }))).toBe(true);
		fc.assert(fc.property(star, (ring) => contains([[ring]], labelPosition({ type: 'Polygon', coordinates: [ring] }))));
	});
});

describe('a border that is read', () => {
	const degrees = (ring: Ring) => ring.map(([x, y]) => [x / 1e6, y / 1e6]);
	test('is kept in whole millionths of a degree, its outer ring counter-clockwise', () => {
		fc.assert(fc.property(star, fc.boolean(), (ring, backwards) => {
			const read = readGeometry({ type: 'Polygon', coordinates: [degrees(backwards ? [...ring].reverse() : ring)] });
			if (!read.ok) return expect(['ring-too-short', 'ring-crosses-itself']).toContain(read.fault);
			const [outer] = read.geometry.type === 'Polygon' ? read.geometry.coordinates : [];
			expect(runsCounterClockwise(outer!)).toBe(true);
			expect(read.turned).toBe(backwards === runsCounterClockwise(ring) ? 1 : 0);
			expect(outer!.flat().every(Number.isSafeInteger)).toBe(true);
		}));
	});

	test.each([
		['not closed', 'ring-open', [[0, 0], [1, 0], [1, 1], [0, 1]]],
		['a bow tie', 'ring-crosses-itself', [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]],
		['a line there and back', 'ring-too-short', [[0, 0], [1, 1], [0, 0]]],
		['latitude first, in China', 'out-of-range', [[30, 120], [31, 120], [31, 121], [30, 120]]],
		['words', 'not-a-geometry', [['0', '0'], ['1', '0'], ['1', '1'], ['0', '0']]],
		['endless numbers', 'not-a-geometry', [[0, 0], [Infinity, 0], [1, 1], [0, 0]]]
	])('%s is named', (_, fault, ring) => {
		expect(readGeometry({ type: 'Polygon', coordinates: [ring] })).toMatchObject({ ok: false, fault });
	});

	test('a crossing is found wherever it is, and only where there is one', () => {
		fc.assert(fc.property(star, (ring) => {
			expect(crossing(ring)).toBeUndefined();
			// A side pulled through the other side of the ring crosses it.
			const [a, b, ...rest] = ring;
			if (rest.length < 4) return;
			const swapped = [a!, rest[0]!, b!, ...rest.slice(1)];
			const slow = swapped.slice(1).some((q, i) => swapped.slice(1).some((s, j) => Math.abs(i - j) > 1 && cross(swapped[i]!, q, swapped[j]!, s)));
			expect(crossing(swapped) !== undefined).toBe(slow);
		}));
	});
});

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
	const side = (p: Position, q: Position, r: Position) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

describe('the drawing', () => {
	test('keeps its proportions, fits, and leads back to the ground', () => {
		fc.assert(fc.property(star, (ring) => {
			const frame = frameOf(boxOf(ring)!);
			expect(frame.width).toBe(1000);
			for (const position of ring) {
				const [x, y] = toFrame(frame, position);
				expect(x).toBeGreaterThanOrEqual(0);
				expect(x).toBeLessThanOrEqual(frame.width);
				expect(y).toBeGreaterThanOrEqual(0);
				expect(y).toBeLessThanOrEqual(frame.height);
				const back = fromFrame(frame, x, y);
				expect(distance(back, position)).toBeLessThan(1);
			}
			const { metres, width } = scaleOf(frame);
			expect(width).toBeLessThanOrEqual(250);
			expect(width).toBeGreaterThanOrEqual(99);
			expect(String(metres)).toMatch(/^[125]0*$/);
		}));
	});

	test('neighbours share their border in it too, however coarse it is', () => {
		const west = rectangle(CENTRE, 1000, 1000);
		const [, se, ne] = west;
		const east: Ring = [se!, [se![0] + 9_000, se![1]], [ne![0] + 9_000, ne![1]], ne!, se!];
		const areas = [west, east].map((ring) => ({ type: 'Polygon' as const, coordinates: [ring] }));
		const frame = frameOf(boxOf([...west, ...east])!);
		for (const most of [1500, 1]) {
			const { paths } = pathsOf(frame, areas, most);
			const corners = paths.map(cornersIn);
			expect(corners[0]!.filter((corner) => corners[1]!.includes(corner))).toHaveLength(2);
		}
	});

	test('a rich map is drawn on a coarser grid', () => {
		const corners = Array.from({ length: 5000 }, (_, index): Position => [CENTRE[0] + Math.round(20_000 * Math.cos(index / 795.8)), CENTRE[1] + Math.round(20_000 * Math.sin(index / 795.8))]);
		const ring = [...corners, corners[0]!];
		const { paths, grid } = pathsOf(frameOf(boxOf(ring)!), [{ type: 'Polygon', coordinates: [ring] }]);
		expect(grid).toBeGreaterThan(1);
		expect(cornersIn(paths[0]!).length).toBeLessThanOrEqual(1500);
	});
});

/** The corners of a path of M and l, as "x,y". */
function cornersIn(path: string): string[] {
	const numbers = (text: string) => (text.match(/-?\d+/g) ?? []).map(Number);
	const [start, steps] = path.replace('z', '').slice(1).split('l') as [string, string];
	let [x, y] = numbers(start) as [number, number];
	const found = [`${x},${y}`];
	const all = numbers(steps);
	for (let i = 0; i < all.length; i += 2) found.push(`${(x += all[i]!)},${(y += all[i + 1]!)}`);
	return found;
}
