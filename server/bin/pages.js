import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { toolEnvironment, tool } from './node.js';
import { run } from './processes.js';
import { root, say, step, Stop } from './steps.js';
import { words } from './words.js';

/**
 * Everything that ends up in the build, or makes it. The rest of server/ does not: it runs as it is.
 */
const sources = [
	'src',
	'static',
	'server/bin',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];

/** Written by the build itself. */
const made = join('static', 'shell') + sep;

/**
 * What the last build was made of, written when it was complete and removed before the next begins: a build
 * that was interrupted has no stamp and is made again.
 *
 * @typedef {{ times: string, contents: string }} Stamp
 */

const stampOf = (/** @type {string} */ folder) => join(folder, 'build', '.stamp');

/**
 * Builds the pages if they were never built or if their sources have changed since.
 *
 * @param {string} node from `portalNode`
 * @throws {Stop} when a tool fails; what it said has been shown
 */
export async function buildWhenStale(node) {
	if (!isBuilt(root)) await build(node);
}

/**
 * Builds the scripts that stand outside Kit's router (into static/shell), then the portal's pages, which
 * include them.
 *
 * @param {string} node from `portalNode`
 * @throws {Stop} when a tool fails; what it said has been shown
 */
export async function build(node) {
	await step(words.building, async () => {
		rmSync(stampOf(root), { force: true });
		const stamp = takeStamp(root);
		await buildShell(node);
		await make(node, 'vite', ['build'], { YISHI_BUILD_ID: stamp.contents.slice(0, 16) });
		writeStamp(root, stamp);
	});
}

/**
 * Builds only the scripts that stand outside Kit's router.
 *
 * @param {string} node from `portalNode`
 * @throws {Stop} when a tool fails; what it said has been shown
 */
export async function buildShell(node) {
	rmSync(join(root, made), { recursive: true, force: true });
	await make(node, 'svelte-kit', ['sync'], {});
	await make(node, 'vite', ['build', '--mode', 'shell'], {});
}

/**
 * @param {string} node
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Record<string, string>} more
 */
async function make(node, name, args, more) {
	const env = toolEnvironment(node, { ...more, NODE_ENV: 'production' });
	const { ok, output } = await run(tool(name), args, { cwd: root, env, limitSeconds: 300 });
	if (ok) return;
	say(words.buildFailed);
	process.stderr.write(output);
	throw new Stop();
}

/**
 * Whether the build was made of the sources as they are now. Names, sizes and times are compared first; when
 * they differ (a checkout back and forth, a copied folder), the contents decide.
 *
 * @param {string} folder the project's
 * @returns {boolean}
 */
export function isBuilt(folder) {
	const stamp = readStamp(folder);
	if (stamp === undefined || !existsSync(join(folder, 'build', 'handler.js'))) return false;
	const times = timesOf(folder);
	if (times === stamp.times) return true;
	if (contentsOf(folder) !== stamp.contents) return false;
	writeStamp(folder, { ...stamp, times });
	return true;
}

/**
 * Taken before a build begins: what changes while it runs is not in it.
 *
 * @param {string} folder
 * @returns {Stamp}
 */
export const takeStamp = (folder) => ({ times: timesOf(folder), contents: contentsOf(folder) });

/**
 * @param {string} folder
 * @param {Stamp} stamp
 */
export const writeStamp = (folder, stamp) => writeFileSync(stampOf(folder), JSON.stringify(stamp));

/**
 * @param {string} folder
 * @returns {Stamp | undefined} nothing when there is none, or none that can be read
 */
function readStamp(folder) {
	try {
		return JSON.parse(readFileSync(stampOf(folder), 'utf8'));
	} catch {
		return undefined;
	}
}

/**
 * @param {string} folder
 * @returns {string[]} every source file, relative to the folder, in a fixed order
 */
function filesOf(folder) {
	const isFile = (/** @type {string} */ path) =>
		statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true;
	return sources
		.filter((source) => existsSync(join(folder, source)))
		.flatMap((source) =>
			isFile(source)
				? [source]
				: readdirSync(join(folder, source), { recursive: true, encoding: 'utf8' }).map((name) =>
						join(source, name)
					)
		)
		.filter((path) => !path.startsWith(made) && isFile(path))
		.sort();
}

/** @param {string} folder */
function timesOf(folder) {
	const hash = createHash('sha256');
	for (const file of filesOf(folder)) {
		const { size, mtimeMs } = statSync(join(folder, file));
		hash.update(`${file}\0${size}\0${mtimeMs}\0`);
	}
	return hash.digest('hex');
}

/** @param {string} folder */
function contentsOf(folder) {
	const hash = createHash('sha256');
	for (const file of filesOf(folder)) {
		const bytes = readFileSync(join(folder, file));
		hash.update(`${file}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex');
}
