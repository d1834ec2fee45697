import type { FileProblem } from '#domain/community/imported.ts';
import { print, step, Stop } from '../say.ts';
import { readJson } from './import.ts';
import { done, settingsOf, withPortal } from './office.ts';
import { readOptions } from './options.ts';

/** Takes over boundaries and points from a GeoJSON file: all of it, or nothing. */
export async function importMapFile(args: string[]): Promise<number> {
	const { words: [path], flags } = readOptions(args, { words: 1, flags: ['partly'] });
	if (path === undefined) throw new Stop((w) => w.cli.missing(w.cli.verbs['import-map'].usage), 2);
	const file = readJson(path);
	await withPortal(settingsOf(), undefined, async ({ portal }) => {
		const value = await step((w) => w.cli.importMap.working, async () => done(await portal.perform('map.import', { file, partly: flags.has('partly') }, { kind: 'operator' })));
		print((w) => w.cli.importMap.done(Number(value.added), Number(value.changed), Number(value.same)));
		const notes = value.notes as FileProblem[];
		if (notes.length > 0) print((w) => w.cli.importMap.notes);
		for (const { at, code, params = {} } of notes) print((w, all) => w.cli.field(at, all.imports.problem[code](params)));
	});
	return 0;
}
