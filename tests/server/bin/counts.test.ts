import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '#server/bin/counts.js';

describe('the count of npm test', () => {
	const file = (status: string, ...tests: string[]) => ({
		name: 'tests/a.test.ts',
		status,
		assertionResults: tests.map((outcome) => ({ status: outcome, fullName: `a ${outcome} test` }))
	});

	it('counts what passed, what failed, and names what was skipped', () => {
		const report = {
			testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'passed', 'failed')]
		};
		expect(countVitest(report, false)).toEqual({ passed: 3, failed: 1, notRun: ['a skipped test'] });
	});

	it('counts a file that could not be read as a failed test', () => {
		expect(countVitest({ testResults: [file('failed'), file('passed', 'passed')] }, false)).toMatchObject({
			passed: 1,
			failed: 1
		});
	});

	it('counts an error outside any test as a failed test', () => {
		expect(countVitest({ testResults: [file('passed', 'passed')] }, false)).toMatchObject({
			passed: 1,
			failed: 1
		});
	});

	it('counts a program that broke off without a report as a failed test', () => {
		expect(countVitest(undefined, false)).toMatchObject({ passed: 0, failed: 1 });
		expect(countPlaywright(undefined, false)).toMatchObject({ passed: 0, failed: 1 });
	});

	it('finds the journeys at every depth of the report', () => {
		const spec = (title: string, status: string) => ({ title, file: 'ask.spec.ts', tests: [{ status }] });
		const report = {
			suites: [
				{
					specs: [spec('one', 'expected')],
					suites: [{ specs: [spec('two', 'unexpected'), spec('three', 'skipped')] }]
				}
			]
		};
		expect(countPlaywright(report, false)).toEqual({ passed: 1, failed: 1, notRun: ['ask.spec.ts: three'] });
	});
});
