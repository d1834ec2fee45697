import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { covers, deletionsOf, judge } from '#server/sync/gate.ts';
import { LIMITS } from '#server/sync/limits.ts';
import { sitDown } from '../support/documents.ts';
import { cuttableDisk } from './kill.ts';

/*
 * Kills the sync server, or takes its power, while twenty people type in one document, and looks afterwards for every letter that somebody else had seen. The typists are the
 * published client; they are gone when the server comes back, so that nobody gives back what it lost.
 */

export interface DocumentsOutcome {
	kills: number;
	/** Letters that another had seen before a kill. */
	shown: number;
	lost: number;
	problems: string[];
}

const SERVER = fileURLToPath(new URL('../bench/sync-server.ts', import.meta.url));

const freePort = () => new Promise<number>((done) => {
	const server = createServer().listen(0, '127.0.0.1', () => {
		const { port } = server.address() as AddressInfo;
		server.close(() => done(port));
	});
});

const answers = (port: number) => new Promise<boolean>((done) => {
	const socket = connect(port, '127.0.0.1', () => (socket.destroy(), done(true)));
	socket.on('error', () => done(false));
});

async function start(port: number, folder: string, more: Record<string, string> = {}): Promise<ChildProcess> {
	const child = spawn(process.execPath, [SERVER], { env: { ...process.env, PORT: String(port), STORE: folder, ...more }, stdio: ['ignore', 'inherit', 'inherit'] });
	const end = performance.now() + 20_000;
	while (!(await answers(port))) {
		if (child.exitCode !== null || performance.now() > end) throw new Error('the sync server did not start');
		await new Promise((next) => setTimeout(next, 10));
	}
	return child;
}

/**
 * @param kills how many
 * @param writers people who type in the document, each about 30 letters a second
 */
export async function killDocuments(kills: number, { writers = 20, random = Math.random } = {}): Promise<DocumentsOutcome> {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-documents-'));
	const port = await freePort();
	const url = `ws://127.0.0.1:${port}`;
	const outcome: DocumentsOutcome = { kills, shown: 0, lost: 0, problems: [] };
	let child = await start(port, folder);
	try {
		for (let kill = 0; kill < kills; kill++) {
			const document = `text ${kill}`;
			const reader = sitDown(url, document, 'reader');
			const seats = Array.from({ length: writers }, (_, i) => sitDown(url, document, `writer ${i}`));
			await Promise.all([reader, ...seats].map((seat) => seat.synced()));
			const end = performance.now() + 200 + random() * 400;
			while (performance.now() < end) {
				for (const { text } of seats) if (random() < 0.3) text.insert(Math.floor(random() * (text.length + 1)), '字');
				await new Promise((next) => setTimeout(next, 5));
			}
			const ended = new Promise((done) => child.once('exit', done));
			child.kill('SIGKILL');
			await ended;
			// What is on the reader's side now had arrived; nothing more comes.
			reader.provider.disconnect();
			for (const seat of seats) seat.leave();
			const shown = new Map([...reader.doc.store.clients].map(([client, structs]) => {
				const last = structs.at(-1)!;
				return [client, last.id.clock + last.length] as const;
			}));
			reader.leave();
			child = await start(port, folder);
			const after = sitDown(url, document, 'newcomer');
			await after.synced();
			for (const [client, clock] of shown) {
				outcome.shown += clock;
				const structs = after.doc.store.clients.get(client)?.at(-1);
				const kept = structs ? structs.id.clock + structs.length : 0;
				if (kept < clock) {
					outcome.lost += clock - kept;
					outcome.problems.push(`kill ${kill}: client ${client} had shown ${clock}, kept ${kept}`);
				}
			}
			if (after.doc.store.pendingStructs) outcome.problems.push(`kill ${kill}: something waits for what is not there`);
			after.leave();
		}
	} finally {
		child.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	}
	return outcome;
}

