import type { Performed } from '#acts/portal.ts';
import type { Refusal } from '#acts/refusal.ts';
import { lookAtFolder, type NewFolder } from '../folder.ts';
import { createLog } from '../log.ts';
import { open, type Opened } from '../open.ts';
import { Stop, type Saying } from '../say.ts';
import { readSettings, type Settings } from '../settings.ts';

/** The settings of a command: the server's, of which most commands need the data folder alone. */
export function settingsOf(): Settings {
	return readSettings(process.env);
}

/** A new folder for real use, by the machine's clock. */
export const realFolder = (): NewFolder => ({ kind: 'real', clockOffset: 0 });

/**
 * Opens the data folder for one command, which is alone in it: while the portal runs, the command is refused in words. The log holds
 * only what went wrong and goes to the error stream.
 * @param make what an empty folder becomes; without it, an empty folder is refused
 */
export async function withPortal<T>(settings: Settings, make: (() => NewFolder) | undefined, work: (opened: Opened) => Promise<T>): Promise<T> {
	const opened = await open({
		path: settings.data, origin: settings.origin ?? `http://localhost:${settings.port}`, clock: settings.clock, log: createLog('error', 2), ...(make ? { make } : {})
	});
	try {
		return await work(opened);
	} finally {
		await opened.close();
	}
}

/** Whether there is no finished data folder yet. */
export function isEmptyFolder(path: string): boolean {
	return typeof lookAtFolder(path) === 'string';
}

/** Most places of a bad file that are listed. */
const MOST_LISTED = 50;

/** The value of an act that was done. Stop, with every field and place that is named, when it was refused. */
export function done(performed: Performed): Record<string, unknown> {
	if (performed.ok) return performed.value;
	throw new Stop(sayingsOf(performed.error));
}

function sayingsOf({ code, params = {}, fields = [], file = [] }: Refusal): Saying[] {
	return [
		(w, all) => w.cli.refused(all.refusals.sentence[code](params)),
		...fields.map(({ path, code: problem }): Saying => (w, all) => w.cli.field(path, all.refusals.field[problem])),
		...file.slice(0, MOST_LISTED).map(({ at, code: problem, params: more = {} }): Saying => (w, all) => w.cli.field(at, all.imports.problem[problem](more))),
		...(file.length > MOST_LISTED ? [((w) => w.cli.more(file.length - MOST_LISTED)) satisfies Saying] : [])
	];
}
