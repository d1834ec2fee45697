/**
 * Who may know whom: the arrows of docs/architecture.md as rules of dependency-cruiser, each with its reason.
 *
 *     routes ─► acts ─► records ─► domain        lib ─► domain, words, acts/*.input
 *     routes ─► lib, records                     server ─► acts, records, domain, words
 *     words ─► types of domain, and of acts/refusal
 *     inside domain: basics ◄ content ◄ community ◄ procedure ◄ the nouns ◄ oversight, verification
 *
 * tests/docs/arrows.test.ts shows that each rule can fail.
 */

/** What a person can send, and the closed list of refusals: the one part of the acts that browsers share. */
const refusals = '^src/acts/refusal\\.ts$';
const inputs = ['^src/acts/input\\.ts$', '^src/acts/.+\\.input\\.ts$', refusals];

/** Scripts that are built on their own and run in browsers. */
const browserScripts = '^src/(shell|enhance|record-page|verify-worker|service-worker|map-page|live-map|photo-page|pin-page|document-page|document-editor)\\.ts$';

/** The shelves of domain that are not nouns. */
const shelves = 'basics|content|community|procedure|record|oversight|verification';

/** Made by Kit while it builds, so there is no file to find; and the build itself. */
const madeByKit = ['^\\$(app|env)/', '^\\$service-worker$', '^\\./\\$types(\\.js)?$', 'build/handler\\.js$'];

/**
 * @param {string} name
 * @param {string} comment the reason
 * @param {object} from
 * @param {object} to
 */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/**
 * A layer of the domain, which knows itself and what lies beneath.
 *
 * @param {string} folder
 * @param {string} known folders joined by |
 * @param {string} comment
 */
const layer = (folder, known, comment) =>
	rule(
		`domain-${folder}`,
		comment,
		{ path: `^src/domain/${folder}/` },
		{ path: '^src/domain/', pathNot: `^src/domain/(${known})/` }
	);

module.exports = {
	forbidden: [
		rule(
			'domain',
			'The rules can be read and run alone, on the server, in a browser and in the verifier: no Svelte, SQL, Node, ' +
				'clock or package but exact fractions. Hash and signature functions are passed in.',
			{ path: '^src/domain/' },
			{ pathNot: ['^src/domain/', '(^|/)node_modules/fraction\\.js/'] }
		),
		layer(
			'basics',
			'basics',
			'Days, money and identifiers mean the same under every rule, so they know none.'
		),
		layer('content', 'basics|content', 'What a content is does not depend on what it says.'),
		layer('community', 'basics|content|community', 'Places, bodies and rolls exist before any procedure.'),
		layer(
			'procedure',
			'basics|content|community|procedure',
			'A procedure moves any matter, so it knows no particular one.'
		),
		rule(
			'domain-nouns',
			'The nouns do not know each other; an act brings them together. Otherwise one rule could not be read without all.',
			{ path: `^src/domain/(?!(?:${shelves})/)([^/]+)/` },
			{
				path: '^src/domain/',
				pathNot: ['^src/domain/(basics|content|community|procedure)/', '^src/domain/$1/']
			}
		),
		layer(
			'record',
			'basics|record',
			'The record keeps bytes in order and could keep those of any other project.'
		),
		rule(
			'records',
			'Rows are an index of contents: reading and writing them needs the rules, and neither acts nor pages.',
			{ path: '^src/records/' },
			{ path: '^(src|server|tests)/', pathNot: '^src/(records|domain)/' }
		),
		rule(
			'ledger-is-opened-once',
			'One file opens the ledger and one the documents, so that one writer has each, with its pragmas set and read back.',
			{ pathNot: '^src/records/(database|documents)\\.server\\.ts$' },
			{ path: '(^|/)node_modules/(libsql|@libsql)/|^(node:)?sqlite$' }
		),
		rule(
			'acts',
			'An act serves the page, the command line and the clock alike, so it knows none of them; words are said by who calls it.',
			{ path: '^src/acts/' },
			{ path: '^(src|server|tests)/', pathNot: '^src/(acts|records|domain)/' }
		),
		rule(
			'inputs',
			'The browser checks an input with the same file before it sends it, so the file brings only rules and valibot along.',
			{ path: inputs },
			{ pathNot: [...inputs, '^src/domain/', '(^|/)node_modules/valibot/'] }
		),
		rule(
			'words',
			'Sentences are chosen by codes: they know the names of rules and refusals and nothing else.',
			{ path: '^src/words/' },
			{ pathNot: ['^src/(words|domain)/', refusals] }
		),
		rule(
			'words-take-types',
			'A sentence that computed something would be a rule in the wrong place.',
			{ path: '^src/words/' },
			{ path: '^src/(domain|acts)/', dependencyTypesNot: ['type-only'] }
		),
		rule(
			'lib',
			'Components run in browsers and show what they are given: they reach the office only through inputs, never the ledger.',
			{ path: '^src/lib/' },
			{ path: '^(src|server|tests)/', pathNot: ['^src/(lib|domain|words)/', ...inputs] }
		),
		rule(
			'lib-without-node',
			'Components also run where there is no Node: in a browser without network.',
			{ path: '^src/lib/' },
			{ dependencyTypes: ['core'] }
		),
		rule(
			'lib-without-kit',
			'The same component is mounted by the shell, where Kit does not run.',
			{ path: '^src/lib/' },
			{ path: ['^\\$', '(^|/)node_modules/@sveltejs/kit/'] }
		),
		rule(
			'browser-scripts',
			'What runs in a browser carries rules, words and components, and nothing of the ledger.',
			{ path: browserScripts },
			{ path: '^(src|server|tests)/', pathNot: ['^src/(lib|domain|words)/', ...inputs, browserScripts] }
		),
		rule(
			'browser-scripts-without-node',
			'There is no Node in a browser.',
			{ path: browserScripts },
			{ dependencyTypes: ['core'] }
		),
		rule(
			'routes',
			'Pages and server never meet: both hold the same Portal, and either can be replaced without the other.',
			{ path: '^src/(routes/|hooks)' },
			{ path: '^(server|tests)/' }
		),
		rule(
			'server',
			'The server needs no Vite: it calls acts and reads records, and leaves pages to Kit.',
			{ path: '^server/' },
			{ path: '^(src|tests)/', pathNot: '^src/(acts|records|domain|words)/' }
		),
		rule(
			'bin-stands-alone',
			'The start scripts run before anything is installed: only what every Node has.',
			{ path: '^server/bin/' },
			{ pathNot: '^server/bin/', dependencyTypesNot: ['core'] }
		),
		rule(
			'runs-without-tools',
			'What Node runs as it is must be installed where only dependencies are, not the tools of development.',
			{ path: '^(src/(domain|records|acts|words)|server)/', pathNot: '^server/(bin/|dev\\.ts$)' },
			{ dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
		),
		rule(
			'no-cycles',
			'Two files that need each other are one file, or one too many.',
			{},
			{ circular: true }
		),
		rule(
			'everything-found',
			'An import that cannot be followed cannot be judged.',
			{},
			{ couldNotResolve: true, pathNot: madeByKit }
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['^build/', '^static/', '^\\.svelte-kit/'] },
		// Imports of types count: they show who knows whom.
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts', '.json']
		}
	}
};
