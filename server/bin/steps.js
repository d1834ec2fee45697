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

/**
 * Does something that takes more than a moment: says what before, and how long it took after.
 *
 * @template T
 * @param {import('./words.js').Sentence} sentence
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step([zh, en], work) {
	const started = performance.now();
	say([`${zh}……`, `${en} …`]);
	const result = await work();
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	say([`用时 ${seconds} 秒`, `took ${seconds} s`]);
	return result;
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
