import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { planImport } from '#acts/roll/imports.ts';
import { countVerdicts } from '#domain/community/roll/plan.ts';
import { settled } from '#tests/support/every-act.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { workbook } from '#tests/support/sheets.ts';

/* 麦小满 brings the roll of 上柳村 up to date from a spreadsheet: four rows are wrong, she mends one, writes the rest, and takes it back. */

const ROLL = [
	['姓名', '村', '门牌', '电话', '户籍', '常住', '出生日期', '户代表'],
	['柳新一', '上柳村', '新巷1号', '0000-6190001', '是', '是', '1980-05-01', '是'],
	['柳新二', '上柳村', '新巷1号', '', '是', '是', '2009-06-01', '否'],
	['柳新三', '上柳村', '新巷2号', '没有电话', '是', '是', '1975-02-03', '是'],
	['柳新四', '不知道村', '新巷3号', '', '是', '是', '1990-01-01', '是'],
	['=HYPERLINK("x")', '上柳村', '新巷4号', '', '是', '是', '1990-01-01', ''],
	['柳新五', '上柳村', '新巷5号', '', '也许', '是', '1990-01-01', ''],
	['柳新一', '上柳村', '新巷1号', '', '是', '是', '1980-05-01', ''],
	['柳新六', '上柳-02格', '新巷6号', '', '否', '2021-03-01', '1990-01-01', '是']
];
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n');

let town: Town;
let clerk: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	clerk = await town.person('麦小满');
});
afterEach(() => town.close());

async function upload(bytes: Uint8Array, name = '上柳村名册.csv'): Promise<string> {
	return String((await done(town, 'roll.upload', { community: 'LW', import: town.id(), name, file: Buffer.from(bytes).toString('base64') }, clerk)).import);
}
const imported = async (id: string) => (await town.look((records) => records.rolls.import(id)))!;
async function guessed(id: string): Promise<string> {
	const { mapping } = JSON.parse((await imported(id)).about) as { mapping: (string | null)[] };
	await done(town, 'roll.map', { community: 'LW', import: id, mapping }, clerk);
	return id;
}
const dryRun = async (id: string) => town.look(async (records) => planImport(records, (await records.rolls.import(id))!, town.portal.today(), (length) => town.portal.random(length)));
/** Every private row that an import could touch. */
const rollAsItIs = () =>
	town.look(async (_records, db) => ['persons', 'households', 'person_facts'].map((table) => db.client.prepare(`select * from ${table} order by id`).raw(true).all()));
async function write(id: string): Promise<void> {
	await done(town, 'roll.apply', { community: 'LW', import: id }, clerk);
	await settled(town);
}

