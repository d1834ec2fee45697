import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';

/** Taken off file names, so that class names do not depend on where the project lies. */
const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * In the build adapter-node hands each request on as `platform.req`, and with it the Portal. Vite's server does
 * not, so server/dev.ts leaves the request here for the time that it is answered.
 *
 * @type {() => { getStore(): import('node:http').IncomingMessage | undefined } | undefined}
 */
const requestsInDevelopment = () => Reflect.get(globalThis, Symbol.for('yishi.requests'));

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('/node_modules/') ? undefined : true),
		// One scoped class name per file in both builds: the page that the server rendered and the same
		// component mounted offline by the shell wear the same style sheet rules.
		cssHash: ({ hash, filename }) => `y-${hash(filename.replace(root, ''))}`
	},
	kit: {
		adapter: {
			...adapter({ out: 'build' }),
			emulate: () => ({
				platform: () => /** @type {App.Platform} */ ({ req: requestsInDevelopment()?.getStore() })
			})
		},
		// hooks.server.ts asks every request that is no GET or HEAD for this portal's own origin, forms too, and is
		// stricter than Kit: a missing origin is foreign. Kit's own check stands before it and would answer foreign
		// forms with one English sentence, so it is left to the hook; tests/journeys/doors.spec.ts tries both kinds.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				// No 'unsafe-inline': style attributes are refused by the linter, and Svelte sets styles from
				// script through the CSSOM, which a policy does not restrict.
				'style-src': ['self'],
				'img-src': ['self', 'data:'],
				// 'self' covers the web socket of the same host, except in browsers older than CSP 3 (Safari 15,
				// Firefox 116), which go without the live hints.
				'connect-src': ['self'],
				'font-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// Registered by the page script, which also runs on pages without Kit's client.
		serviceWorker: { register: false },
		// Kit's default is the time of the build; the build script passes a fingerprint of the sources, so that
		// building the same sources twice does not send every device for a new copy.
		version: { name: process.env.YISHI_BUILD_ID ?? 'development' }
	}
};

export default config;
