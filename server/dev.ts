/** `npm run dev`: the same portal around Vite, which builds each page when it is asked for. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { runPortal, type PageSource } from './program.ts';

/** Kit in development does not hand the request to its pages; svelte.config.js takes it from here. */
const requests = new AsyncLocalStorage<IncomingMessage>();
Object.assign(globalThis, { [Symbol.for('yishi.requests')]: requests });

const vitePages: PageSource = {
	async load({ http }) {
		const { createServer } = await import('vite');
		const vite = await createServer({ server: { middlewareMode: true, hmr: { server: http.server } }, appType: 'custom' });
		return {
			pages: (req, res, next) => requests.run(req, () => vite.middlewares(req, res, next)),
			leave: (req) => /^vite-(hmr|ping)$/.test(req.headers['sec-websocket-protocol'] ?? ''),
			close: () => vite.close()
		};
	}
};

await runPortal(vitePages);