describe('the roll of 上柳村', () => {
	test('dry run: three new, five wrong with the field named, one repeated; nothing is written', async () => {
		const before = await rollAsItIs();
		const id = await guessed(await upload(Buffer.from(csv(ROLL))));
		const planned = await dryRun(id);
		expect(countVerdicts(planned)).toEqual({ new: 3, changed: 0, same: 0, wrong: 4, duplicate: 1 });
		expect(planned.flatMap(({ row, problems }) => problems.map(({ field, code }) => [row, field, code]))).toEqual([
			[4, 'phone', 'not-a-phone'], [5, 'place', 'place-unknown'], [6, 'name', 'formula'], [7, 'registered', 'not-yes-or-no']
		]);
		expect(planned.find(({ row }) => row === 8)).toMatchObject({ verdict: 'duplicate', repeats: 2 });
		expect(await rollAsItIs()).toEqual(before);
	});

	test('mended, written, looked at, taken back: everything is as it was', async () => {
		const before = await rollAsItIs();
		const id = await guessed(await upload(Buffer.from(csv(ROLL))));
		await done(town, 'roll.mend', { community: 'LW', import: id, row: 4, cells: { phone: '0000-6190003' } }, clerk);
		await write(id);
		expect(await imported(id)).toMatchObject({ state: 'applied', done: 4, total: 4, counts: JSON.stringify({ new: 4, changed: 0, skipped: 4, kept: 0 }) });
		const facts = await town.look(async (records) => {
			const [person] = (await records.communities.personsOf('LW')).filter(({ name }) => name === '柳新六');
			return { household: await records.communities.household(person!.household!), facts: await records.rolls.factsOf(person!.id) };
		});
		expect(facts.household).toMatchObject({ place: town.subject('places:LW-G2'), cell: town.subject('places:LW-G2-C02'), door: '新巷6号' });
		expect(facts.facts.map(({ kind, from }) => [kind, from])).toEqual([['adult', '2008-01-01'], ['household_representative', null], ['resident', '2021-03-01']]);
		await done(town, 'roll.undo', { community: 'LW', import: id }, clerk);
		await settled(town);
		expect((await imported(id)).state).toBe('undone');
		expect(await rollAsItIs()).toEqual(before);
	});

	test('the birthday is not kept, only the day of full age', async () => {
		await write(await guessed(await upload(Buffer.from(csv(ROLL)))));
		await town.look(async (_records, db) => {
			for (const table of ['person_facts', 'persons', 'households']) expect(JSON.stringify(db.client.prepare(`select * from ${table}`).raw(true).all())).not.toContain('1980-05-01');
		});
	});

	test('the same file again changes nothing; with another telephone it changes that', async () => {
		await write(await guessed(await upload(Buffer.from(csv(ROLL)))));
		const again = await guessed(await upload(Buffer.from(csv(ROLL))));
		expect(countVerdicts(await dryRun(again))).toEqual({ new: 0, changed: 0, same: 3, wrong: 4, duplicate: 1 });
		expect(await refused(town, 'roll.apply', { community: 'LW', import: again }, clerk)).toMatchObject({ code: 'roll.nothing-to-write' });
		const other = ROLL.map((row) => (row[0] === '柳新二' ? row.map((cell, column) => (column === 3 ? '0000-6190022' : cell)) : row));
		const changed = (await dryRun(await guessed(await upload(Buffer.from(csv(other)))))).find(({ verdict }) => verdict === 'changed');
		expect(changed?.changes).toEqual([{ field: 'phone', before: '', after: '0000-6190022' }]);
	});

	test('two people of one name behind one door are two, once somebody says so', async () => {
		const id = await guessed(await upload(Buffer.from(csv(ROLL))));
		await done(town, 'roll.mend', { community: 'LW', import: id, row: 8, both: true }, clerk);
		expect(countVerdicts(await dryRun(id))).toMatchObject({ new: 4, duplicate: 0 });
		await done(town, 'roll.mend', { community: 'LW', import: id, row: 8, leave: true }, clerk);
		expect(countVerdicts(await dryRun(id))).toMatchObject({ new: 3, duplicate: 0 });
	});

	test('a new household representative takes the place of the one before, and gives it back', async () => {
		const before = await rollAsItIs();
		const [household, name] = await town.look(async (records) => {
			const one = (await records.communities.householdsOf('LW')).find(({ source }) => source === 'H-LW-G2-005')!;
			return [one, (await records.communities.personsOf('LW')).find((person) => person.household === one.id)!.name] as const;
		});
		const id = await guessed(await upload(Buffer.from(csv([['姓名', '村', '门牌', '户代表'], ['柳小五', '上柳村', household.door, '是']]))));
		expect((await dryRun(id))[0]!.changes).toContainEqual({ field: 'household_representative', before: name, after: '柳小五' });
		await write(id);
		const speaking = () => town.look(async (records) => (await records.rolls.factsIn('LW')).filter((fact) => fact.kind === 'household_representative' && fact.until === null).length);
		expect(await speaking()).toBe(518);
		await done(town, 'roll.undo', { community: 'LW', import: id }, clerk);
		await settled(town);
		expect(await rollAsItIs()).toEqual(before);
	});
});

