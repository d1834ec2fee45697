import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Portal } from '#acts/portal.ts';
import { noteRefused, reportError } from '#acts/error-code.ts';
import { clientAddress } from './address.ts';
import { answer, answerJson, everyHeader, rawAnswer } from './answers.ts';
import { tokenOf } from './cookie.ts';
import type { Log } from './log.ts';
import { Stop } from './say.ts';

/** What answers requests: Kit's handler in the build, Vite in development, a small one in tests. Calls `next` for what it does not know. */
export type Pages = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown;

/** A request as pages get it. Both programs, server and pages, see this one object (docs/architecture.md). */
export type PortalRequest = IncomingMessage & { portal?: Portal; clientAddress?: string };

/** The name under which Kit's adapter reads the client's address (ADDRESS_HEADER). Always set here; a sender's own is overwritten. */
export const ADDRESS_HEADER = 'x-yishi-address';

/** Largest body of a request in bytes: a little more than the largest content. */
export const MOST_BODY = 8_388_608;

const METHODS = ['GET', 'HEAD', 'POST'];

/** Longest time to finish the requests that run when the portal is told to stop, in ms. */
const LAST_REQUESTS_MS = 10_000;

export interface HttpParts {
	origin: string;
	proxies: number;
	log: Log;
	random(length: number): Uint8Array;
}

export interface Http {
	server: Server;
	/** From now on pages are served. Before, and after `stop`, every request but /healthz and /readyz is put off with 503. */
	serve(portal: Portal, pages: Pages, readiness: () => Promise<Readiness>): void;
	/** Takes no more connections, finishes what runs (10 s at most), ends all connections. */
	stop(): Promise<void>;
}

/** What /readyz says. Not writable is still ready: reading goes on while a disk is full. */
export interface Readiness {
	ledger: 'readable' | 'unreadable';
	/** The texts that are being written. The record can be read without them. */
	documents?: 'readable' | 'unreadable';
	writable: boolean;
	migrations: number;
	logKey: string;
}

/** Listens. Stop, in words, when the port cannot be had. */
export async function listen(host: string, port: number): Promise<{ server: Server; port: number }> {
	const server = createServer({
		headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384,
		// Whoever offers to speak HTTP/2 is answered in HTTP/1.1.
		shouldUpgradeCallback: (req) => req.headers.upgrade?.toLowerCase() === 'websocket'
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const taken = error.code === 'EADDRINUSE';
			reject(new Stop((w) => (taken ? w.portTaken(port) : w.cannotListen(host, port, error.code ?? error.message))));
		});
		server.listen(port, host, resolve);
	});
	server.removeAllListeners('error');
	return { server, port: (server.address() as AddressInfo).port };
}

