import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isCommunityCode, type CommunityCode } from '#domain/basics/id.ts';
import { sessionOf } from '#acts/caller.ts';
import type { Portal } from '#acts/portal.ts';
import { sha256 } from '#records/hashing.server.ts';
import { clientAddress } from './address.ts';
import { rawAnswer } from './answers.ts';
import { tokenOf } from './cookie.ts';
import type { Http } from './http.ts';
import type { Log } from './log.ts';

/* The live channel: hints that a community's log has grown. What grew is pulled over HTTP. server/PROTOCOL-live.md has it in formulas. */

export const LIVE = {
	/** Largest message from a client, in bytes. */
	mostPayload: 1024,
	/** Most sockets of one address, and of all. */
	mostPerAddress: 20,
	most: 5_000,
	/** Most communities that one socket watches. */
	mostWatched: 10,
	/** Most messages of one socket between two pings. */
	mostMessages: 30,
	/** Pings, and looks whether the session still holds, every so many ms. */
	pingMs: 30_000,
	/** Hints of one community are at least so many ms apart. */
	hintMs: 250,
	/** A reader that leaves more unread than this, in bytes, is closed: it will ask for everything when it comes back. */
	mostUnread: 65_536
} as const;

/** Close codes: RFC 6455, and ours from 4000. */
export const CLOSED = { stopping: 1001, binary: 1003, refused: 1008, sessionEnded: 4401, sessionChanged: 4402 } as const;

interface Watcher {
	socket: WebSocket;
	address: string;
	/** Cookie of the session it was opened with, and the session's name in it. */
	token: string | undefined;
	session: string | undefined;
	/** Whether that session was ever good: an old cookie makes a guest, not a stranger. */
	signedIn: boolean;
	watched: ReadonlySet<CommunityCode>;
	messages: number;
	answered: boolean;
}

export interface LiveParts {
	http: Http;
	portal: Portal;
	proxies: number;
	log: Log;
	/** Other upgrades that are somebody else's: Vite's in development. */
	leave?(req: IncomingMessage): boolean;
	/** Only tests have others. */
	limits?: Partial<Record<keyof typeof LIVE, number>>;
}

