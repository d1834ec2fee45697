import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ed25519 } from './ed25519.ts';
import { merkle } from './merkle.ts';
import { notesCheckpoints } from './notes-checkpoints.ts';
import type { SetReport } from './set.ts';

/** The sets we know, by the name of their folder. */
const known: Record<string, (folder: string) => SetReport[]> = { ed25519, merkle, 'notes-checkpoints': notesCheckpoints };

/**
 * Where the cases lie when nobody says otherwise: `voting/` in the folder YISHI_TEST_DATA, or in `shared/data` beside the
 * project. They belong to other projects and are not part of this one.
 */
export function defaultFolder(): string {
	const shared = process.env.YISHI_TEST_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
	return join(shared, 'voting');
}

/** Runs every known set that lies in the folder, and names the sets that lie there and are not known. */
export function runSets(folder: string): { reports: SetReport[]; unknown: string[] } {
	const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
	return {
		reports: found.flatMap((name) => known[name]?.(join(folder, name)) ?? []),
		unknown: found.filter((name) => known[name] === undefined)
	};
}

/** Whether there is such a folder. */
export function isThere(folder: string): boolean {
	return existsSync(folder);
}
