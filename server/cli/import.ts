import { readFileSync } from 'node:fs';
import { checkFile } from '#acts/history/check.ts';
import { refusal } from '#acts/refusal.ts';
import { print, step, Stop } from '../say.ts';
import { done, isEmptyFolder, realFolder, settingsOf, withPortal } from './office.ts';
import { readOptions } from './options.ts';

/** Takes over a file of history (server/demo/README.md is its format) into a data folder without a city: all of it, or nothing. */
export async function importFile(args: string[]): Promise<number> {
	const [path] = readOptions(args, { words: 1 }).words;
	if (path === undefined) throw new Stop((w) => w.cli.missing(w.cli.verbs.import.usage), 2);
	const file = readJson(path);
	const settings = settingsOf();
	// Judged before anything is made: a bad file leaves no empty folder behind.
	const checked = isEmptyFolder(settings.data) ? checkFile(file) : undefined;
	if (checked && !checked.ok) done({ ok: false, error: refusal('import.bad-file', { file: [...checked.error.list], params: { problems: checked.error.count } }) });
	await withPortal(settings, realFolder, async ({ portal, folder }) => {
		const value = await step((w) => w.cli.import.working, async () => done(await portal.perform('history.import', { file }, { kind: 'operator' })));
		print((w) => w.cli.import.done(Number(value.contents), Number(value.people), Number(value.held)));
		print((w) => w.dataLiesIn(folder.path));
	});
	return 0;
}

/** A file as JSON; Stop, in words, when it cannot be read or is none. */
export function readJson(path: string): Record<string, unknown> {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		throw new Stop((w) => w.cli.import.noFile(path));
	}
	try {
		const value = JSON.parse(text) as unknown;
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	} catch {
		// Said below.
	}
	throw new Stop((w) => w.cli.import.notJson(path));
}
