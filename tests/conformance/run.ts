import { parseArgs } from 'node:util';
import { defaultFolder, isThere, runSets } from './sets.ts';

/**
 * `npm run test:conformance -- --data DIR`: other people's cases for what we do by a published format or rule.
 * A line for each set, then the count. Exit code 0: all held, 1: some did not, 2: no data.
 */

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folder = values.data ?? defaultFolder();

if (!isThere(folder)) {
	console.log(`not run: there is no folder ${folder}; name one with --data`);
	process.exitCode = 2;
} else {
	const { reports, unknown } = runSets(folder);
	let passed = 0;
	let failed = 0;
	for (const { name, cases, misses } of reports) {
		console.log(`${name}: ${cases} cases, ${misses.length} misses`);
		for (const miss of misses) console.log(`  ${miss}`);
		passed += cases - misses.length;
		failed += misses.length;
	}
	for (const name of unknown) console.log(`${name}: not run, this set is not known yet`);
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0) process.exitCode = 1;
}
