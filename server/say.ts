import { Worker } from 'node:worker_threads';
import type { Lang } from '#domain/content/content.ts';
import { serverWords, type ServerWords } from '#words/server.ts';
import { words, type Words } from '#words/words.ts';

/** Chooses a sentence from the server's catalogue, or makes one with what everybody reads: `(w) => w.folder.none(path)`. */
export type Saying = (server: ServerWords, all: Words) => string;

const inLang = (saying: Saying, lang: Lang): string => saying(serverWords[lang], words[lang]);

/** Both languages on one line, Chinese first: who reads a terminal has not chosen a language. */
export function bilingual(saying: Saying): string {
	const [zh, en] = [inLang(saying, 'zh-CN'), inLang(saying, 'en')];
	return zh === en ? zh : `${zh} · ${en}`;
}

/** Says something about the run. On the error stream: the output stream belongs to logs and to what a command was asked for. */
export function say(saying: Saying): void {
	process.stderr.write(`${bilingual(saying)}\n`);
}

/** Prints what a command was asked for. */
export function print(saying: Saying): void {
	process.stdout.write(`${bilingual(saying)}\n`);
}

/** Nobody needs to be told what they wait for before they have waited so long, in ms. */
export const LONG_MS = 2000;

/** Waits on a thread of its own, because work in the database lets no timer of this one come; then says the line, unless the work was done before. */
const TELLER = `
const { writeSync } = process.getBuiltinModule('node:fs');
const { workerData: { state, ms, line } } = process.getBuiltinModule('node:worker_threads');
if (Atomics.wait(state, 0, 0, ms) === 'timed-out' && Atomics.compareExchange(state, 0, 0, 1) === 0) writeSync(2, line);
`;

/** Does something that may take more than two seconds: once it has taken that long it says what, and how long it took after. */
export async function step<T>(saying: Saying, work: () => T | Promise<T>, ms = LONG_MS): Promise<T> {
	const started = performance.now();
	const state = new Int32Array(new SharedArrayBuffer(4));
	const line = `${inLang(saying, 'zh-CN')}…… · ${inLang(saying, 'en')} …\n`;
	const teller = new Worker(TELLER, { eval: true, workerData: { state, ms, line } });
	teller.unref();
	// Without it the work goes on untold.
	teller.on('error', () => undefined);
	const isSaid = () => Atomics.compareExchange(state, 0, 0, 2) === 1;
	try {
		const value = await work();
		if (isSaid()) say((w) => w.took(((performance.now() - started) / 1000).toFixed(1)));
		return value;
	} finally {
		isSaid();
		Atomics.notify(state, 0);
	}
}

/** Nothing can be done until a person has changed something. Carries what to tell them; whoever catches it says it and ends the program. */
export class Stop extends Error {
	readonly sayings: readonly Saying[];
	/** Of the program: 1 it could not be done, 2 it was asked for wrongly. */
	readonly exitCode: number;
	constructor(sayings: Saying | readonly Saying[], exitCode = 1) {
		const list = typeof sayings === 'function' ? [sayings] : sayings;
		super(list.map((saying) => inLang(saying, 'en')).join(' '));
		this.name = 'Stop';
		this.sayings = list;
		this.exitCode = exitCode;
	}
}
