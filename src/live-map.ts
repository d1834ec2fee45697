import '#lib/old-browsers.ts';
import { setWorkerUrl } from 'maplibre-gl';
import { mount } from 'svelte';
import LiveMap from '#lib/map/LiveMap.svelte';

/*
 * The map to zoom, loaded by src/map-page.ts when somebody asks for it. Its worker is a file of this portal, so the page's policy holds
 * as it stands: nothing is made from strings, and nothing comes from elsewhere unless a base map is configured.
 */

setWorkerUrl('/shell/map-worker.js');

const box = document.querySelector<HTMLElement>('[data-map]');
const target = box?.querySelector<HTMLElement>('[data-map-live]');

async function begin(box: HTMLElement, target: HTMLElement): Promise<void> {
	const tell = (what: 'map-ready' | 'map-failed') => box.dispatchEvent(new Event(what));
	try {
		const answer = await fetch(box.dataset.map!);
		if (!answer.ok) throw new Error(`the map's data: ${answer.status}`);
		const data = (await answer.json()) as never;
		mount(LiveMap, { target, props: { data, words: { ...box.dataset }, style: box.dataset.style, ready: () => tell('map-ready'), failed: () => tell('map-failed') } });
	} catch {
		tell('map-failed');
	}
}

if (box && target) void begin(box, target);
