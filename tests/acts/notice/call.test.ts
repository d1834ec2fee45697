import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { callsOf, type Call } from '#acts/notice/look.ts';
import { openWriter } from '#records/database.server.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { answeredQuestion, INPUTS } from '#tests/support/every-act.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳春分 has no network; at the counter she says that she may be called. 麦小满 keeps the list. */

let town: Town;
let clerk: PersonCaller;
let chunfen: string;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	clerk = await town.person('麦小满');
	chunfen = await idOf(town, '柳春分');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const agree = (agrees = true, person = chunfen) => done(town, 'notice.agree', { community: 'LW', person, agrees, how: '12月2日在服务大厅当面说的' }, clerk);
const list = async () => (await done(town, 'notice.look', { community: 'LW' }, clerk)).calls as Call[];
async function publish(): Promise<void> {
	await done(town, 'disclosure.publish', await INPUTS['disclosure.publish']!(town, clerk), clerk);
	while (Number((await done(town, 'notice.make', { community: 'LW' }, { kind: 'clock' })).left) > 0);
}
const audit = (act: string) => town.look(async (_records, db) => db.client.prepare('select about from private_audit where act = ? order by id').raw(true).all(act).flat());

it('whoever agreed is called about a new account and about their own answers, in the order in which they came', async () => {
	await agree();
	const question = await answeredQuestion(town, await town.person('柳春分', { through: 'device' }));
	await publish();
	const [call, ...others] = await list();
	expect(others).toEqual([]);
	expect(call).toMatchObject({ person: chunfen, name: '柳春分', phone: '0000-6100106', tries: 0, about: [{ kind: 'answered', object: question }, { kind: 'published' }] });
});

it('nobody who did not agree is on the list, and whoever no longer agrees is off it at once, with what waited', async () => {
	await publish();
	expect(await list()).toEqual([]);
	await agree();
	await town.close();
	town = await openTown({ clock: '2026-12-02T09:00' });
	clerk = await town.person('麦小满');
	chunfen = await idOf(town, '柳春分');
	await agree();
	await publish();
	expect(await list()).toHaveLength(1);
	await agree(false);
	expect(await list()).toEqual([]);
});

it('whoever has quiet hours now stands last, and the list says until when', async () => {
	await agree();
	await publish();
	expect((await list()).map(({ quiet }) => quiet)).toEqual([{ from: '21:00', until: '07:00', now: false }]);
	town.setClock('2026-12-02T21:00');
	expect((await list()).map(({ quiet }) => quiet)).toEqual([{ from: '21:00', until: '07:00', now: true }]);
	const rows = ['甲', '乙'].map((person, seq) => ({ person, name: person, display: person, phone: '0000', household: null, object: person, kind: 'published', nth: 1, seq, calls: 0 }) as never);
	const hours = new Map([['甲', { from: 540, until: 720 }], ['乙', { from: 1260, until: 420 }]]);
	expect(callsOf(rows, hours, 600).map(({ name, quiet }) => [name, quiet.now])).toEqual([['乙', false], ['甲', true]]);
	expect(callsOf(rows, hours, 1320).map(({ name, quiet }) => [name, quiet.now])).toEqual([['甲', false], ['乙', true]]);
});

it('each look is in the private audit, with whose numbers were seen; the book of deliveries has none', async () => {
	await agree();
	await publish();
	await list();
	await list();
	expect(await audit('notice.look')).toEqual([chunfen, chunfen]);
	const kept = await town.look(async (_records, db) => JSON.stringify(db.client.prepare('select * from deliveries').all()));
	expect(kept).not.toContain('0000-6100106');
});

it('not reached stays, with the tries; reached goes; what came since the list was printed stays on it', async () => {
	await agree();
	await publish();
	const printed = (await list())[0]!;
	const tick = (outcome: string, keys = printed.about.map(({ key }) => key)) => done(town, 'notice.call', { community: 'LW', person: chunfen, keys, outcome }, clerk);
	expect(await tick('not-reached')).toEqual({ ticked: 1 });
	expect((await list())[0]).toMatchObject({ tries: 1 });
	await answeredQuestion(town, await town.person('柳春分', { through: 'device' }));
	while (Number((await done(town, 'notice.make', { community: 'LW' }, { kind: 'clock' })).left) > 0);
	await tick('reached');
	expect((await list())[0]!.about.map(({ kind }) => kind)).toEqual(['answered']);
	// The other clerk ticks the same paper: what is told is told.
	expect(await tick('reached')).toEqual({ ticked: 0 });
	expect(await audit('notice.call')).toEqual([`${chunfen} not-reached`, `${chunfen} reached`, `${chunfen} reached`]);
	expect((await refused(town, 'notice.call', { community: 'LW', person: chunfen, keys: [`published.${town.subject('disclosures:D08')}.1`], outcome: 'reached' }, clerk)).code).toBe('object.not-found');
});

it('the same lines gone through again tell nobody twice', async () => {
	await agree();
	await publish();
	const db = openWriter(town.ledgerFile);
	db.client.exec("delete from folder_state where key = 'told LW'");
	db.client.close();
	const count = () => town.look(async (_records, ledger) => (ledger.client.prepare('select count(*) from notices').raw(true).get() as [number])[0]);
	const before = await count();
	while (Number((await done(town, 'notice.make', { community: 'LW' }, { kind: 'clock' })).left) > 0);
	expect(await count()).toBe(before);
});

it('nobody is noted who has no number, or is of another community', async () => {
	const stranger = await idOf(town, '坡杏莳');
	expect((await refused(town, 'notice.agree', { community: 'LW', person: stranger, agrees: true, how: '当面' }, clerk)).code).toBe('object.not-found');
	const numberless = await town.look(async (_records, db) => (db.client.prepare("select id from persons where community = 'LW' and phone is null limit 1").raw(true).get() as [string] | undefined)?.[0]);
	expect(numberless).toBeDefined();
	expect((await refused(town, 'notice.agree', { community: 'LW', person: numberless, agrees: true, how: '当面' }, clerk)).code).toBe('notice.no-telephone');
	await agree(false, numberless);
});