/** Opens /live on the server. Returns how to end it. */
export function openLive({ http, portal, proxies, log, leave, limits }: LiveParts): () => void {
	const most: Record<keyof typeof LIVE, number> = { ...LIVE, ...limits };
	const sockets = new WebSocketServer({ noServer: true, maxPayload: most.mostPayload, perMessageDeflate: false, clientTracking: false });
	const watchers = new Set<Watcher>();
	const perAddress = new Map<string, number>();
	const hints = new Map<CommunityCode, { size: number; timer: NodeJS.Timeout | undefined }>();

	function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
		if (leave?.(req)) return;
		socket.on('error', () => undefined);
		const refuse = (status: string) => {
			log.debug({ status }, 'live: refused');
			socket.end(rawAnswer(portal.origin, status, ''), () => socket.destroy());
		};
		try {
			const address = clientAddress(req, proxies);
			if ((req.url ?? '').split('?', 1)[0] !== '/live') return refuse('404 Not Found');
			// Before the upgrade: a socket carries the cookies of whoever's page opened it, and nothing else protects it.
			if (req.headers.origin !== portal.origin) return refuse('403 Forbidden');
			if (watchers.size >= most.most) return refuse('503 Service Unavailable');
			if ((perAddress.get(address) ?? 0) >= most.mostPerAddress) return refuse('429 Too Many Requests');
			sockets.handleUpgrade(req, socket, head, (opened) => guarded(opened, () => enter(opened, req, address)));
		} catch (error) {
			log.error({ error }, 'live: an upgrade failed');
			socket.destroy();
		}
	}

	/** Nothing that arrives on a socket may end the process. */
	function guarded(socket: WebSocket, work: () => void | Promise<void>): void {
		const failed = (error: unknown) => {
			log.error({ error }, 'live: a socket failed');
			socket.terminate();
		};
		try {
			Promise.resolve(work()).catch(failed);
		} catch (error) {
			failed(error);
		}
	}

	async function enter(socket: WebSocket, req: IncomingMessage, address: string): Promise<void> {
		const token = tokenOf(req, portal.origin);
		const watcher: Watcher = {
			// Its name is noted before the ledger is asked, so that a session that ends meanwhile is not missed.
			socket, address, token, session: token?.split('.', 1)[0], signedIn: false, watched: new Set(), messages: 0, answered: true
		};
		watchers.add(watcher);
		perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
		socket.on('error', () => socket.terminate());
		socket.on('close', () => {
			watchers.delete(watcher);
			const left = perAddress.get(address)! - 1;
			if (left > 0) perAddress.set(address, left);
			else perAddress.delete(address);
		});
		socket.on('pong', () => (watcher.answered = true));
		socket.on('message', (data, isBinary) => guarded(socket, () => hear(watcher, data as Buffer, isBinary)));
		await recognise(watcher);
	}

	/**
	 * Whether the session still holds: asked when the socket opens and at every ping, because a session also ends by the clock. Asked without
	 * noting that it was seen: an open page is not a person at the desk.
	 */
	async function recognise(watcher: Watcher): Promise<void> {
		if (watcher.token === undefined) return;
		const session = await sessionOf(portal.records, sha256, watcher.token, portal.machineNow());
		if (session) watcher.signedIn = true;
		else if (watcher.signedIn) watcher.socket.close(CLOSED.sessionEnded);
		else watcher.token = watcher.session = undefined;
	}

	async function hear(watcher: Watcher, data: Buffer, isBinary: boolean): Promise<void> {
		watcher.messages += 1;
		if (isBinary) return watcher.socket.close(CLOSED.binary);
		const watched = watcher.messages > most.mostMessages ? undefined : communitiesOf(data);
		if (!watched) return watcher.socket.close(CLOSED.refused);
		watcher.watched = watched;
		// The sizes as they are now, so that nothing is missed between the last pull and this socket.
		for (const community of watched) {
			const log = await portal.records.record.log(community);
			if (log) send(watcher, community, log.size);
		}
	}

	function send({ socket }: Watcher, community: CommunityCode, size: number): void {
		if (socket.readyState !== socket.OPEN) return;
		socket.send(JSON.stringify({ community, size }));
		if (socket.bufferedAmount > most.mostUnread) {
			log.info({ unread: socket.bufferedAmount }, 'live: closed a reader that does not read');
			socket.terminate();
		}
	}

	function tellAll(community: CommunityCode, size: number): void {
		for (const watcher of watchers) if (watcher.watched.has(community)) guarded(watcher.socket, () => send(watcher, community, size));
	}

	/** The first hint at once, then at most one every quarter of a second, always with the newest size. */
	function grown(community: CommunityCode, size: number): void {
		const hint = hints.get(community);
		if (hint) {
			hint.size = size;
			return;
		}
		const pause = { size, timer: setTimeout(next, most.hintMs) };
		pause.timer.unref();
		hints.set(community, pause);
		tellAll(community, size);
		function next(): void {
			hints.delete(community);
			if (pause.size !== size) grown(community, pause.size);
		}
	}

	const pings = setInterval(() => {
		for (const watcher of watchers) {
			if (!watcher.answered) {
				watcher.socket.terminate();
				continue;
			}
			watcher.answered = false;
			watcher.messages = 0;
			watcher.socket.ping();
			guarded(watcher.socket, () => recognise(watcher));
		}
	}, most.pingMs);
	pings.unref();

	const stopGrowth = portal.onGrowth(grown);
	const stopEndings = portal.onSessionEnd((session, how) => {
		for (const watcher of watchers) if (watcher.session === session) watcher.socket.close(how === 'ended' ? CLOSED.sessionEnded : CLOSED.sessionChanged);
	});
	http.server.on('upgrade', upgrade);

	return () => {
		http.server.off('upgrade', upgrade);
		stopGrowth();
		stopEndings();
		clearInterval(pings);
		for (const { timer } of hints.values()) clearTimeout(timer);
		for (const { socket } of watchers) {
			socket.close(CLOSED.stopping);
			setTimeout(() => socket.terminate(), 1000).unref();
		}
	};
}

/** The communities a message asks for, `{"watch":["LW"]}`; undefined when it is anything else. */
function communitiesOf(data: Buffer): ReadonlySet<CommunityCode> | undefined {
	let message: unknown;
	try {
		message = JSON.parse(data.toString('utf8'));
	} catch {
		return undefined;
	}
	const watch = (message as { watch?: unknown } | null)?.watch;
	if (!Array.isArray(watch) || watch.length > LIVE.mostWatched || !watch.every(isCommunityCode)) return undefined;
	return new Set(watch);
}
