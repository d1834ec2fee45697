/**
 * What a suite found.
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} notRun  names of the tests that were skipped
 */

/**
 * Counts what Vitest's JSON reporter wrote. A file that could not be read, and an error outside any test, are
 * failed tests.
 *
 * @param {any} report the parsed report; undefined when none was written
 * @param {boolean} ok whether the program itself ended well
 * @returns {Counts}
 */
export function countVitest(report, ok) {
	/** @type {{ status: string, fullName: string }[]} */
	const tests = (report?.testResults ?? []).flatMap((/** @type {any} */ file) =>
		file.status === 'failed' && file.assertionResults.length === 0
			? [{ status: 'failed', fullName: file.name }]
			: file.assertionResults
	);
	return count(
		tests.map(({ status, fullName }) => ({
			name: fullName,
			outcome: status === 'passed' || status === 'failed' ? status : 'not run'
		})),
		ok
	);
}

/**
 * Counts what Playwright's JSON reporter wrote. A test that passed only on a second attempt passed.
 *
 * @param {any} report the parsed report; undefined when none was written
 * @param {boolean} ok whether the program itself ended well
 * @returns {Counts}
 */
export function countPlaywright(report, ok) {
	/** @param {any} suite @returns {any[]} */
	const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
	const outcomes = /** @type {const} */ ({ expected: 'passed', flaky: 'passed', unexpected: 'failed' });
	return count(
		(report?.suites ?? []).flatMap(specsOf).flatMap((/** @type {any} */ spec) =>
			spec.tests.map((/** @type {any} */ test) => ({
				name: `${spec.file}: ${spec.title}`,
				outcome: outcomes[/** @type {keyof typeof outcomes} */ (test.status)] ?? 'not run'
			}))
		),
		ok
	);
}

/**
 * A program that is one test as a whole.
 *
 * @param {boolean} ok
 * @returns {Counts}
 */
export const countWhole = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, notRun: [] });

/**
 * @param {{ name: string, outcome: 'passed' | 'failed' | 'not run' }[]} tests
 * @param {boolean} ok
 * @returns {Counts}
 */
function count(tests, ok) {
	const passed = tests.filter(({ outcome }) => outcome === 'passed').length;
	const failed = tests.filter(({ outcome }) => outcome === 'failed').length;
	const notRun = tests.filter(({ outcome }) => outcome === 'not run').map(({ name }) => name);
	// The program says that something went wrong and no test does: that is a failure too.
	return { passed, failed: failed === 0 && !ok ? 1 : failed, notRun };
}
