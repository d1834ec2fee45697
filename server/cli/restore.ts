import { resolve } from 'node:path';
import { restoreBackup } from '../backup.ts';
import { filesOf } from '../folder.ts';
import { print, step, Stop } from '../say.ts';
import { readOptions } from './options.ts';

/** Makes a data folder of a backup, after checking all of it. The folder it goes into must be empty or not there. */
export async function restore(args: string[]): Promise<number> {
	const { words: [from], options: { into, key } } = readOptions(args, { words: 1, options: ['into', 'key'] });
	if (from === undefined || into === undefined) throw new Stop((w) => w.cli.missing(w.cli.verbs.restore.usage), 2);
	const target = resolve(into);
	const hasKey = await step((w) => w.cli.restore.working, () => restoreBackup(resolve(from), target, key));
	print((w) => w.cli.restore.done(target));
	if (!hasKey) print((w) => w.cli.restore.keyNeeded(filesOf(target).key));
	return 0;
}
