import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type EnvironmentOptions, type Plugin, type UserConfig } from 'vite';
import svelteConfig from './svelte.config.js';

/** The oldest browsers that must work: phones of 2020 and what runs on office machines. */
const browsers = ['chrome87', 'safari14', 'firefox91'];

/**
 * Scripts outside Kit's router, each built into one file with a fixed name in static/shell/:
 * `shell` mounts pages from the replica without network, `enhance` is the small script of public pages,
 * `passkey` is the one of the pages on which officers sign in, `record-page` starts `verify-worker`, which checks a record; `map-page` loads
 * `live-map` (MapLibre, with `map-worker`) when it is asked for; `photo-page` makes photographs small, `pin-page` chooses a place on a map;
 * `document-page` loads `document-editor`, in which a draft is written.
 * Fixed names, because printed pages, the service worker and pages without Kit's client name them; freshness comes from ETags and from the
 * service worker's version.
 */
const standalone = ['shell', 'enhance', 'passkey', 'record-page', 'verify-worker', 'map-page', 'live-map', 'map-worker', 'photo-page', 'pin-page', 'document-page', 'document-editor'];

/** What is built as it comes: a package's own entry, which would be shaken off where it is only imported. */
const entries: Readonly<Record<string, string>> = { 'map-worker': 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs' };

const identifier = (name: string): string => `yishi_${name.replace('-', '_')}`;

/** One self-contained classic script: module workers exist only from Safari 15 and Firefox 114. */
function classicScript(name: string): EnvironmentOptions {
	return {
		consumer: 'client',
		build: {
			outDir: 'static/shell',
			emptyOutDir: false,
			copyPublicDir: false,
			target: browsers,
			cssTarget: browsers,
			cssCodeSplit: false,
			reportCompressedSize: false,
			rolldownOptions: {
				input: { [name]: entries[name] ?? `src/${name}.ts` },
				output: {
					format: 'iife',
					name: identifier(name),
					entryFileNames: '[name].js',
					assetFileNames: `${name}[extname]`,
					codeSplitting: false
				}
			}
		}
	};
}

/** lib0 describes the elements of a page in a schema language of its own, which nobody here asks for: without it the editor is 2.5 kB smaller, compressed. */
const withoutSchema: Plugin = {
	name: 'lib0-dom-alone',
	transform: {
		filter: { id: /\/lib0\/dom\.js$/ },
		handler: (code) => code.replace(/^import \* as \$ .*$/mu, '').replace(/^export const \$.*$/gmu, '')
	}
};

const shell: UserConfig = {
	publicDir: false,
	plugins: [withoutSchema, svelte({ configFile: false, compilerOptions: svelteConfig.compilerOptions, emitCss: true })],
	environments: Object.fromEntries(standalone.map((name) => [identifier(name), classicScript(name)])),
	builder: {
		async buildApp(builder) {
			for (const name of standalone) {
				const environment = builder.environments[identifier(name)];
				if (environment) await builder.build(environment);
			}
		}
	}
};

const portal: UserConfig = {
	plugins: [sveltekit()],
	build: { target: browsers, cssTarget: browsers, reportCompressedSize: false }
};

export default defineConfig(({ mode }) => (mode === 'shell' ? shell : portal));
