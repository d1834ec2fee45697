import { readFileSync } from 'node:fs';
import { isDay } from '#domain/basics/day.ts';
import type { Portal } from '#acts/portal.ts';
import { offsetToDay } from '../clock.ts';
import type { NewFolder } from '../folder.ts';
import { step, Stop } from '../say.ts';
import { adoptTemplates } from '../templates.ts';
import { makeSignIns } from './sign-ins.ts';

const CITY = new URL('city.json', import.meta.url);

/** Boundaries and points of that city, schematic, in the open sea. */
const MAP = new URL('city.geojson', import.meta.url);

/** China Standard Time, in which the demo's days are written. */
const ZONE = 480;

interface CityFile {
	meta: { as_of: string };
}

function cityFile(): CityFile {
	return JSON.parse(readFileSync(CITY, 'utf8')) as CityFile;
}

/** A new folder as a demo: its civil time begins on the day that the city's file is of, at the machine's time of day. */
export function demoFolder(): NewFolder {
	const asOf = cityFile().meta.as_of;
	if (!isDay(asOf)) throw new TypeError('the demo city does not say of which day it is');
	return { kind: 'demo', clockOffset: offsetToDay(asOf, Date.now(), ZONE) };
}

/**
 * Loads the demo city into a demo folder that has no city yet, and makes its sign-ins. The city is one act, so it is there as a whole or not
 * at all; whatever an interrupted start left undone, the next one does.
 */
export async function fillDemo(portal: Portal, path: string): Promise<void> {
	if ((await portal.city()) === undefined) {
		await step((w) => w.demo.importing, async () => {
			const done = await portal.perform('history.import', { file: cityFile() }, { kind: 'operator' });
			if (!done.ok) throw new Stop((w) => w.demo.failed(done.error.code));
		});
	}
	await adoptTemplates(portal);
	if (!(await portal.records.maps.hasAny())) {
		const drawn = await portal.perform('map.import', { file: JSON.parse(readFileSync(MAP, 'utf8')) as unknown }, { kind: 'operator' });
		if (!drawn.ok) throw new Stop((w) => w.demo.failed(drawn.error.code));
	}
	await makeSignIns(portal, path);
}
