import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { flushCompileCache } from 'node:module';
import { errorCode } from '#acts/error-code.ts';
import { ADDRESS_HEADER, answerOn, listen, MOST_BODY, type Http, type Pages } from './http.ts';
import { isForDocuments, openDoor } from './documents/door.ts';
import { demoFolder, fillDemo } from './demo/demo.ts';
import { printSignIns } from './demo/sign-ins.ts';
import { openLive } from './live.ts';
import { createLog, type Log } from './log.ts';
import { open, type Opened } from './open.ts';
import { bilingual, say, Stop } from './say.ts';
import { readSettings } from './settings.ts';
import { openTelling, type Telling } from './telling.ts';
import { startTimekeeper } from './timekeeper.ts';

/** What serves the pages. */
export interface PageSource {
	/** Before anything else. Stop when there are no pages to serve. */
	check?(): void;
	/** After the port is known and before anybody is served. */
	load(facts: { origin: string; http: Http }): Promise<LoadedPages>;
}

export interface LoadedPages {
	pages: Pages;
	/** Web sockets that are theirs and not the live channel's. */
	leave?(req: IncomingMessage): boolean;
	close?(): Promise<void>;
}

/**
 * The whole program: settings, port, data folder, demo city at the very first start, pages, live channel. Runs until it is told to stop
 * (SIGTERM, SIGINT: finishes what runs and exits with 0) or cannot go on (says why and exits with 1).
 */
export async function runPortal(source: PageSource): Promise<void> {
	// Whatever this process writes is its owner's alone: the ledger has names and telephone numbers.
	process.umask(0o077);
	let log: Log | undefined;
	let http: Http | undefined;
	let opened: Opened | undefined;
	let endLive: (() => void) | undefined;
	let shutDoor: (() => void) | undefined;
	let endTime: (() => void) | undefined;
	let telling: Telling | undefined;
	let endPages: (() => Promise<void>) | undefined;
	let stopping = false;

	/** Ends in the order in which nothing is lost: no new requests, the last ones answered, then the ledger. */
	async function end(exitCode: number): Promise<void> {
		if (stopping) return;
		stopping = true;
		try {
			endLive?.();
			shutDoor?.();
			// What people typed is written, and they are told to come again.
			opened?.documents.stop();
			endTime?.();
			await http?.stop();
			await endPages?.();
			await telling?.close();
			await opened?.close();
		} catch (error) {
			log?.error({ error }, 'stopping failed');
			exitCode = 1;
		}
		process.exit(exitCode);
	}

	/** Something happened that nobody planned for: what it left behind in this process cannot be trusted, what is on disk can. */
	function breakDown(error: unknown): void {
		const code = errorCode((length) => randomBytes(length));
		log?.error({ code, error }, 'the portal ends');
		say((w) => w.brokeDown(code));
		process.exit(1);
	}

	// Nobody reads any more what is printed: the portal goes on.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
	process.on('uncaughtException', breakDown);
	process.on('unhandledRejection', breakDown);
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.on(signal, () => {
			if (stopping) return;
			say((w) => w.stopping);
			log?.info({ signal }, 'stopping');
			void end(0);
		});
	}

	try {
		const settings = readSettings(process.env);
		log = createLog(settings.logLevel);
		source.check?.();
		const { server, port } = await listen(settings.host, settings.port);
		const origin = settings.origin ?? `http://localhost:${port}`;
		http = answerOn(server, { origin, proxies: settings.proxies, log, random: (length) => randomBytes(length) });
		opened = await open({
			path: settings.data, make: demoFolder, origin, clock: settings.clock, baseMap: settings.mapStyle, log, mail: settings.mail !== undefined,
			// Whoever wrote is refused first; then the process ends, and with it the page cache it can no longer believe.
			fatal: () => void setTimeout(breakDown, 200, new Error('a sync to disk failed'))
		});
		const { portal, folder, documents } = opened;
		if (folder.kind === 'demo') await fillDemo(portal, folder.path);
		// A real folder whose making was interrupted before its city was founded.
		else if ((await portal.city()) === undefined) throw new Stop((w) => w.folder.none(folder.path));
		const loaded = await source.load({ origin, http });
		endPages = loaded.close;
		if (stopping) return;
		endLive = openLive({ http, portal, proxies: settings.proxies, log, leave: (req) => isForDocuments(req) || loaded.leave?.(req) === true });
		shutDoor = openDoor({ http, portal, documents, proxies: settings.proxies, log });
		endTime = startTimekeeper(portal, log);
		const logKey = Buffer.from(portal.logKey((await portal.city()) ?? 'NONE').publicKey).toString('hex');
		http.serve(portal, loaded.pages, async () => ({
			ledger: await portal.records.record.state('civil').then(() => 'readable' as const, () => 'unreadable' as const),
			documents: documents.readable() ? 'readable' : 'unreadable', writable: portal.writable(), migrations: folder.migrations, logKey
		}));
		telling = openTelling({ portal, mail: settings.mail, log, random: (length) => randomBytes(length) });
		say((w) => w.ready(origin));
		say((w) => w.dataLiesIn(folder.path));
		if (folder.kind === 'demo') printSignIns(folder.path, process.stderr);
		log.info({ origin, port, kind: folder.kind, ms: Math.round(performance.now()) }, 'ready');
		// What was compiled is kept for the next start, also where this one ends without a word.
		flushCompileCache();
	} catch (error) {
		// Told to stop while it was starting: whatever the start tripped over then is no news.
		if (stopping) return;
		if (!(error instanceof Stop)) return breakDown(error);
		for (const saying of error.sayings) process.stderr.write(`${bilingual(saying)}\n`);
		await end(error.exitCode);
	}
}

const handler = new URL('../build/handler.js', import.meta.url);

/** The pages that `npm run build` made, served by Kit's handler for Node. */
export const builtPages: PageSource = {
	check() {
		if (!existsSync(handler)) throw new Stop((w) => w.notBuilt);
	},
	async load({ origin }) {
		// What the handler reads when it is loaded. It is told of no other header that a proxy, or anybody, could set.
		Object.assign(process.env, { ORIGIN: origin, ADDRESS_HEADER, BODY_SIZE_LIMIT: String(MOST_BODY) });
		for (const name of ['PROTOCOL_HEADER', 'HOST_HEADER', 'PORT_HEADER', 'XFF_DEPTH']) delete process.env[name];
		const { handler: pages } = (await import(handler.href)) as { handler: Pages };
		return { pages };
	}
};