/** Answers what arrives on a listening server. */
export function answerOn(server: Server, { origin, proxies, log, random }: HttpParts): Http {
	const headers = Object.entries(everyHeader(origin));
	const running = new Set<ServerResponse>();
	/** What is being sent to somebody signed in, by the name of their session: it ends with the session, in the middle of a download too. */
	const opened = new Map<string, Set<ServerResponse>>();
	let serving: { portal: Portal; pages: Pages; readiness: () => Promise<Readiness> } | undefined;
	let stopping = false;
	let noneRuns: (() => void) | undefined;

	function fail(req: IncomingMessage, res: ServerResponse, error: unknown): void {
		const code = reportError({ log, random }, error, { method: req.method ?? '', path: pathOf(req) });
		if (res.headersSent) res.destroy();
		else answer(req, res, 500, (w) => w.broken(code), { code });
	}

	async function ready(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const state = serving && !stopping ? await serving.readiness() : undefined;
		const isReady = state?.ledger === 'readable';
		answerJson(req, res, isReady ? 200 : 503, { ready: isReady, ...(stopping ? { stopping } : serving ? {} : { starting: true }), ...state });
	}

	/** Notes an answer under its session until it is sent. A form that ends its own session is still answered. */
	function noteSession(req: IncomingMessage, res: ServerResponse): void {
		const session = req.method === 'POST' ? undefined : tokenOf(req, origin)?.split('.', 1)[0];
		if (!session) return;
		const answers = opened.get(session) ?? new Set();
		opened.set(session, answers.add(res));
		res.on('close', () => {
			answers.delete(res);
			if (answers.size === 0) opened.delete(session);
		});
	}

	/** What is refused at the door, before any page is asked. */
	function refused(req: IncomingMessage, res: ServerResponse): boolean {
		const refuse = (status: number, sentence: Parameters<typeof answer>[3], more: { code?: string; headers?: Record<string, string> } = {}) => {
			answer(req, res, status, sentence, { ...more, number: noteRefused({ log, random }, { status, method: req.method ?? '', path: pathOf(req) }) });
			return true;
		};
		if (!METHODS.includes(req.method ?? '')) return refuse(405, (w) => w.method, { headers: { Allow: METHODS.join(', ') } });
		if (!isAddress((req.url ?? '').split('?', 1)[0]!)) return refuse(400, (w) => w.badAddress);
		if (req.method !== 'POST') return false;
		const headers = { Connection: 'close' };
		// Without a length, nobody knows before the end whether a body is too long; browsers always send one.
		if (req.headers['transfer-encoding'] !== undefined) return refuse(411, (w) => w.lengthRequired, { headers });
		if (Number(req.headers['content-length'] ?? 0) > MOST_BODY) return refuse(413, (w) => w.tooLarge, { code: 'input.too-large', headers });
		return false;
	}

	server.on('request', (req: PortalRequest, res) => {
		const started = performance.now();
		for (const [name, value] of headers) res.setHeader(name, value);
		running.add(res);
		res.on('close', () => {
			running.delete(res);
			if (running.size === 0) noneRuns?.();
			log.debug({ method: req.method, path: pathOf(req), status: res.statusCode, ms: Math.round(performance.now() - started) }, 'request');
		});
		// A body that was refused unread would stay in front of the next request on this connection, and that one would wait for ever: it is thrown away.
		res.on('finish', () => {
			if (req.complete) return;
			req.removeAllListeners('data');
			req.resume();
		});
		// A connection that breaks is no error of ours.
		res.on('error', () => undefined);
		const path = pathOf(req);
		try {
			if (path === '/healthz') return answerJson(req, res, 200, { alive: true });
			if (path === '/readyz') return void ready(req, res).catch((error: unknown) => fail(req, res, error));
			if (!serving || stopping) {
				const later = { code: 'portal.stopping', headers: { 'Retry-After': '5', Connection: 'close' } };
				return answer(req, res, 503, (w) => (stopping ? w.stopping : w.starting), later);
			}
			if (refused(req, res)) return;
			noteSession(req, res);
			req.portal = serving.portal;
			req.clientAddress = clientAddress(req, proxies);
			req.headers[ADDRESS_HEADER] = req.clientAddress;
			const done = serving.pages(req, res, () => answer(req, res, 404, (w) => w.notFound, { code: 'object.not-found' }));
			if (done instanceof Promise) done.catch((error: unknown) => fail(req, res, error));
		} catch (error) {
			fail(req, res, error);
		}
	});

	server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
		socket.on('error', () => undefined);
		if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
		socket.end(rawAnswer(origin, STATUS_OF[error.code ?? ''] ?? '400 Bad Request', ''), () => socket.destroy());
	});

	return {
		server,
		serve(portal, pages, readiness) {
			serving = { portal, pages, readiness };
			portal.onSessionEnd((session) => opened.get(session)?.forEach((res) => res.destroy()));
		},
		async stop() {
			stopping = true;
			server.close();
			for (const res of running) if (!res.headersSent) res.setHeader('Connection', 'close');
			if (running.size > 0) {
				let limit: NodeJS.Timeout | undefined;
				await new Promise<void>((resolve) => {
					noneRuns = resolve;
					limit = setTimeout(resolve, LAST_REQUESTS_MS);
				});
				clearTimeout(limit);
			}
			server.closeAllConnections();
		}
	};
}

const STATUS_OF: Readonly<Record<string, string>> = {
	HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
	ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout'
};

/** Whether the escapes of a path can be read: Kit would answer such a one in English alone. */
function isAddress(path: string): boolean {
	try {
		decodeURI(path);
		return true;
	} catch {
		return false;
	}
}

/** The path of a request for the log: without the query, where people's words may stand. */
function pathOf(req: IncomingMessage): string {
	return (req.url ?? '').split('?', 1)[0]!.slice(0, 200);
}
