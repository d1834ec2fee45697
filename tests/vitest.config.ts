import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import svelteConfig from '../svelte.config.js';

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	// Components are rendered as on the server, with the same scoped class names as in both builds.
	plugins: [svelte({ configFile: false, compilerOptions: svelteConfig.compilerOptions })],
	test: {
		include: ['tests/**/*.test.ts'],
		environment: 'node',
		pool: 'threads',
		maxWorkers: 2,
		// The files of one worker share their modules: nothing under src/ keeps state, and this saves a third of the time.
		isolate: false,
		// What a test may take on a machine that is busy with others; what must be quick says so itself.
		testTimeout: 120_000,
		hookTimeout: 60_000,
		// A test that measures prints what it measured; one that cannot run says `not run`.
		disableConsoleIntercept: true
	}
});
