/**
 * `npm test`: installs what is missing, then runs every suite, or those that are named (`npm test -- lint unit`),
 * and goes on after a failure. `--verbose` shows what the programs write while they run, `--no-build` takes the
 * build as it is. The last line is the count over all suites. `npm run walks` runs one that only runs when named.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.js';
import { portalNode, toolEnvironment } from './node.js';
import { installWhatIsMissing } from './packages.js';
import { buildWhenStale } from './pages.js';
import { script, Stop } from './steps.js';
import { long, moving, still } from './suites.js';

/** @import { Context, Suite } from './suites.js' */

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const total = { passed: 0, failed: 0 };

/** @param {string} line */
const print = (line) => void process.stdout.write(`${line}\n`);

/**
 * @param {Suite} suite
 * @param {string} reason
 */
const printNotRun = ({ name }, reason) => print(`${name.padEnd(8)} not run (${reason})`);

/**
 * Whether the suite is asked for and has anything to run; says so if not.
 *
 * @param {Suite} suite
 */
function isDue(suite) {
	if (wanted.length > 0 && !wanted.includes(suite.name)) {
		printNotRun(suite, 'not asked for');
		return false;
	}
	if (!suite.exists()) printNotRun(suite, 'no tests');
	return suite.exists();
}

/**
 * Runs one suite, shows what it wrote if something failed, and adds up.
 *
 * @param {Suite} suite
 * @param {Context} context
 */
async function runSuite(suite, context) {
	const { passed, failed, notRun, output, seconds } = await suite.run(context);
	if (failed > 0 && context.onOutput === undefined) print(`\n──── ${suite.name} ────\n${output.trimEnd()}\n`);
	for (const name of notRun) print(`${suite.name}: not run: ${name}`);
	print(`${suite.name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
	total.passed += passed;
	total.failed += failed;
}

/**
 * Does what suites need before they run. A failure is one failed test, and those suites are not run.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>}
 */
async function prepare(name, work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		print(`${name.padEnd(8)} 0 passed, 1 failed`);
		total.failed += 1;
		return undefined;
	}
}

/**
 * @param {string} node
 * @param {string} reports
 */
async function runAll(node, reports) {
	const env = toolEnvironment(node);
	const onOutput = options.includes('--verbose')
		? (/** @type {string} */ text) => void process.stdout.write(text)
		: undefined;
	const stillDue = still.filter(isDue);
	const movingDue = [...moving.filter(isDue), ...long.filter(({ name }) => wanted.includes(name))];

	const browser = movingDue.some(({ needs }) => needs === 'build and chromium')
		? await prepare('chromium', () => chromium(env))
		: undefined;

	if (stillDue.length > 0) print(`${stillDue.map(({ name }) => name).join(', ')} …`);
	// What reads the sources alone goes on beside the build, which has work for one processor.
	const [built] = await Promise.all([
		movingDue.length === 0 || options.includes('--no-build')
			? true
			: prepare('build', async () => (await buildWhenStale(node), true)),
		...stillDue.map((suite) => runSuite(suite, { env, reports, onOutput }))
	]);
	for (const suite of movingDue) {
		if (suite.needs === 'build and chromium' && browser === undefined) printNotRun(suite, 'no Chromium');
		else if (suite.needs !== undefined && built === undefined) printNotRun(suite, 'not built');
		else {
			print(`${suite.name} …`);
			await runSuite(suite, { env: { ...env, CHROMIUM: browser ?? env.CHROMIUM }, reports, onOutput });
		}
	}
}

await script(async () => {
	const started = performance.now();
	const known = [...still, ...moving, ...long].map(({ name }) => name);
	const unknown = wanted.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		print(`There is no suite ${unknown.join(', ')}; there are: ${known.join(' ')}`);
		return 2;
	}
	const reports = mkdtempSync(join(tmpdir(), 'yishi-test-'));
	try {
		await prepare('install', async () => {
			await installWhatIsMissing();
			await runAll(portalNode(), reports);
		});
	} finally {
		rmSync(reports, { recursive: true });
	}
	print(`${((performance.now() - started) / 1000).toFixed(0)} s in all`);
	print(`${total.passed} passed, ${total.failed} failed`);
	return total.failed > 0 || total.passed === 0 ? 1 : 0;
});
