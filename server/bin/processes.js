import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { stripVTControlCharacters } from 'node:util';

/** Process groups that still run. @type {Set<number>} */
const running = new Set();

/** Groups of their own do not hear the terminal's Ctrl-C: while one runs, a signal to this program ends all. */
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @param {number} group */
function began(group) {
	if (running.size === 0) for (const signal of signals) process.on(signal, endAll);
	running.add(group);
}

/** @param {number} group */
function ended(group) {
	running.delete(group);
	if (running.size === 0) for (const signal of signals) process.off(signal, endAll);
}

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
	for (const group of running) endGroup(group);
	process.exit(128 + constants.signals[signal]);
}

/**
 * @typedef {object} Finished
 * @property {boolean} ok  it ended by itself with code 0
 * @property {string} output  what it wrote, both streams in the order of arrival, without colours
 * @property {number} seconds
 */

/**
 * Runs a program to its end, without a shell and without input, and keeps what it writes.
 *
 * The program leads its own process group, so that one which does not end can be ended with all it started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, limitSeconds: number, onOutput?: (text: string) => void }} options
 * @returns {Promise<Finished>} never rejects: a program that cannot be started has failed, with the reason as output
 */
export function run(command, args, { cwd, env, limitSeconds, onOutput }) {
	const started = performance.now();
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
		/** @type {string[]} */
		const written = [];
		const group = child.pid;
		if (group !== undefined) began(group);
		/** @param {string} text */
		const keep = (text) => {
			written.push(text);
			onOutput?.(text);
		};
		const limit = setTimeout(() => {
			keep(`\n${command}: ended after ${limitSeconds} s, its time limit\n`);
			if (group !== undefined) endGroup(group);
		}, limitSeconds * 1000);
		/** @param {boolean} ok */
		const finish = (ok) => {
			clearTimeout(limit);
			if (group !== undefined) ended(group);
			resolve({
				ok,
				output: stripVTControlCharacters(written.join('')),
				seconds: (performance.now() - started) / 1000
			});
		};
		child.stdout.setEncoding('utf8').on('data', keep);
		child.stderr.setEncoding('utf8').on('data', keep);
		child.on('error', (error) => {
			keep(`${command}: ${error.message}\n`);
			if (group === undefined) finish(false);
		});
		child.on('close', (code) => finish(code === 0));
	});
}

/** @param {number} group */
function endGroup(group) {
	try {
		process.kill(-group, 'SIGKILL');
	} catch {
		// It ended in the meantime.
	}
}

/**
 * Becomes another program, as far as Node can: same terminal, signals handed on, its exit code returned.
 *
 * A terminal sends Ctrl-C to every program in it, so SIGINT is handed on only when there is no terminal;
 * the program may still see a signal twice when npm hands it on as well.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} the exit code, 128 + n after signal n
 */
export function become(command, args, { cwd, env }) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
		process.on('SIGINT', () => {
			if (!process.stdin.isTTY) child.kill('SIGINT');
		});
		for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
			process.on(signal, () => child.kill(signal));
		}
		child.on('error', (error) => {
			process.stderr.write(`${command}: ${error.message}\n`);
			resolve(1);
		});
		child.on('exit', (code, signal) =>
			resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal])
		);
	});
}
