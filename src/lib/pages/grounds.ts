import BoardPage from '../map/BoardPage.svelte';
import MapPage from '../map/MapPage.svelte';
import type { Looks } from './looks.ts';

/** Maps and notice boards. */
export const grounds = {
	'city-map': MapPage,
	map: MapPage,
	board: BoardPage
} as unknown as Looks;
