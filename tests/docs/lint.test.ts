import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/* Shows that our own lint rules object where they should, and where they should not. */

const linter = new ESLint({ overrideConfigFile: 'tests/lint/eslint.config.js' });

async function objections(file: string, code: string): Promise<string[]> {
	const [result] = await linter.lintText(code, { filePath: file });
	return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const refused: [what: string, file: string, code: string, rule: string][] = [
	[
		'raw HTML in a component',
		'src/lib/ui/Text.svelte',
		'<script lang="ts">\n\tlet { text }: { text: string } = $props();\n</script>\n{@html text}\n',
		'svelte/no-at-html-tags'
	],
	['a style attribute', 'src/lib/ui/Text.svelte', '<p style="color: red">x</p>\n', 'svelte/no-inline-styles'],
	[
		'a component without types',
		'src/lib/ui/Text.svelte',
		'<script>\n\tconst a = 1;\n</script>\n{a}\n',
		'svelte/block-lang'
	],
	[
		'raw SQL',
		'src/records/polls.ts',
		"import { sql } from 'drizzle-orm';\nexport const a = sql.raw('x');\n",
		'no-restricted-syntax'
	],
	[
		'the database beside its one opener',
		'src/records/polls.ts',
		"import Database from 'libsql';\nexport const a = new Database('x');\n",
		'no-restricted-imports'
	],
	[
		'the database in the server',
		'server/backup.ts',
		"import { DatabaseSync } from 'node:sqlite';\nexport const a = new DatabaseSync('x');\n",
		'no-restricted-imports'
	],
	[
		'a shell',
		'server/backup.ts',
		"import { exec } from 'node:child_process';\nexec('ls');\n",
		'no-restricted-imports'
	],
	[
		'a shell by option',
		'server/backup.ts',
		"import { spawn } from 'node:child_process';\nspawn('ls', { shell: true });\n",
		'no-restricted-syntax'
	],
	['console in src', 'src/acts/act.ts', "console.log('x');\n", 'no-console'],
	['state in a module', 'src/acts/act.ts', 'export let count = 0;\ncount += 1;\n', 'no-restricted-syntax'],
	[
		'a cache in a module',
		'src/acts/act.ts',
		'const seen = new Map<string, string>();\nexport const see = (name: string) => seen.set(name, name);\n',
		'no-restricted-syntax'
	],
	['a default export', 'src/acts/act.ts', 'export default 1;\n', 'no-restricted-syntax'],
	[
		'a clock in the rules',
		'src/domain/basics/day.ts',
		'export const now = () => Date.now();\n',
		'no-restricted-syntax'
	],
	[
		'the present in the rules',
		'src/domain/basics/day.ts',
		'export const now = () => new Date();\n',
		'no-restricted-syntax'
	],
	[
		"the machine's time zone in the rules",
		'src/domain/basics/day.ts',
		'export const hour = (date: Date) => date.getHours();\n',
		'no-restricted-syntax'
	],
	[
		'chance in the rules',
		'src/domain/basics/id.ts',
		'export const id = () => Math.random();\n',
		'no-restricted-syntax'
	],
	[
		'the machine in the rules',
		'src/domain/basics/id.ts',
		'export const id = () => crypto.randomUUID();\n',
		'no-restricted-globals'
	],
	['a file that nobody reads in one go', 'src/acts/act.ts', 'export {};\n'.repeat(401), 'max-lines'],
	[
		'a rule switched off',
		'src/acts/act.ts',
		"// eslint-disable-next-line no-console\nconsole.log('x');\n",
		'no-console'
	]
];

const accepted: [what: string, file: string, code: string][] = [
	[
		'the one file that opens the ledger',
		'src/records/database.server.ts',
		"import Database from 'libsql';\nexport const open = (file: string) => new Database(file);\n"
	],
	[
		'a program without a shell',
		'server/backup.ts',
		"import { spawn } from 'node:child_process';\nexport const list = () => spawn('ls', []);\n"
	],
	[
		'a constant collection',
		'src/domain/basics/day.ts',
		"const known = new Set(['a']);\nexport const isKnown = (name: string) => known.has(name);\n"
	],
	[
		'a day in UTC',
		'src/domain/basics/day.ts',
		'export const year = (at: string) => new Date(at).getUTCFullYear();\n'
	],
	[
		'state of a worker, which is one program',
		'src/service-worker.ts',
		'let opened = 0;\nexport const open = () => (opened += 1);\n'
	],
	['the command line writing to its terminal', 'server/cli/main.ts', "console.log('x');\n"],
	[
		'props and state of a component',
		'src/lib/ui/Text.svelte',
		'<script lang="ts">\n\tlet { text }: { text: string } = $props();\n\tlet open = $state(false);\n</script>\n<button onclick={() => (open = !open)}>{open ? text : ""}</button>\n'
	]
];

describe('the lint rules', () => {
	it.each(refused)('refuse %s', async (_what, file, code, rule) => {
		expect(await objections(file, code)).toContain(rule);
	});

	it.each(accepted)('accept %s', async (_what, file, code) => {
		expect(await objections(file, code)).toEqual([]);
	});
});
