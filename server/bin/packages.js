import { existsSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { run } from './processes.js';
import { root, say, step, Stop } from './steps.js';
import { words } from './words.js';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked */

/**
 * Installs what the lock file asks for, if something else, or nothing, is installed.
 *
 * @throws {Stop} when npm fails; what it said has been shown
 */
export async function installWhatIsMissing() {
	if (isInstalled(root)) return;
	await step(words.installing, async () => {
		const { command, before } = npm();
		const args = [
			...before,
			'ci',
			'--include=dev',
			'--include=optional',
			'--loglevel=error',
			'--no-progress'
		];
		const { ok, output } = await run(command, args, {
			cwd: root,
			env: outsideEnvironment(),
			limitSeconds: 900
		});
		if (ok) return;
		say(words.installFailed);
		process.stderr.write(output);
		throw new Stop();
	});
}

/**
 * Whether what npm noted at its last install is what the lock file asks for now.
 *
 * Contents are compared, not times: a lock file may be newer than the install that wrote it, and a copied
 * folder has any times. Optional packages may be absent (those of other platforms always are).
 *
 * @param {string} folder the project's
 * @returns {boolean}
 */
export function isInstalled(folder) {
	const noted = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(noted)) return false;
	const installed = lockedPackages(noted);
	return Object.entries(lockedPackages(join(folder, 'package-lock.json'))).every(([path, wanted]) => {
		if (path === '') return true;
		const found = installed[path];
		if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
		return found.version === wanted.version && found.integrity === wanted.integrity;
	});
}

/**
 * @param {string} file a package-lock.json
 * @returns {Record<string, Locked>}
 */
function lockedPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** The npm that runs this script, or else the one on the path. */
function npm() {
	const own = process.env.npm_execpath;
	if (own === undefined || basename(own) !== 'npm-cli.js') return { command: 'npm', before: [] };
	const insideProject = process.execPath.startsWith(join(root, 'node_modules'));
	return { command: insideProject ? 'node' : process.execPath, before: [own] };
}

/** npm replaces node_modules, so nothing in it may run npm. */
function outsideEnvironment() {
	const path = (process.env.PATH ?? '')
		.split(delimiter)
		.filter((folder) => !folder.startsWith(join(root, 'node_modules')));
	return { ...process.env, PATH: path.join(delimiter) };
}
