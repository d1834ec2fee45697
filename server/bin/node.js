import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root, say, Stop } from './steps.js';
import { words } from './words.js';

const bin = join(root, 'node_modules', '.bin');

/**
 * The Node that runs the portal and its tools: the one that the lock file brought, or else the one that runs
 * this script if it is new enough to read TypeScript (24).
 *
 * @returns {string} path of the program
 * @throws {Stop} when there is neither
 */
export function portalNode() {
	const brought = join(bin, 'node');
	// Asked for its version and not only for its existence: a system with another C library has the file too.
	if (existsSync(brought) && isNewEnough(spawnSync(brought, ['--version'], { encoding: 'utf8' }).stdout))
		return brought;
	if (isNewEnough(process.version)) return process.execPath;
	say(words.noNode);
	throw new Stop();
}

/** @param {string | null} version such as v24.21.0 */
function isNewEnough(version) {
	return Number(/^v(\d+)\./.exec(version ?? '')?.[1]) >= 24;
}

/**
 * The environment in which tools run: the portal's Node and the installed tools come first on the path.
 *
 * @param {string} node from `portalNode`
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(node, more = {}) {
	// What Node has read and compiled once it need not read again: the portal starts in half the time.
	const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node');
	return { ...process.env, ...more, NODE_COMPILE_CACHE: compiled, PATH: [bin, dirname(node), process.env.PATH].join(delimiter) };
}

/**
 * @param {string} name of an installed tool, such as vite
 * @returns {string} path of the program
 */
export const tool = (name) => join(bin, name);
