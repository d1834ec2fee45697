import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/* Builds a small project out of imports, most of them forbidden, and has the architecture rules judge it. */

/** The file that imports, what it imports, and the rule that must object, if any. */
const cases: [from: string, imported: string, rule: string][] = [
	['src/domain/basics/day.ts', '#acts/question/ask.ts', 'domain'],
	['src/domain/basics/hash.ts', 'node:crypto', 'domain'],
	['src/domain/basics/choice.ts', 'valibot', 'domain'],
	['src/domain/ballot/tally.ts', 'fraction.js', 'allowed'],
	['src/domain/basics/text.ts', '../content/subject.ts', 'domain-basics'],
	['src/domain/content/kind.ts', '../community/roll.ts', 'domain-content'],
	['src/domain/community/grid.ts', '../procedure/stage.ts', 'domain-community'],
	['src/domain/procedure/move.ts', '../ballot/poll.ts', 'domain-procedure'],
	['src/domain/ballot/outcome.ts', '../disclosure/account.ts', 'domain-nouns'],
	['src/domain/ballot/receipt.ts', '../record/entry.ts', 'domain-nouns'],
	['src/domain/ballot/quorum.ts', '../procedure/stage.ts', 'allowed'],
	['src/domain/ballot/paper.ts', './poll.ts', 'allowed'],
	['src/domain/record/proof.ts', '../content/subject.ts', 'domain-record'],
	['src/domain/oversight/finding.ts', '../ballot/poll.ts', 'allowed'],
	['src/domain/verification/verify.ts', '../record/entry.ts', 'allowed'],
	['src/domain/ballot/watch.ts', '../oversight/duty.ts', 'domain-nouns'],
	['src/records/ballots.ts', '#acts/question/ask.ts', 'records'],
	['src/records/polls.ts', '#domain/ballot/poll.ts', 'allowed'],
	['src/records/other.server.ts', 'libsql', 'ledger-is-opened-once'],
	['server/backup.ts', 'node:sqlite', 'ledger-is-opened-once'],
	['src/records/database.server.ts', 'libsql', 'allowed'],
	['src/acts/question/answer.ts', '#words/catalogue.ts', 'acts'],
	['src/acts/question/close.ts', '#records/questions.ts', 'allowed'],
	['src/acts/question/answer.input.ts', './ask.ts', 'inputs'],
	['src/acts/question/close.input.ts', 'node:crypto', 'inputs'],
	['src/acts/question/open.input.ts', 'valibot', 'allowed'],
	['src/words/zh.ts', '#records/questions.ts', 'words'],
	['src/words/en.ts', '#domain/ballot/poll.ts', 'words-take-types'],
	['src/words/fr.ts', 'type #domain/ballot/poll.ts', 'allowed'],
	['src/words/de.ts', 'type #acts/refusal.ts', 'allowed'],
	['src/lib/ballot/Paper.svelte', '#acts/question/ask.ts', 'lib'],
	['src/lib/ballot/Form.svelte', '#acts/question/ask.input.ts', 'allowed'],
	['src/lib/ballot/Table.svelte', '#records/questions.ts', 'lib'],
	['src/lib/ballot/hash.ts', 'node:crypto', 'lib-without-node'],
	['src/lib/ballot/page.ts', '$app/state', 'lib-without-kit'],
	['src/shell.ts', '#records/questions.ts', 'browser-scripts'],
	['src/verify-worker.ts', 'node:crypto', 'browser-scripts-without-node'],
	['src/enhance.ts', '#domain/ballot/poll.ts', 'allowed'],
	['src/routes/+page.server.ts', '#server/clock.ts', 'routes'],
	['src/routes/+layout.server.ts', '#acts/question/ask.ts', 'allowed'],
	['src/routes/+page.ts', '$app/state', 'allowed'],
	['src/hooks.server.ts', '#server/clock.ts', 'routes'],
	['server/main.ts', '#lib/ballot/ballot.ts', 'server'],
	['server/dev.ts', '../src/routes/+server.ts', 'server'],
	['server/live.ts', '#acts/question/ask.ts', 'allowed'],
	['server/bin/start.js', 'valibot', 'bin-stands-alone'],
	['server/bin/stop.js', 'node:fs', 'allowed'],
	['server/bench.ts', 'vite', 'runs-without-tools'],
	['server/dev-tools.ts', 'type vite', 'allowed'],
	['src/records/questions.ts', './answers.ts', 'no-cycles'],
	['src/records/slips.ts', './nowhere.ts', 'everything-found']
];