async function end(child: ChildProcess): Promise<void> {
	const ended = new Promise((done) => child.once('exit', done));
	child.kill('SIGKILL');
	await ended;
}

export interface PowerOutcome {
	cuts: number;
	/** Updates that were called saved to whoever wrote them before the power went; letters and deletions alike. */
	saved: number;
	lost: number;
	problems: string[];
}

/** Somebody who types, and what the portal called saved of it. */
function typist(url: string, document: string, who: string) {
	const seat = sitDown(url, document, who, { saved: '' });
	const sent: Uint8Array[] = [];
	let saved = 0;
	seat.doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== seat.provider) sent.push(update);
	});
	(seat.provider as unknown as { messageHandlers: ((_: unknown, from: decoding.Decoder) => void)[] }).messageHandlers[100] = (_, from) => {
		decoding.readVarUint8Array(from);
		saved = decoding.readVarUint(from);
	};
	return { ...seat, sent, saved: () => sent.slice(0, saved) };
}

/** Whether a document has all of an update, its deletions too. */
function has(doc: Y.Doc, update: Uint8Array, deletions: ReturnType<typeof deletionsOf>): boolean {
	const known = { vector: Y.decodeStateVector(Y.encodeStateVector(doc)), owners: new Map<number, string>(), hasDeleted: (some: ReturnType<typeof deletionsOf>) => covers(deletions, some) };
	return judge(update, '', known, LIMITS).is === 'known';
}

/**
 * Takes the power while people type and delete, and looks on what is left of the disk for everything that was called saved. The typists are gone when the server comes back.
 * @param cuts how many
 * @param control a server that calls saved what no disk was asked to keep: it must lose
 */
export async function cutDocuments(cuts: number, { writers = 20, random = Math.random, control = false } = {}): Promise<PowerOutcome> {
	const disk = cuttableDisk();
	const port = await freePort();
	const url = `ws://127.0.0.1:${port}`;
	const outcome: PowerOutcome = { cuts, saved: 0, lost: 0, problems: [] };
	try {
		for (let cut = 0; cut < cuts; cut++) {
			const child = await start(port, disk.fresh(), control ? { NEVER_SYNCED: '1' } : {});
			const seats = Array.from({ length: writers }, (_, i) => typist(url, `text ${i % 2}`, `writer ${i}`));
			await Promise.all(seats.map((seat) => seat.synced()));
			const until = performance.now() + 200 + random() * 600;
			while (performance.now() < until) {
				for (const { text } of seats) {
					if (random() < 0.3) text.insert(Math.floor(random() * (text.length + 1)), '字');
					if (random() < 0.1 && text.length > 0) text.delete(Math.floor(random() * text.length), 1);
				}
				await new Promise((next) => setTimeout(next, 5));
			}
			await end(child);
			// What they had been told by now was said before the power went.
			const promised = seats.map((seat) => seat.saved());
			for (const seat of seats) seat.leave();
			await disk.cut(async (left) => {
				const again = await start(port, left);
				try {
					const readers = [0, 1].map((n) => sitDown(url, `text ${n}`, 'newcomer'));
					await Promise.all(readers.map((reader) => reader.synced()));
					const deleted = readers.map(({ doc }) => deletionsOf(Y.encodeStateAsUpdate(doc)));
					promised.forEach((updates, i) => {
						const lost = updates.filter((update) => !has(readers[i % 2]!.doc, update, deleted[i % 2]!)).length;
						outcome.saved += updates.length;
						outcome.lost += lost;
						if (lost > 0) outcome.problems.push(`cut ${cut}: writer ${i} was told that ${updates.length} are saved, ${lost} are not`);
					});
					for (const { doc } of readers) if (doc.store.pendingStructs) outcome.problems.push(`cut ${cut}: something waits for what is not there`);
					for (const reader of readers) reader.leave();
				} finally {
					await end(again);
				}
			});
		}
	} finally {
		disk.close();
	}
	return outcome;
}
