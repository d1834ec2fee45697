import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { countPlaywright, countVitest, countWhole } from './counts.js';
import { tool } from './node.js';
import { run } from './processes.js';
import { root } from './steps.js';

/**
 * A kind of test.
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {'build' | 'build and chromium' | undefined} needs  without which it would say nothing
 * @property {() => boolean} exists  whether there is anything to run
 * @property {(context: Context) => Promise<Result>} run
 *
 * @typedef {object} Context
 * @property {NodeJS.ProcessEnv} env
 * @property {string} reports  a folder for what the test programs write
 * @property {(text: string) => void} [onOutput]
 *
 * @typedef {import('./counts.js').Counts & { output: string, seconds: number }} Result
 */

/**
 * A script of package.json, counted as one test.
 *
 * @param {string} name of the suite
 * @param {string} script tools and their arguments, joined by &&, without quotes
 * @returns {Suite}
 */
function whole(name, script) {
	return {
		name,
		needs: undefined,
		exists: () => true,
		async run({ env, onOutput }) {
			const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
			let output = '';
			let seconds = 0;
			let ok = true;
			for (const line of scripts[script].split(' && ')) {
				const [command, ...args] = line.split(' ');
				const finished = await run(tool(command), args, { cwd: root, env, limitSeconds: 600, onOutput });
				output += finished.output;
				seconds += finished.seconds;
				ok = finished.ok;
				if (!ok) break;
			}
			return { ...countWhole(ok), output, seconds };
		}
	};
}

/**
 * Tests under Vitest.
 *
 * @param {string} name
 * @param {() => boolean} exists
 * @param {readonly string[]} selection
 * @param {number} limitSeconds
 * @param {Suite['needs']} needs
 * @returns {Suite}
 */
function vitest(name, exists, selection, limitSeconds, needs) {
	return {
		name,
		needs,
		exists,
		async run({ env, reports, onOutput }) {
			const report = join(reports, `${name}.json`);
			const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
			const args = ['run', '--config', 'tests/vitest.config.ts', ...reporters, ...selection];
			const { ok, output, seconds } = await run(tool('vitest'), args, {
				cwd: root,
				env,
				limitSeconds,
				onOutput
			});
			return { ...countVitest(readReport(report), ok), output, seconds };
		}
	};
}

/**
 * Tests under Playwright.
 *
 * @param {string} name
 * @param {readonly string[]} selection
 * @param {Record<string, string>} more variables of the environment
 * @param {number} limitSeconds
 * @returns {Suite}
 */
function playwright(name, selection, more, limitSeconds) {
	return {
		name,
		needs: 'build and chromium',
		exists: () => filesIn('.', '.spec.ts').length > 0,
		async run({ env, reports, onOutput }) {
			const report = join(reports, `${name}.json`);
			const args = ['test', '-c', 'tests/playwright.config.ts', '--reporter=list,json', ...selection];
			const { ok, output, seconds } = await run(tool('playwright'), args, {
				cwd: root,
				env: { ...env, ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
				limitSeconds,
				onOutput
			});
			return { ...countPlaywright(readReport(report), ok), output, seconds };
		}
	};
}

/** @param {string} file */
function readReport(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {string} folder under tests/
 * @param {string} ending
 */
function filesIn(folder, ending) {
	const path = join(root, 'tests', folder);
	if (!existsSync(path)) return [];
	return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
}

const faultTests = () => filesIn('faults', '.test.ts').length;

/** Read the sources and start nothing: they may run side by side. */
export const still = [whole('lint', 'lint'), whole('types', 'check'), whole('arrows', 'arrows')];

/**
 * Start servers and browsers and measure time: one after another. The limits end what hangs; a slow machine does
 * not come near them.
 */
export const moving = [
	vitest(
		'unit',
		() => filesIn('.', '.test.ts').length > faultTests(),
		['--exclude', 'tests/faults/**'],
		1200,
		undefined
	),
	vitest('faults', () => faultTests() > 0, ['tests/faults/'], 1200, 'build'),
	playwright('browser', ['--grep-invert', '@alone'], {}, 1800),
	// What measures time in a browser, and what waits for the browser to tidy up: nothing else runs beside it.
	playwright('alone', ['--grep', '@alone', '--workers', '1'], {}, 600)
];

/** Run only when they are named: the tests that walk through public pages, through every one of them. */
export const long = [playwright('walks', ['--grep', '@walk'], { YISHI_WALKS: 'whole' }, 14_400)];
