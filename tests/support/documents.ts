import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { WebSocket, WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { TEXT } from '#domain/document/editor-json.ts';
import { openDocuments, type DocumentStore } from '#records/documents.server.ts';
import type { Admission, Connection } from '#server/sync/connection.ts';
import { LIMITS, type Limits } from '#server/sync/limits.ts';
import { createSync, type Sync } from '#server/sync/sync.ts';

/* A real sync server on a free port, with documents in a folder of its own, and the people who write in them. */

// The published client listens for the end of the process, once for everybody at the table.
process.setMaxListeners(200);

export interface Table {
	url: string;
	file: string;
	store: DocumentStore;
	sync: Sync;
	/** What went wrong for good. */
	fatal: Error[];
	logged: string[];
	/** The sockets of somebody. */
	of(name: string): Connection[];
	/** Ends it as an orderly stop does, and begins it again on the same file and port. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

/** Serves documents to whoever comes: `?who=` says who, `?read` that they may only read, `?saved` that they ask what is saved. */
export async function layTable(limits: Partial<Limits> = {}, bend: (store: DocumentStore) => DocumentStore = (store) => store): Promise<Table> {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-table-'));
	const file = join(folder, 'documents.db');
	const table = { file, fatal: [] as Error[], logged: [] as string[] } as unknown as Table;
	const people = new Map<string, Connection[]>();
	const log = { debug: () => undefined, info: (_: unknown, text: string) => void table.logged.push(text), error: (_: unknown, text: string) => void table.logged.push(text) };
	const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: limits.mostMessage ?? LIMITS.mostMessage, clientTracking: false });
	let server = createServer();
	const begin = async (port: number) => {
		table.store = openDocuments(file);
		table.sync = createSync({ store: bend(table.store), log, fatal: (error) => void table.fatal.push(error), limits });
		server = createServer((_, res) => res.end());
		server.on('upgrade', (req, socket, head) => {
			const url = new URL(req.url!, 'http://localhost');
			const name = url.searchParams.get('who');
			const admission: Admission = { person: name ?? 'guest', name: name ?? undefined, write: name !== null && !url.searchParams.has('read') };
			sockets.handleUpgrade(req, socket, head, (ws) => {
				const connection = table.sync.enter(ws, socket, decodeURIComponent(url.pathname.slice(1)), admission, url.searchParams.has('saved'));
				people.set(admission.person, [...(people.get(admission.person) ?? []), connection]);
			});
		});
		await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
		table.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
	};
	const end = async () => {
		table.sync.close();
		table.store.close();
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	};
	await begin(0);
	table.of = (name) => people.get(name) ?? [];
	table.restart = async () => {
		const { port } = server.address() as AddressInfo;
		await end();
		await begin(port);
	};
	table.close = async () => {
		await end();
		rmSync(folder, { recursive: true, force: true });
	};
	return table;
}

/** Somebody at the table with the published y-websocket client, as a phone has it. */
export function sitDown(url: string, document: string, who: string, more: Record<string, string> = {}) {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(url, document, doc, { params: { who, ...more }, WebSocketPolyfill: WebSocket as never, disableBc: true });
	const text = doc.getText('body');
	return {
		doc, provider, text,
		/** Until the first sync, or the next one after a line that broke. */
		synced: () => new Promise<void>((done) => (provider.synced ? done() : provider.once('sync', () => done()))),
		closedWith: () => new Promise<number>((done) => provider.once('closed', ({ code }) => done(code))),
		leave() {
			provider.destroy();
			doc.destroy();
		}
	};
}

/** Somebody in a draft of a real portal, with the published client and the cookie of their session. */
export function takeSeat({ url, origin, cookie, draft, params = {} }: { url: string; origin: string; cookie: string; draft: string; params?: Record<string, string> }) {
	class Socket extends WebSocket {
		constructor(address: string) {
			super(address, { headers: { origin, cookie } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${url}/sync`, draft, doc, { params, WebSocketPolyfill: Socket as never, disableBc: true });
	const codes: number[] = [];
	provider.on('connection-close', (event) => void (event && codes.push(event.code)));
	const fragment = doc.getXmlFragment(TEXT);
	return {
		doc, provider, codes, fragment,
		synced: () => new Promise<void>((ready) => (provider.synced ? ready() : provider.once('sync', () => ready()))),
		/** Types at the end of the first paragraph of the n-th article. */
		type(n: number, words: string) {
			const line = ((fragment.get(n) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as Y.XmlText;
			line.insert(line.length, words);
		},
		leave() {
			provider.destroy();
			doc.destroy();
		}
	};
}

/** A socket that says what nobody should. Gives what it was told, as bytes, and the code with which it was closed. */
export async function stranger(url: string, document: string, query = 'who=坏人'): Promise<{ ws: WebSocket; heard: Uint8Array[]; closed: Promise<number> }> {
	const ws = new WebSocket(`${url}/${document}?${query}`);
	const heard: Uint8Array[] = [];
	ws.on('message', (data: Buffer) => heard.push(new Uint8Array(data)));
	const closed = new Promise<number>((done) => ws.on('close', done));
	ws.on('error', () => undefined);
	await new Promise((done) => ws.on('open', done));
	return { ws, heard, closed };
}

/** An update as a message of the protocol. */
export function updateMessage(update: Uint8Array, step = 2): Uint8Array {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, 0);
	encoding.writeVarUint(to, step);
	encoding.writeVarUint8Array(to, update);
	return encoding.toUint8Array(to);
}

/** Until something is so. */
export async function until(holds: () => boolean, what: string, ms = 10_000): Promise<void> {
	const end = performance.now() + ms;
	while (!holds()) {
		if (performance.now() > end) throw new Error(`never: ${what}`);
		await new Promise((next) => setTimeout(next, 5));
	}
}