describe('stopping', () => {
	const long = (rows: number) => csv([['姓名', '村', '门牌', '户籍'], ...Array.from({ length: rows }, (_, n) => [`柳${String.fromCodePoint(0x4e00 + n)}`, '上柳村', `新区${n}号`, '是'])]);

	test('in the middle: nothing of it stays, and a list cannot be frozen meanwhile', async () => {
		const before = await rollAsItIs();
		const id = await guessed(await upload(Buffer.from(long(3000))));
		await done(town, 'roll.apply', { community: 'LW', import: id }, clerk);
		const frozen = { community: 'LW', subject: town.id(), body: town.subject('bodies:LW-G2-H'), unit: 'household', title: '巷道', day: '2026-12-02' };
		expect(await refused(town, 'electorate.freeze', frozen, clerk)).toMatchObject({ code: 'roll.busy' });
		while ((await imported(id)).done < 200) await new Promise((resolve) => setTimeout(resolve, 1));
		const { written } = await done(town, 'roll.cancel', { community: 'LW', import: id }, clerk);
		expect(written).toBeGreaterThanOrEqual(200);
		expect(written).toBeLessThan(3000);
		await settled(town);
		expect(await imported(id)).toMatchObject({ state: 'undone', done: 0, total: 3000 });
		expect(await rollAsItIs()).toEqual(before);
		expect(await refused(town, 'roll.cancel', { community: 'LW', import: id }, clerk)).toMatchObject({ code: 'roll.wrong-state' });
		await done(town, 'electorate.freeze', frozen, clerk);
	});

	test('and a stop of the portal in between: it goes on taking back', async () => {
		const before = await rollAsItIs();
		const id = await guessed(await upload(Buffer.from(long(3000))));
		await done(town, 'roll.apply', { community: 'LW', import: id }, clerk);
		while ((await imported(id)).done < 200) await new Promise((resolve) => setTimeout(resolve, 1));
		await done(town, 'roll.cancel', { community: 'LW', import: id }, clerk);
		await town.reopen();
		await settled(town);
		expect((await imported(id)).state).toBe('undone');
		expect(await rollAsItIs()).toEqual(before);
	});
});

describe('undoing', () => {
	test('for 24 hours, then what the file held is deleted', async () => {
		const id = await guessed(await upload(Buffer.from(csv(ROLL))));
		await write(id);
		town.setClock('2026-12-03T09:00:01');
		expect(await refused(town, 'roll.undo', { community: 'LW', import: id }, clerk)).toMatchObject({ code: 'roll.undo-over' });
		expect(await town.portal.perform('roll.expire', {}, { kind: 'clock' })).toMatchObject({ ok: true, value: { files: 1 } });
		expect(await town.look(async (_records, db) => db.client.prepare('select count(*) from roll_chunks').raw(true).get())).toEqual([0]);
		expect(await imported(id)).toMatchObject({ state: 'applied' });
	});

	test('whoever has been given a slip since stays, with what was said of them, and is counted', async () => {
		const id = await guessed(await upload(Buffer.from(csv(ROLL))));
		await write(id);
		const person = await town.look(async (_records, db) => (db.client.prepare("select id from persons where name = '柳新一'").raw(true).get() as [string])[0]);
		await done(town, 'slip.print', { community: 'LW', persons: [person] }, clerk);
		await done(town, 'roll.undo', { community: 'LW', import: id }, clerk);
		await settled(town);
		expect(JSON.parse((await imported(id)).counts!)).toMatchObject({ kept: 1 });
		expect(await town.look(async (records) => [(await records.communities.person(person))?.name, (await records.rolls.factsOf(person)).length])).toEqual(['柳新一', 4]);
		expect(await town.look(async (_records, db) => db.client.prepare("select count(*) from persons where name like '柳新%'").raw(true).get())).toEqual([1]);
	});

	test('the portal stops in the middle: it goes on where it was, and nobody is there twice', async () => {
		const rows = Array.from({ length: 450 }, (_, n) => [`柳${String.fromCodePoint(0x4e10 + n)}`, '上柳村', `长巷${n}号`]);
		const id = await guessed(await upload(Buffer.from(csv([['姓名', '村', '门牌'], ...rows]))));
		await done(town, 'roll.apply', { community: 'LW', import: id }, clerk);
		await town.reopen();
		await settled(town);
		expect(await imported(id)).toMatchObject({ state: 'applied', done: 450 });
		expect(await town.look(async (_records, db) => db.client.prepare("select count(*), count(distinct door) from households where door like '长巷%'").raw(true).get())).toEqual([450, 450]);
	});
});

