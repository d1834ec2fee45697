import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { tool } from './node.js';
import { run } from './processes.js';
import { root, say, step, Stop } from './steps.js';
import { words } from './words.js';

/** As the common systems call it. The shell without a window of its own goes first: pages take a fifth less time in it. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium for the browser tests: the one that CHROMIUM names, one of the system, Playwright's own, or else
 * one that is installed now (Debian's package as root, with a font that has Chinese characters; otherwise
 * Playwright's download).
 *
 * @param {NodeJS.ProcessEnv} env from `toolEnvironment`
 * @returns {Promise<string>} path of the program
 * @throws {Stop} when CHROMIUM is wrong, or none can be had
 */
export async function chromium(env) {
	if (env.CHROMIUM) {
		if (await runs(env.CHROMIUM, env)) return env.CHROMIUM;
		say(words.wrongChromium);
		throw new Stop();
	}
	const found = (await onSystem(env)) ?? (await fromPlaywright(env));
	if (found !== undefined) return found;
	const installed = await step(
		words.preparingChromium,
		async () => (await installOnDebian(env)) ?? (await downloadByPlaywright(env))
	);
	if (installed !== undefined) return installed;
	say(words.noChromium);
	throw new Stop();
}

/**
 * Started once and not only looked for: some systems have a chromium-browser that only points to a shop.
 *
 * @param {string} path
 * @param {NodeJS.ProcessEnv} env
 */
async function runs(path, env) {
	return (await run(path, ['--version'], { cwd: root, env, limitSeconds: 30 })).ok;
}

/** @param {NodeJS.ProcessEnv} env */
async function onSystem(env) {
	const folders = new Set([...(env.PATH ?? '').split(delimiter), '/usr/bin']);
	for (const name of names) {
		for (const folder of folders) {
			const path = join(folder, name);
			if (existsSync(path) && (await runs(path, env))) return path;
		}
	}
	return undefined;
}

/** @param {NodeJS.ProcessEnv} env */
async function fromPlaywright(env) {
	const playwright = createRequire(join(root, 'package.json'))('playwright-core');
	const path = playwright.chromium.executablePath();
	return existsSync(path) && (await runs(path, env)) ? path : undefined;
}

/** @param {NodeJS.ProcessEnv} env */
async function installOnDebian(env) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	const options = { cwd: root, env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, limitSeconds: 600 };
	await run('apt-get', ['update'], options);
	const install = ['install', '-y', '--no-install-recommends', 'fonts-noto-cjk'];
	// Older Debians have no package of the shell alone.
	if (!(await run('apt-get', [...install, 'chromium-headless-shell'], options)).ok) await run('apt-get', [...install, 'chromium'], options);
	return onSystem(env);
}

/** @param {NodeJS.ProcessEnv} env */
async function downloadByPlaywright(env) {
	await run(tool('playwright'), ['install', 'chromium'], { cwd: root, env, limitSeconds: 600 });
	return fromPlaywright(env);
}
