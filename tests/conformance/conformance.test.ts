import { expect, test } from 'vitest';
import { defaultFolder, isThere, runSets } from './sets.ts';

const folder = defaultFolder();
const there = isThere(folder);
if (!there) console.log('conformance: not run: the cases of other projects are not here (YISHI_TEST_DATA)');

test.skipIf(!there)('the cases of other projects come out as those projects say', () => {
	const { reports } = runSets(folder);
	expect(reports.flatMap(({ name, misses }) => misses.map((miss) => `${name}: ${miss}`))).toEqual([]);
	// A set whose files were not found would miss nothing.
	for (const { name, cases } of reports) expect(`${name}: ${cases > 0}`).toBe(`${name}: true`);
	expect(reports.length).toBeGreaterThan(0);
});
