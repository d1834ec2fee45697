import { readFileSync } from 'node:fs';
import { done } from './joining.ts';
import type { Town } from './town.ts';

export interface DemoFeature {
	id: string;
	properties: Record<string, unknown>;
	geometry: { type: string; coordinates: number[][][] };
}

/** The demo city's map as it lies in the repository, read anew each time: a test may break it. */
export function demoMap(): { type: string; features: DemoFeature[] } {
	return JSON.parse(readFileSync(new URL('../../server/demo/city.geojson', import.meta.url), 'utf8')) as never;
}

/** A feature of it by its id. */
export function featureOf(map: { features: DemoFeature[] }, id: string): DemoFeature {
	const feature = map.features.find((one) => one.id === id);
	if (!feature) throw new Error(`the demo map has no ${id}`);
	return feature;
}

/** Gives a town its map. */
export async function drawTown(town: Town): Promise<void> {
	await done(town, 'map.import', { file: demoMap() }, { kind: 'operator' });
}
