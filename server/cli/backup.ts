import { join, resolve } from 'node:path';
import { makeBackup } from '../backup.ts';
import { filesOf } from '../folder.ts';
import { print, step } from '../say.ts';
import { settingsOf } from './office.ts';
import { readOptions } from './options.ts';

/** Backs up the data folder, also while the portal runs: into the folder named, or into the data folder's own backups/. */
export async function backup(args: string[]): Promise<number> {
	const { words: [named], flags } = readOptions(args, { words: 1, flags: ['with-keys'] });
	const { data } = settingsOf();
	const target = named === undefined ? join(filesOf(data).backups, new Date().toISOString().replace(/[:.]/g, '-')) : resolve(named);
	const withKeys = flags.has('with-keys');
	await step((w) => w.cli.backup.working, () => makeBackup(data, target, withKeys));
	print((w) => w.cli.backup.done(target));
	print((w) => (withKeys ? w.cli.backup.withKeys : w.cli.backup.withoutKeys));
	return 0;
}
