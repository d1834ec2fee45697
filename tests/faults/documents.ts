import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sitDown } from '../support/documents.ts';

/*
 * Kills the sync server while twenty people type in one document, and looks afterwards for every letter that somebody else had seen. The typists are the
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

async function start(port: number, folder: string): Promise<ChildProcess> {
	const child = spawn(process.execPath, [SERVER], { env: { ...process.env, PORT: String(port), STORE: folder }, stdio: ['ignore', 'inherit', 'inherit'] });
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
