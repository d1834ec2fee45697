import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Caller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import { statusOf } from '#acts/refusal.ts';
import { GET as replicaPart } from '../../src/routes/[community]/replica/+server.ts';

/** A page with the modules of the replica, and nothing else. */
export interface DevicePage {
	origin: string;
	close(): Promise<void>;
}

/** A portal's doors as far as a device's storage needs them: parts of records, acts, and one page with the modules of the replica. */
export interface DeviceServer extends DevicePage {
	/** The portal behind the doors; a test may put another one there. */
	portal: Portal;
	/** Who asks. */
	caller: Caller;
	/** Called before an act is answered; false ends the connection instead, after the act was done. */
	answers: () => boolean;
	/** Bytes of bodies sent for parts, as they went over the wire, and how often. */
	sent: { bytes: number; parts: number; encodings: Set<string> };
}

const PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>设备</title><script src="/device.js"></script></html>';

async function bundle(): Promise<string> {
	const entry = fileURLToPath(new URL('device-page.ts', import.meta.url));
	const built = await build({
		configFile: false, logLevel: 'error', publicDir: false,
		build: { write: false, minify: true, target: 'chrome87', rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } } }
	});
	const output = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
	const chunk = output.find((one) => one.type === 'chunk');
	if (chunk?.type !== 'chunk') throw new Error('the modules of the device could not be built');
	return chunk.code;
}

/** Starts the page alone on a free port. */
export async function serveDevicePage(): Promise<DevicePage> {
	return serve(await bundle(), async () => false);
}

/** Starts page and doors on a free port. */
export async function serveDevice(portal: Portal, caller: Caller): Promise<DeviceServer> {
	const doors: Omit<DeviceServer, keyof DevicePage> = { portal, caller, answers: () => true, sent: { bytes: 0, parts: 0, encodings: new Set() } };

	async function givePart(req: IncomingMessage, res: ServerResponse, url: URL, community: string): Promise<void> {
		const request = new Request(url, { headers: { 'accept-encoding': String(req.headers['accept-encoding'] ?? '') } });
		const answered = await Promise.resolve(replicaPart({ params: { community }, url, request, locals: { portal: doors.portal, caller: doors.caller } } as never))
			.catch((problem: { status?: number }) => new Response('', { status: problem.status ?? 500 }));
		const body = Buffer.from(await answered.arrayBuffer());
		doors.sent.bytes += body.length;
		doors.sent.parts += 1;
		doors.sent.encodings.add(answered.headers.get('content-encoding') ?? 'none');
		res.writeHead(answered.status, Object.fromEntries(answered.headers)).end(body);
	}

	async function doAct(req: IncomingMessage, res: ServerResponse, name: string): Promise<void> {
		let body = '';
		for await (const chunk of req) body += String(chunk);
		const { id, input } = JSON.parse(body) as { id: string; input: unknown };
		const performed = await doors.portal.perform(name, input, doors.caller, { id });
		// The act is done; the answer is lost on the way.
		if (!doors.answers()) return void res.destroy();
		const answer = performed.ok ? performed : { ok: false, ...performed.error };
		res.writeHead(performed.ok ? 200 : statusOf(performed.error.code), { 'content-type': 'application/json' }).end(JSON.stringify(answer));
	}

	const served = await serve(await bundle(), async (req, res, url) => {
		const part = /^\/([A-Z0-9]+)\/replica$/.exec(url.pathname);
		const act = /^\/acts\/([a-z.-]+)$/.exec(url.pathname);
		if (part) await givePart(req, res, url, part[1]!);
		else if (act && req.method === 'POST') await doAct(req, res, act[1]!);
		return part !== null || act !== null;
	});
	return Object.assign(doors, served);
}

type Answer = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<boolean>;

/** The page, its script, and whatever else is answered. */
async function serve(script: string, answer: Answer): Promise<DevicePage> {
	const server = createServer((req, res) => {
		const url = new URL(req.url ?? '/', 'http://127.0.0.1');
		answer(req, res, url).then(
			(answered) => {
				if (answered) return;
				if (url.pathname === '/device.js') res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
				else res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
			},
			(error: unknown) => {
				res.destroy();
				throw error;
			}
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => new Promise((resolve) => {
			server.closeAllConnections();
			server.close(() => resolve());
		})
	};
}