describe('what may not be', () => {
	test('a column of identity numbers is left out, one inside a note is taken out, and neither is kept anywhere', async () => {
		const number = '11010519491231002X';
		const id = await upload(Buffer.from(csv([['姓名', '证件', '门牌', '村'], ['柳新一', number, '新巷1号', '上柳村'], ['柳新二', '', `新巷2号 ${number}`, '上柳村'], [number, '', '新巷3号', '上柳村']])));
		expect(JSON.parse((await imported(id)).about)).toMatchObject({ leftOut: [1], identityRows: [3, 4] });
		await guessed(id);
		expect((await dryRun(id)).map(({ verdict, problems }) => [verdict, problems[0]?.code])).toEqual([['new', undefined], ['new', undefined], ['wrong', 'identity-number']]);
		await town.look(async (_records, db) => expect(JSON.stringify(db.client.prepare('select * from roll_chunks').raw(true).all())).not.toContain('110105'));
		expect(await refused(town, 'roll.mend', { community: 'LW', import: id, row: 4, cells: { name: number } }, clerk)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'cells.name' }] });
	});

	test('GBK as the office\'s old program writes it, and a workbook, say the same', async () => {
		const names = async (id: string) => (await dryRun(await guessed(id))).map(({ step, verdict }) => step?.added?.name ?? verdict);
		// 姓名,村,门牌 / 柳一,上柳村,新巷1号 in GBK.
		const gbk = Buffer.from('d0d5c3fb2cb4e52cc3c5c5c60d0ac1f8d2bb2cc9cfc1f8b4e52cd0c2cfef31bac50d0a', 'hex');
		const id = await upload(gbk);
		expect((await imported(id)).encoding).toBe('gb18030');
		expect(await names(id)).toEqual(['柳一']);
		const sheet = await upload(workbook([['姓名', '村', '门牌'], ['柳一', '上柳村', '新巷1号']]), '名册.xlsx');
		expect((await imported(sheet)).encoding).toBe('xlsx');
		expect(await names(sheet)).toEqual(['柳一']);
	});

	test('two imports at once, a step out of order, a mapping without a name', async () => {
		const id = await upload(Buffer.from(csv(ROLL)));
		expect(await refused(town, 'roll.apply', { community: 'LW', import: id }, clerk)).toMatchObject({ code: 'roll.wrong-state' });
		expect(await refused(town, 'roll.map', { community: 'LW', import: id, mapping: Array<null>(8).fill(null) }, clerk)).toMatchObject({ fields: [{ path: 'mapping', code: 'missing' }] });
		expect(await refused(town, 'roll.map', { community: 'LW', import: id, mapping: ['name', 'phone', 'phone', null, null, null, null, null] }, clerk)).toMatchObject({ fields: [{ path: 'mapping', code: 'differs' }] });
		await guessed(id);
		await write(id);
		expect(await refused(town, 'roll.apply', { community: 'LW', import: id }, clerk)).toMatchObject({ code: 'roll.wrong-state' });
		const elsewhere = await town.person('坡杏莳');
		expect(await refused(town, 'roll.undo', { community: 'SQ', import: id }, elsewhere)).toMatchObject({ code: 'object.not-found' });
	});

	test('what is on the roll is looked at under the eyes of the private audit', async () => {
		await done(town, 'roll.look', { community: 'LW', what: 'roll', about: [clerk.person] }, clerk);
		expect(await town.look(async (_records, db) => db.client.prepare('select act, caller, about from private_audit order by id desc limit 1').raw(true).get())).toEqual(['roll.look', `person:${clerk.person}`, clerk.person]);
	});
});
