import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * What the type checker cannot see. No comment can switch a rule off: an exception is made here, with its reason.
 * What may import what is in arrows.cjs.
 */

/** @typedef {{ selector: string, message: string }} Restriction */

/** @type {Restriction[]} */
const anywhere = [
	{
		selector: "MemberExpression[object.name='sql'][property.name='raw']",
		message: 'sql.raw puts text into a statement unescaped: use a placeholder.'
	},
	{
		selector: "Property[key.name='shell']:not([value.value=false])",
		message: 'A shell turns data into commands: start the program itself, with its arguments as a list.'
	}
];

/** @type {Restriction[]} */
const noDefault = [
	{
		selector: 'ExportDefaultDeclaration',
		message: 'Export by name: then every import and every search finds the same word.'
	}
];

/** Two programs load src/ and do not share its modules: what a module remembers, only one of them knows. */
/** @type {Restriction[]} */
const noModuleState = [
	{
		selector:
			"Program > VariableDeclaration[kind='let'], Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
		message: 'No state in module scope: it belongs to the one Portal.'
	},
	{
		selector:
			'Program > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0], ' +
			'Program > ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0]',
		message:
			'An empty collection in module scope is there to be filled, and so is state: it belongs to the one Portal.'
	}
];

/** The rules must say the same thing on every machine, at every time, as often as they are asked. */
/** @type {Restriction[]} */
const pure = [
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
		message: 'The rules have no clock: the moment is an argument.'
	},
	{
		selector: "MemberExpression[object.name='Date'][property.name='now']",
		message: 'The rules have no clock: the moment is an argument.'
	},
	{
		selector: "MemberExpression[object.name='Math'][property.name='random']",
		message: 'The rules have no randomness: chance is an argument.'
	},
	{
		selector:
			'CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/]',
		message: "The machine's time zone is not the city's: use the UTC methods or basics/day.ts."
	}
];

const outside = [
	'process',
	'crypto',
	'performance',
	'fetch',
	'setTimeout',
	'setInterval',
	'queueMicrotask',
	'localStorage',
	'indexedDB',
	'window',
	'document',
	'navigator'
].map((name) => ({ name, message: 'The rules know no machine: what they need is passed in.' }));

const noShell = ['node:child_process', 'child_process'].map((name) => ({
	name,
	importNames: ['exec', 'execSync', 'default'],
	message: 'exec starts a shell, which turns data into commands: use spawn or execFile.'
}));

const noDatabase = ['libsql', 'libsql/promise', '@libsql/client', 'node:sqlite', 'sqlite'].map((name) => ({
	name,
	message: 'Only src/records/database.server.ts opens the ledger, and documents.server.ts the documents: one writer each, with its pragmas read back.'
}));

/**
 * @param {...Restriction[]} lists
 * @returns {['error', ...Restriction[]]}
 */
const restrict = (...lists) => ['error', ...anywhere, ...lists.flat()];

export default defineConfig(
	{
		ignores: ['node_modules/', 'build/', '.svelte-kit/', 'data/', 'static/', 'test-results/', 'drizzle/meta/']
	},
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
		languageOptions: { globals: { ...globals.node } },
		rules: {
			'no-restricted-syntax': restrict(),
			'no-restricted-imports': ['error', { paths: noShell }],
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			// Refusing control characters is what our expressions with control characters are for.
			'no-control-regex': 'off',
			'no-var': 'error',
			'prefer-const': 'error',
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			// An argument that a signature demands and the body does not need is named with an underscore.
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser }, globals: { ...globals.browser } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			// The content security policy refuses style attributes in pages from the server.
			'svelte/no-inline-styles': ['error', { allowTransitions: true }],
			'svelte/block-lang': ['error', { script: ['ts'] }],
			// The same components are mounted outside Kit, where $app/paths does not exist.
			'svelte/no-navigation-without-resolve': 'off',
			// The type checker knows better.
			'no-undef': 'off'
		}
	},
	{
		files: ['src/**', 'server/**'],
		rules: {
			'max-lines': ['error', 400],
			'no-restricted-syntax': restrict(noDefault),
			'no-restricted-imports': ['error', { paths: [...noShell, ...noDatabase] }]
		}
	},
	{
		files: ['src/records/database.server.ts', 'src/records/documents.server.ts'],
		rules: { 'no-restricted-imports': ['error', { paths: noShell }] }
	},
	{
		files: ['src/**'],
		rules: { 'no-console': 'error', 'no-restricted-syntax': restrict(noDefault, noModuleState) }
	},
	{
		// Each is a program of its own, loaded once.
		files: ['src/shell.ts', 'src/enhance.ts', 'src/record-page.ts', 'src/verify-worker.ts', 'src/service-worker.ts'],
		rules: { 'no-restricted-syntax': restrict(noDefault) }
	},
	{
		files: ['src/domain/**'],
		rules: {
			'no-restricted-syntax': restrict(noDefault, noModuleState, pure),
			'no-restricted-globals': ['error', ...outside]
		}
	},
	{
		// Props are declared with let, and a style sheet has no module scope.
		files: ['src/**/*.svelte'],
		rules: { 'no-restricted-syntax': restrict(), 'prefer-const': 'off', 'svelte/prefer-const': 'off' }
	},
	{
		files: ['**/*.cjs'],
		languageOptions: { sourceType: 'commonjs' },
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	}
);
