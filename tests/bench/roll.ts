import type { Act } from '#acts/act.ts';
import { ACTS } from '#acts/registry.ts';
import { settled } from '#tests/support/every-act.ts';
import { done } from '#tests/support/joining.ts';
import { workbook } from '#tests/support/sheets.ts';
import { openTown } from '#tests/support/town.ts';

/* A roll of thousands of rows, from a file to the roll and back, while somebody else goes on working. */

/** What an import took. Seconds on the wall unless it says work: that is of this thread, and no other program disturbs it. */
export interface RollMeasures {
	rows: number;
	/** From the file to the roll, and how much of it was reading the file. */
	seconds: number;
	reading: number;
	work: number;
	undone: number;
	/** How often the writer was held, and for how long at most, in ms of work and on the wall. */
	batches: number;
	longest: number;
	longestOnTheWall: number;
	/** How long somebody else waited at most, in ms. */
	waited: number;
	/** As the ledger tells it in the end: what was written, and what was left after it was taken back. */
	state: string;
	written: number;
	left: number;
}

/** What this thread has worked since then, in ms. */
function workedSince(before?: NodeJS.CpuUsage): number {
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

/** Measures for how long acts hold the writer, until it is stopped. */
function timed(names: readonly string[]): { holds: number[]; walls: number[]; stop(): void } {
	const holds: number[] = [];
	const walls: number[] = [];
	const undo = names.map((name) => {
		const act = ACTS.get(name) as Act;
		const { decide } = act;
		act.decide = async (...given) => {
			const began = performance.now();
			const worked = process.threadCpuUsage();
			try {
				return await decide(...given);
			} finally {
				holds.push(workedSince(worked));
				walls.push(performance.now() - began);
			}
		};
		return () => void (act.decide = decide);
	});
	return { holds, walls, stop: () => undo.forEach((one) => one()) };
}

/** A roll of so many people, three behind each door, as a spreadsheet program would save it. */
function sheet(kind: 'csv' | 'xlsx', rows: number): Buffer {
	const table = [
		['姓名', '村', '门牌', '电话', '户籍', '常住', '出生日期', '户代表', '集体成员'],
		...Array.from({ length: rows }, (_, n) => [
			`柳${String.fromCodePoint(0x4e00 + (n % 3000))}${String.fromCodePoint(0x5e00 + Math.floor(n / 3))}`, '上柳村', `新区${Math.floor(n / 3)}号`, `0000-7${String(n).padStart(6, '0')}`,
			'是', '是', `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 9}`, n % 3 === 0 ? '是' : '否', '是'
		])
	];
	return kind === 'csv' ? Buffer.from(table.map((row) => row.join(',')).join('\n')) : workbook(table);
}

/** Brings a file into the roll of 柳湾 and takes it back. */
export async function measureRoll(kind: 'csv' | 'xlsx', rows: number): Promise<RollMeasures> {
	const town = await openTown({ clock: '2026-12-02T09:00' });
	const watch = timed(['roll.upload', 'roll.map', 'roll.apply', 'roll.continue', 'roll.undo']);
	try {
		const clerk = await town.person('麦小满');
		const file = sheet(kind, rows).toString('base64');
		const id = town.id();
		const step = (act: string, more = {}) => done(town, act, { community: 'LW', import: id, ...more }, clerk);
		const began = performance.now();
		const worked = process.threadCpuUsage();
		await step('roll.upload', { name: `名册.${kind}`, file });
		const read = performance.now();
		await step('roll.map', { mapping: ['name', 'place', 'door', 'phone', 'registered', 'resident', 'born', 'household_representative', 'member'] });
		await step('roll.apply');
		let waited = 0;
		while ((await town.portal.records.rolls.working()).length > 0) {
			const asked = performance.now();
			await done(town, 'roll.look', { community: 'LW', what: 'roll' }, clerk);
			waited = Math.max(waited, performance.now() - asked);
		}
		const seconds = (performance.now() - began) / 1000;
		const work = workedSince(worked) / 1000;
		const { state, done: written } = (await town.look((records) => records.rolls.import(id)))!;
		const undoing = performance.now();
		await step('roll.undo');
		await settled(town);
		const undone = (performance.now() - undoing) / 1000;
		const [left] = await town.look(async (_records, db) => db.client.prepare("select count(*) from households where door like '新区%'").raw(true).get() as [number]);
		return {
			rows, seconds, reading: (read - began) / 1000, work, undone, batches: watch.holds.length, longest: Math.max(...watch.holds), longestOnTheWall: Math.max(...watch.walls), waited,
			state, written, left
		};
	} finally {
		watch.stop();
		await town.close();
	}
}
