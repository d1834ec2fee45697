import clipping from 'polygon-clipping';
import type { SubjectId } from '#domain/basics/id.ts';
import { MOST_SLIVER } from '#domain/map/check.ts';
import { areaOf, boxesMeet, boxOf, contains, isArea, polygonsOf, positionsOf, type AreaGeometry, type Box, type PolygonRings } from '#domain/map/geometry.ts';
import type { Problems } from '../history/problems.ts';
import type { AtlasPlace, Placed } from './atlas.ts';

/*
 * Whether shapes fit together: parts of one place must not overlap, must lie inside it, and must leave nothing of it over. What the file
 * brings is compared with itself and with what is in the ledger already.
 */

interface Area {
	place: AtlasPlace;
	geometry: AreaGeometry;
	box: Box;
	/** Where the file has it; absent for what is in the ledger already. */
	at?: string;
}

type Clipped = Parameters<typeof clipping.union>[0];
const clippable = (geometry: AreaGeometry): Clipped => polygonsOf(geometry) as never;
const square = (polygons: unknown): number => areaOf(polygons as PolygonRings[]);

/** Work is interrupted this often, in ms, so that the portal goes on answering. */
const BREATH_MS = 12;

function breathing(): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since < BREATH_MS) return;
		await new Promise((resolve) => setTimeout(resolve));
		since = performance.now();
	};
}

/** A clipping that lost its way over nearly equal sides says so; it must not bring the portal down. */
function clipped(work: () => unknown): number | undefined {
	try {
		return square(work());
	} catch {
		return undefined;
	}
}

/** Notes what does not fit: in `problems`, or, as far as it is a sliver or a gap that was announced, in `slivers`. */
export async function checkFit(atlas: ReadonlyMap<SubjectId, AtlasPlace>, placed: readonly Placed[], partly: boolean, problems: Problems, slivers: Problems): Promise<void> {
	const breathe = breathing();
	const areas = areasOf(atlas, placed);
	const partsOf = new Map<SubjectId, Area[]>();
	for (const area of areas.values()) if (area.place.parent) partsOf.set(area.place.parent, [...(partsOf.get(area.place.parent) ?? []), area]);
	const judge = (at: string, amount: number | undefined, codes: { over: 'overlaps' | 'outside' | 'gap'; sliver: 'sliver-overlaps' | 'sliver-outside' | 'sliver-gap' }, other: string, allowed = false) => {
		if (amount === undefined) return problems.add([at, other], 'not-comparable', { name: other });
		const m2 = Math.round(amount);
		if (m2 === 0) return;
		const sliver = m2 <= MOST_SLIVER;
		(sliver || allowed ? slivers : problems).add([at, `${codes.over} ${other}`], sliver ? codes.sliver : codes.over, { name: other, m2: m2.toLocaleString('en-US') });
	};
	for (const [parent, parts] of partsOf) {
		const whole = areas.get(parent);
		const touched = parts.some(({ at }) => at !== undefined) || whole?.at !== undefined;
		if (!touched) continue;
		for (const [index, a] of parts.entries()) {
			for (const b of parts.slice(index + 1)) {
				if ((a.at === undefined && b.at === undefined) || !boxesMeet(a.box, b.box)) continue;
				judge(a.at ?? b.at!, clipped(() => clipping.intersection(clippable(a.geometry), clippable(b.geometry))), { over: 'overlaps', sliver: 'sliver-overlaps' }, (a.at ? b : a).place.name);
				await breathe();
			}
			if (whole) {
				judge(a.at ?? whole.at ?? a.place.name, clipped(() => clipping.difference(clippable(a.geometry), clippable(whole.geometry))), { over: 'outside', sliver: 'sliver-outside' }, whole.place.name);
				await breathe();
			}
		}
		if (whole) {
			const [first, ...others] = parts;
			const left = clipped(() => clipping.difference(clippable(whole.geometry), clippable(first!.geometry), ...others.map(({ geometry }) => clippable(geometry))));
			judge(whole.at ?? parts.find(({ at }) => at)!.at!, left, { over: 'gap', sliver: 'sliver-gap' }, whole.place.name, partly);
			await breathe();
		}
	}
	for (const { at, geometry, place } of placed) {
		if (isArea(geometry)) continue;
		const around = areas.get(place.subject);
		if (around && !contains(polygonsOf(around.geometry), geometry.coordinates)) problems.add([at], 'point-outside', { name: place.name });
	}
}

/** Every boundary as it would be: the file's, and the ledger's where the file has none. */
function areasOf(atlas: ReadonlyMap<SubjectId, AtlasPlace>, placed: readonly Placed[]): Map<SubjectId, Area> {
	const areas = new Map<SubjectId, Area>();
	const add = (place: AtlasPlace, geometry: AreaGeometry, at?: string) => areas.set(place.subject, { place, geometry, box: boxOf(positionsOf(geometry))!, ...(at ? { at } : {}) });
	for (const place of atlas.values()) {
		const geometry = place.boundary?.content.geometry;
		if (geometry && isArea(geometry)) add(place, geometry);
	}
	for (const { role, place, geometry, at } of placed) if (role === 'boundary' && isArea(geometry)) add(place, geometry, at);
	return areas;
}
