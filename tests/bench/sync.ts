import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';

/*
 * npm run bench:sync [-- REPEAT SCENARIO…]: the sync server beside Hocuspocus, each scenario in turns with medians of three, by the harness that lies beside the project
 * (YISHI_BENCH, else ../shared/bench). It is copied into a folder of its own, where the peers are installed. Prints a table; exit 1 when a figure misses its goal.
 */

interface Figures {
	[figure: string]: number;
}
interface Goal {
	what: string;
	scenario: string[];
	/** Ours and theirs, medians; `deletions`: bytes of everything deleted in the long history, which Yjs always sends. */
	figure(ours: Figures, theirs: Figures, deletions: number): number;
	most: number;
}

const ratio = (name: string) => (ours: Figures, theirs: Figures) => ours[name]! / theirs[name]!;
const GOALS: Goal[] = [
	...[50, 200, 500].map((clients) => ({ what: `CPU per 1,000 deliveries, ${clients} clients, × Hocuspocus`, scenario: ['fanout', '--clients', String(clients)], figure: ratio('cpuMsPer1000'), most: 0.75 })),
	{ what: 'CPU per 1,000 deliveries, 208 documents × 8, × Hocuspocus', scenario: ['many-docs'], figure: ratio('cpuMsPer1000'), most: 0.9 },
	{ what: 'CPU of 500 who come back at once, × Hocuspocus', scenario: ['storm'], figure: ratio('serverCpu'), most: 0.35 },
	{ what: 'CPU of a cold open of the long history, × Hocuspocus', scenario: ['cold-open'], figure: ratio('coldCpuMs'), most: 0.15 },
	{ what: 'bytes of a reconnect with all of the long history, beyond its deletions', scenario: ['cold-open'], figure: (ours, _, deletions) => ours.reconnectBytes! - deletions, most: 100 },
	{ what: 'kB of a held document of 20 kB', scenario: ['idle-memory'], figure: (ours) => ours.heldKbPerDoc!, most: 130 }
];

const bench = resolve(process.env.YISHI_BENCH ?? join(dirname(fileURLToPath(import.meta.url)), '../../../shared/bench'));
const ended = (command: string, args: string[], cwd: string, quiet = false) => new Promise<void>((done, failed) => {
	const child = spawn(command, args, { cwd, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'] });
	child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`${command} ${args.join(' ')}: ${code}`))));
	child.on('error', failed);
});

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** The medians of every figure of one server. */
function medians(lines: string[], name: string): Figures {
	const runs = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((run) => run.name === name);
	const failed = runs.find((run) => run.error !== undefined || run.serverDied);
	if (failed || runs.length === 0) throw new Error(`${name}: ${JSON.stringify(failed ?? 'no run').slice(0, 400)}`);
	const figures = Object.keys(runs[0]!).filter((key) => typeof runs[0]![key] === 'number');
	return Object.fromEntries(figures.map((key) => [key, median(runs.map((run) => run[key] as number))]));
}

/** Bytes of what is deleted in the long history of the harness, as one update. */
async function deletionsOfHistory(folder: string): Promise<number> {
	const { editingTrace } = (await import(join(folder, 'src/documents.js'))) as { editingTrace(): { full: Uint8Array; stateVector: Uint8Array } };
	const { full, stateVector } = editingTrace();
	return Y.diffUpdate(full, stateVector).length;
}

async function run(): Promise<boolean> {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-sync-bench-'));
	try {
		cpSync(bench, folder, { recursive: true });
		await ended('chmod', ['-R', 'u+w', folder], folder);
		for (const part of ['.', 'peers/hocuspocus']) await ended('npm', ['install', '--no-audit', '--no-fund', '--silent'], join(folder, part), true);
		const ours = fileURLToPath(new URL('sync-server.ts', import.meta.url));
		writeFileSync(join(folder, 'ours.json'), JSON.stringify([
			{ name: 'ours', cmd: `${process.execPath} ${ours}` },
			{ name: 'hocuspocus', cmd: `${process.execPath} peers/hocuspocus/server.mjs`, dialect: 'hocuspocus' }
		]));
		const [repeat = '3', ...only] = process.argv.slice(2);
		const deletions = await deletionsOfHistory(folder);
		/** One run of a scenario may answer more than one question. */
		const ran = new Map<string, [Figures, Figures]>();
		const rows: [string, string, string, boolean][] = [];
		for (const { what, scenario, figure, most } of GOALS) {
			if (only.length > 0 && !only.includes(scenario[0]!)) continue;
			let figures = ran.get(scenario.join(' '));
			if (!figures) {
				const out = join(folder, 'results.jsonl');
				rmSync(out, { force: true });
				process.stderr.write(`${what} …\n`);
				await ended(process.execPath, ['compare.js', 'ours.json', '--scenario', ...scenario, '--repeat', repeat, '--out', out], folder, true);
				const lines = readFileSync(out, 'utf8').trim().split('\n');
				figures = [medians(lines, 'ours'), medians(lines, 'hocuspocus')];
				ran.set(scenario.join(' '), figures);
			}
			const [we] = figures;
			const value = figure(...figures, deletions);
			// Quick with words or texts missing is not quick.
			rows.push([what, value.toFixed(2), `≤ ${most}`, value <= most && !(we.missing! > 0) && !(we.docsShort! > 0)]);
		}
		if (only.length === 0 || only.includes('abuse')) {
			process.stderr.write('twelve attacks …\n');
			const out = join(folder, 'abuse.jsonl');
			rmSync(out, { force: true });
			writeFileSync(join(folder, 'alone.json'), JSON.stringify([{ name: 'ours', cmd: `${process.execPath} ${ours}` }]));
			await ended(process.execPath, ['compare.js', 'alone.json', '--scenario', 'abuse', '--repeat', '1', '--out', out], folder, true);
			const attacks = Object.entries(JSON.parse(readFileSync(out, 'utf8').trim()) as Record<string, { serverAlive?: boolean; offenderDropped?: unknown; honestStillServed?: boolean; honestWorstMs?: number }>)
				.filter(([, attack]) => typeof attack === 'object' && 'offenderDropped' in attack);
			const held = attacks.filter(([, attack]) => attack.serverAlive && attack.honestStillServed && (attack.offenderDropped === true || attack.offenderDropped === '10/10'));
			for (const [name, attack] of attacks) if (!held.some(([other]) => other === name)) process.stderr.write(`not withstood: ${name} ${JSON.stringify(attack)}\n`);
			rows.push(['attacks withstood, of 12', String(held.length), '= 12', held.length === 12]);
			const worst = Math.max(...attacks.map(([, attack]) => attack.honestWorstMs ?? Infinity));
			rows.push(['slowest honest word meanwhile, ms', worst.toFixed(0), '≤ 350', worst <= 350]);
		}
		console.log('\n| what | seen | goal | |\n|---|---:|---:|---|');
		for (const [what, seen, goal, good] of rows) console.log(`| ${what} | ${seen} | ${goal} | ${good ? '' : 'MISSED'} |`);
		return rows.every(([, , , good]) => good);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

if (!existsSync(join(bench, 'compare.js'))) console.log('not run: there is no harness beside the project (YISHI_BENCH says where it lies)');
else process.exitCode = (await run()) ? 0 : 1;
