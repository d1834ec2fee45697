/**
 * The program of server/main.ts with a few small pages in place of the build: acts by POST /acts/<noun.verb>, and pages that go wrong.
 * Whoever sends `x-caller: operator` is the operator: only tests run this.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '#acts/act.ts';
import { sessionCookieName } from '#server/cookie.ts';
import type { Pages, PortalRequest } from '#server/http.ts';
import { runPortal } from '#server/program.ts';

async function readBody(req: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of req) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}

async function perform(req: PortalRequest, res: ServerResponse, act: string): Promise<void> {
	const portal = req.portal!;
	const { id, input } = JSON.parse(await readBody(req)) as { id?: string; input: unknown };
	const name = `${sessionCookieName(portal.origin)}=`;
	const token = (req.headers.cookie ?? '').split('; ').find((cookie) => cookie.startsWith(name))?.slice(name.length);
	const caller: Caller = req.headers['x-caller'] === 'operator' ? { kind: 'operator' } : await portal.callerOf(token, req.clientAddress ?? '');
	const performed = await portal.perform(act, input, caller, id === undefined ? {} : { id });
	res.writeHead(performed.ok ? 200 : 422, { 'content-type': 'application/json' }).end(JSON.stringify(performed));
}

const pages: Pages = async (req: PortalRequest, res, next) => {
	const url = new URL(req.url ?? '/', 'http://localhost');
	const act = /^\/acts\/([a-z.-]+)$/.exec(url.pathname)?.[1];
	if (act && req.method === 'POST') return perform(req, res, act);
	switch (url.pathname) {
		case '/':
			return res.end(req.portal!.now());
		case '/address':
			return res.end(req.clientAddress);
		case '/slow':
			await new Promise((resolve) => setTimeout(resolve, Number(url.searchParams.get('ms'))));
			return res.end('slow');
		case '/broken':
			throw new Error('this page is broken, said 麦小满 on 0000-6100105');
		case '/break-down':
			setTimeout(() => Promise.reject(new Error('nobody caught this')), 0);
			return res.end('soon');
		default:
			return next();
	}
};

await runPortal({ load: () => Promise.resolve({ pages }) });
