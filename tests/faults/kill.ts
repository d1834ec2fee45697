import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSmallLedger } from '#tests/support/small-ledger.ts';
import type { Found } from './look.ts';

const HERE = new URL('.', import.meta.url).pathname;

/** What a series of faults came to. `lost` must be 0 with FULL; a control at NORMAL under power cuts must lose, or the test is blind. */
export interface Outcome {
	cycles: number;
	acknowledged: number;
	lost: number;
	cyclesWithLoss: number;
	/** Cycles in which what was left did not verify: integrity, log edge against entries, contents against hashes. */
	broken: number;
	problems: string[];
	/** Longest time from a kill to a ledger that is open again, in ms (kills only). */
	slowestReopen: number;
}

function none(): Outcome {
	return { cycles: 0, acknowledged: 0, lost: 0, cyclesWithLoss: 0, broken: 0, problems: [], slowestReopen: 0 };
}

async function firstLine(child: ChildProcess): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		child.stdout!.once('data', () => resolve());
		child.once('exit', (code) => reject(new Error(`the office stopped before it opened (${code})`)));
	});
}

/** Starts the office on a ledger, lets it work for a random while, and kills it where it stands. */
async function workAndKill(description: string, receipts: string, most: number, unsafe?: 'NORMAL'): Promise<void> {
	const child = spawn(process.execPath, [join(HERE, 'office.ts'), description, receipts, ...(unsafe ? [unsafe] : [])], { stdio: ['ignore', 'pipe', 'inherit'] });
	await firstLine(child);
	child.stdout!.resume();
	await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * most));
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
}

/** Opens what is left in a process of its own (libsql gives files back only at the garbage collector's leisure) and says what it finds. */
function look(file: string): Found {
	return JSON.parse(execFileSync(process.execPath, [join(HERE, 'look.ts'), file], { encoding: 'utf8', maxBuffer: 1 << 30 })) as Found;
}

function receiptsIn(file: string): Map<string, string> {
	if (!existsSync(file)) return new Map();
	// The last line may be torn by the kill; a receipt that was not written whole was not yet given.
	const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
	return new Map(whole.map((line) => line.split(' ') as [string, string]));
}

function reckon(outcome: Outcome, given: Map<string, string>, found: Found, since: number): void {
	const there = new Map(found.questions);
	const lost = [...given].filter(([subject, hash]) => there.get(subject) !== hash).length;
	outcome.cycles++;
	outcome.acknowledged = since + given.size;
	outcome.lost += lost;
	if (lost > 0) outcome.cyclesWithLoss++;
	if (found.problems.length > 0) {
		outcome.broken++;
		if (outcome.problems.length < 5) outcome.problems.push(...found.problems.slice(0, 3));
	}
}

/** SIGKILL at random moments of one ledger that goes on growing. Everything acknowledged in any cycle must be there after each. */
export async function kills(cycles: number): Promise<Outcome> {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-kill-'));
	const outcome = none();
	try {
		const small = await makeSmallLedger(folder, 16);
		const description = join(folder, 'ledger.json');
		writeFileSync(description, JSON.stringify({ ...small, seed: [...small.seed] }));
		const receipts = join(folder, 'receipts');
		for (let cycle = 0; cycle < cycles; cycle++) {
			await workAndKill(description, receipts, 250);
			// Looking at the whole ledger costs more than killing: every tenth time and at the end, everything since the beginning.
			if (cycle % 10 !== 9 && cycle !== cycles - 1) {
				outcome.cycles++;
				continue;
			}
			const found = look(small.file);
			reckon(outcome, receiptsIn(receipts), found, 0);
			outcome.slowestReopen = Math.max(outcome.slowestReopen, found.openedIn);
		}
		return outcome;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Whether this machine lets us mount a file system of our own: root on Linux with loop devices. */
export function canCutPower(): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
	const folder = mkdtempSync('/dev/shm/yishi-try-');
	try {
		execFileSync('truncate', ['-s', '8M', join(folder, 'image')]);
		execFileSync('mkfs.ext4', ['-qF', join(folder, 'image')], { stdio: 'ignore' });
		mkdirSync(join(folder, 'm'));
		execFileSync('mount', ['-o', 'loop', join(folder, 'image'), join(folder, 'm')], { stdio: 'ignore' });
		execFileSync('umount', [join(folder, 'm')], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A disk of its own from which the power can be taken. */
export interface CuttableDisk {
	/** A new file system, empty, mounted here. */
	fresh(): string;
	/**
	 * Copies the image in this moment, so that whatever had not reached it (the page cache above it) is gone; mounts the copy, has its journal replayed, and gives it to be looked at.
	 * Whoever wrote has ended before.
	 */
	cut<T>(look: (path: string) => T | Promise<T>): Promise<T>;
	/** A file beside the disk, which the power does not touch. */
	beside(name: string): string;
	close(): void;
}

/** Makes such a disk, in memory. It models a lost page cache, not a disk that lies about its own cache. */
export function cuttableDisk(): CuttableDisk {
	const folder = mkdtempSync('/dev/shm/yishi-cut-');
	const at = (name: string) => join(folder, name);
	mkdirSync(at('m'));
	mkdirSync(at('s'));
	const mount = (image: string, where: string) => execFileSync('mount', ['-o', 'loop', at(image), at(where)]);
	const umount = (where: string) => execFileSync('umount', [at(where)], { stdio: 'ignore' });
	return {
		beside: at,
		fresh() {
			execFileSync('truncate', ['-s', '64M', at('image')]);
			execFileSync('mkfs.ext4', ['-qF', at('image')], { stdio: 'ignore' });
			mount('image', 'm');
			return at('m');
		},
		async cut(look) {
			execFileSync('cp', ['--sparse=always', at('image'), at('left')]);
			umount('m');
			mount('left', 's');
			try {
				return await look(at('s'));
			} finally {
				umount('s');
				rmSync(at('left'));
				rmSync(at('image'));
			}
		},
		close() {
			for (const where of ['m', 's']) {
				try {
					umount(where);
				} catch {
					// Not mounted: the usual case.
				}
			}
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** Power cuts: the ledger lies on a disk of its own; the process is killed and the power taken in the same moment, and what is left is looked at. */
export async function powerCuts(cuts: number, unsafe?: 'NORMAL'): Promise<Outcome> {
	const outcome = none();
	const disk = cuttableDisk();
	try {
		const made = mkdtempSync(join(tmpdir(), 'yishi-cut-'));
		const small = await makeSmallLedger(made, 16);
		for (let cut = 0; cut < cuts; cut++) {
			const m = disk.fresh();
			copyFileSync(small.file, join(m, 'ledger.db'));
			execFileSync('sync', ['-f', m]);
			writeFileSync(disk.beside('ledger.json'), JSON.stringify({ ...small, file: join(m, 'ledger.db'), seed: [...small.seed] }));
			rmSync(disk.beside('receipts'), { force: true });
			await workAndKill(disk.beside('ledger.json'), disk.beside('receipts'), 1000, unsafe);
			await disk.cut((left) => reckon(outcome, receiptsIn(disk.beside('receipts')), look(join(left, 'ledger.db')), outcome.acknowledged));
		}
		rmSync(made, { recursive: true, force: true });
		return outcome;
	} finally {
		disk.close();
	}
}
