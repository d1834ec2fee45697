import { lookAtFolder } from '../folder.ts';
import { printSignIns } from '../demo/sign-ins.ts';
import { Stop } from '../say.ts';
import { settingsOf } from './office.ts';
import { readOptions } from './options.ts';

/** Prints the sign-ins of a demo folder again. Only reads, so the portal may be running. */
export async function signIns(args: string[]): Promise<number> {
	readOptions(args, {});
	const { data } = settingsOf();
	if (typeof lookAtFolder(data) === 'string') throw new Stop((w) => w.folder.none(data));
	printSignIns(data, process.stdout);
	return 0;
}
