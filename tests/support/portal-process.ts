import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * A real portal in a process of its own: the program that people run, on a free port of this machine, in a data folder of its own. For
 * journeys through a browser and for whatever only a process can show: signals, locks, ports, the end.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The portal's own Node, as `npm start` finds it. */
export const NODE = existsSync(join(ROOT, 'node_modules/.bin/node')) ? join(ROOT, 'node_modules/.bin/node') : process.execPath;

export interface PortalOptions {
	/** The data folder; without it a new one, which `remove` takes away. An empty one becomes a demo. */
	data?: string;
	/** YISHI_CLOCK: the civil day or moment at which it starts. */
	clock?: string;
	/** `built` needs `npm run build`; `bare` has tests/support/bare-portal.ts in place of pages. */
	pages?: 'built' | 'bare';
	/** Further variables of the environment. */
	env?: Record<string, string>;
	/** How long it may take to be ready, in ms. */
	within?: number;
}

/** A portal that runs. */
export interface PortalProcess {
	/** Its address, without a slash at the end. Also its origin, unless ORIGIN was set. */
	url: string;
	data: string;
	pid: number;
	/** What it printed for people so far. */
	said(): string;
	/** Its log so far, line by line. */
	log(): Record<string, unknown>[];
	/** Asks it to stop and waits; its exit code. */
	stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<number | null>;
	/** Kills it without a word. */
	kill(): Promise<void>;
	/** Its exit code once it has ended by itself. */
	ended: Promise<number | null>;
	/** Ends it if it runs, and takes away the folder that was made for it. */
	remove(): Promise<void>;
}

/** A program that was run to its end. */
export interface Finished {
	code: number | null;
	out: string;
	err: string;
}

/** Variables that would leak from the tests' own environment into the portal's. */
const OURS = ['HOST', 'PORT', 'ORIGIN', 'YISHI_DATA', 'YISHI_CLOCK', 'YISHI_PROXY', 'YISHI_MAP_STYLE', 'YISHI_SMTP_URL', 'YISHI_MAIL_FROM', 'LOG_LEVEL', 'NODE_OPTIONS', 'VITEST', 'NODE_ENV'];

function environment(env: Record<string, string>): NodeJS.ProcessEnv {
	const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.includes(name)));
	return { ...clean, ...env };
}

/** A new folder for data that does not exist yet, inside one that does. */
export function newDataFolder(): { data: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-data-'));
	return { data: join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts a portal and waits until it is ready. Throws, with all it said, when it ends before or takes too long. */
export async function startPortal(options: PortalOptions = {}): Promise<PortalProcess> {
	const own = options.data === undefined ? newDataFolder() : undefined;
	const data = options.data ?? own!.data;
	const program = options.pages === 'bare' ? 'tests/support/bare-portal.ts' : 'server/main.ts';
	const env = environment({ HOST: '127.0.0.1', PORT: '0', YISHI_DATA: data, ...(options.clock ? { YISHI_CLOCK: options.clock } : {}), ...options.env });
	const child = spawn(NODE, [program], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const { out, err, ended } = follow(child);
	const log = () => out().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
	const ready = () => log().find(({ msg }) => msg === 'ready');

	const began = performance.now();
	let over = false;
	void ended.then(() => (over = true));
	while (!ready()) {
		if (over || performance.now() - began > (options.within ?? 60_000)) {
			child.kill('SIGKILL');
			own?.remove();
			throw new Error(`the portal ${over ? 'ended' : 'was not ready in time'}:\n${err()}\n${out()}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return {
		url: `http://localhost:${String(ready()!.port)}`, data, pid: child.pid!, said: err, log, ended,
		async stop(signal = 'SIGTERM') {
			child.kill(signal);
			return ended;
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
		},
		async remove() {
			child.kill('SIGKILL');
			await ended;
			own?.remove();
		}
	};
}

/** Runs a program of the project to its end: `run('server/cli/main.ts', ['doctor'], { YISHI_DATA })`. */
export async function run(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<Finished> {
	const child = spawn(NODE, [program, ...args], { cwd: ROOT, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
	const limit = setTimeout(() => child.kill('SIGKILL'), 60_000);
	const { out, err, ended } = follow(child);
	const code = await ended;
	clearTimeout(limit);
	return { code, out: out(), err: err() };
}

function follow(child: ChildProcess): { out(): string; err(): string; ended: Promise<number | null> } {
	const written = { out: '', err: '' };
	child.stdout!.setEncoding('utf8').on('data', (text: string) => (written.out += text));
	child.stderr!.setEncoding('utf8').on('data', (text: string) => (written.err += text));
	const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
	return { out: () => written.out, err: () => written.err, ended };
}