/** What is imported above and imports nothing itself, but for the second half of the cycle. */
const targets: Record<string, string> = {
	'src/domain/content/subject.ts': '',
	'src/domain/community/roll.ts': '',
	'src/domain/procedure/stage.ts': '',
	'src/domain/ballot/poll.ts': '',
	'src/domain/disclosure/account.ts': '',
	'src/domain/record/entry.ts': '',
	'src/domain/oversight/duty.ts': '',
	'src/records/answers.ts': "import './questions.ts';\n",
	'src/acts/refusal.ts': '',
	'src/acts/question/ask.ts': '',
	'src/acts/question/ask.input.ts': '',
	'src/words/catalogue.ts': '',
	'src/lib/ballot/ballot.ts': '',
	'src/routes/+server.ts': '',
	'server/clock.ts': ''
};

const packages = { dependencies: ['valibot', 'fraction.js', 'libsql', 'svelte'], devDependencies: ['vite'] };

function statement(from: string, imported: string): string {
	const [name = '', type] = imported.split(' ').reverse();
	const line = type === 'type' ? `import type { it } from '${name}';\n` : `import '${name}';\n`;
	return from.endsWith('.svelte') ? `<script lang="ts">\n${line}</script>\n` : line;
}

describe('the arrows of the architecture', () => {
	const project = mkdtempSync(join(tmpdir(), 'yishi-arrows-'));
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(project, path)), { recursive: true });
		writeFileSync(join(project, path), text);
	};
	let violations: IViolation[];

	beforeAll(async () => {
		const require = createRequire(import.meta.url);
		const { imports } = require('../../package.json');
		const listed = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
		write(
			'package.json',
			JSON.stringify({
				type: 'module',
				imports,
				dependencies: listed(packages.dependencies),
				devDependencies: listed(packages.devDependencies)
			})
		);
		for (const name of [...packages.dependencies, ...packages.devDependencies]) {
			const entrances = { '.': './index.js', './*': './index.js' };
			write(
				`node_modules/${name}/package.json`,
				JSON.stringify({ name, version: '1.0.0', exports: entrances })
			);
			write(`node_modules/${name}/index.js`, 'export {};\n');
		}
		for (const [path, text] of Object.entries(targets)) write(path, text);
		for (const [from, imported] of cases) write(from, statement(from, imported));

		const { options, ...ruleSet } = require(resolve('tests/lint/arrows.cjs'));
		const cruiseOptions: ICruiseOptions = { ...options, baseDir: project, validate: true, ruleSet };
		const { output } = await cruise(['src', 'server'], cruiseOptions);
		violations = (output as ICruiseResult).summary.violations;
	});

	afterAll(() => rmSync(project, { recursive: true }));

	it.each(cases)('%s importing %s: %s', (from, _imported, rule) => {
		// A cycle is reported once, from any of its files.
		const objecting = violations
			.filter((violation) => violation.from === from || violation.cycle?.some(({ name }) => name === from))
			.map((violation) => violation.rule.name);
		if (rule === 'allowed') expect(objecting).toEqual([]);
		else expect(objecting).toContain(rule);
	});

	it('has an example for every rule', () => {
		const require = createRequire(import.meta.url);
		const rules: { name: string }[] = require(resolve('tests/lint/arrows.cjs')).forbidden;
		const shown = new Set(cases.map(([, , rule]) => rule));
		expect(rules.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
	});
});
