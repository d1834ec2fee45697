import { fileURLToPath } from 'node:url';
import { bilingual } from './words.js';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Says something about the run. On the error stream, so that a command's own output can be piped on.
 *
 * @param {import('./words.js').Sentence} sentence
 */
export function say(sentence) {
	process.stderr.write(`${bilingual(sentence)}\n`);
}

/** Nobody needs to be told what they wait for before they have waited so long, in ms. */
const LONG_MS = 2000;

/**
 * Does something that may take more than a moment: once it has taken two seconds it says what, and how long it took after.
 *
 * @template T
 * @param {import('./words.js').Sentence} sentence
 * @param {() => Promise<T>} work
 * @param {number} [ms]
 * @returns {Promise<T>}
 */
export async function step([zh, en], work, ms = LONG_MS) {
	const started = performance.now();
	let isLong = false;
	const timer = setTimeout(() => {
		isLong = true;
		say([`${zh}……`, `${en} …`]);
	}, ms);
	try {
		const result = await work();
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		if (isLong) say([`用时 ${seconds} 秒`, `took ${seconds} s`]);
		return result;
	} finally {
		clearTimeout(timer);
	}
}

/** A step could not be done and everything after it is pointless; the sentence has been said already. */
export class Stop extends Error {}

/**
 * Runs a script's main function: its number is the exit code, a Stop is exit code 1.
 *
 * @param {() => Promise<number>} main
 */
export async function script(main) {
	try {
		process.exitCode = await main();
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		process.exitCode = 1;
	}
}
