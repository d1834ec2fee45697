import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { electoratePage, electoratesPage } from '#domain/community/electorate-view.ts';
import { day } from '#domain/basics/day.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { demoCity, openTown, type Town } from '#tests/support/town.ts';

/* 麦小满 publishes who votes on the lanes of 上柳; a neighbour finds that somebody is listed who has moved, another that she is missing. */

let town: Town;
let clerk: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	clerk = await town.person('麦小满');
});
afterEach(() => town.close());

const lanes = (more: Record<string, unknown> = {}) => ({
	community: 'LW', subject: town.id(), body: town.subject('bodies:LW-G2-H'), unit: 'household', title: '上柳片巷道硬化三期筹资', day: '2026-12-02', poll: '2026-12-20', ...more
});
const when = (today: string) => ({ today: day(today), zone: 480 });
const page = async (electorate: string, today = '2026-12-02') => (await electoratePage(town.portal.contents, { community: 'LW', electorate }, when(today)))!;

test('438 households of 上柳, each once: surname and cell, no door, no telephone, nobody by full name', async () => {
	const { subject, number, count } = await done(town, 'electorate.freeze', lanes(), clerk);
	expect([number, count]).toEqual(['LW-E-2026-02', 438]);
	const held = (await town.portal.contents.bySubject<ElectorateContent>(subject as never))!;
	expect(held.content).toMatchObject({ unit: 'household', published: '2026-12-02', appealUntil: '2026-12-07', count: 438 });
	expect(held.content.list.every(({ name, at }) => /^.{1,2}\*\*$/.test(name) && at!.startsWith('上柳'))).toBe(true);
	expect(held.content.byPlace.reduce((sum, one) => sum + one.count, 0)).toBe(438);
	const people = demoCity().people as { name: string; phone: string | null }[];
	expect(people.filter(({ name, phone }) => held.bytes.includes(name) || (phone !== null && held.bytes.includes(phone)))).toEqual([]);
	const members = await town.look((records) => records.rolls.membersOf(String(subject)));
	expect(new Set(members.map(({ household }) => household)).size).toBe(438);
	await checkRecord(town, 'LW');
});

test('the roll may change afterwards; the list does not', async () => {
	const { subject } = await done(town, 'electorate.freeze', lanes(), clerk);
	const members = await town.look((records) => records.rolls.membersOf(String(subject)));
	const fact = await town.look(async (records) => (await records.rolls.factsOf(members[0]!.person)).find(({ kind }) => kind === 'household_representative')!);
	await done(town, 'roll.end', { community: 'LW', fact: fact.id }, clerk);
	expect((await page(String(subject))).total).toBe(438);
	expect(await done(town, 'electorate.freeze', lanes(), clerk)).toMatchObject({ count: 437 });
});

test('struck off on appeal, added on appeal, each in public with its reason; the number stays', async () => {
	const { subject: electorate } = await done(town, 'electorate.freeze', lanes(), clerk);
	const neighbour = await town.person('u-lw-g2-002');
	const file = async (more: Record<string, unknown>, who = neighbour) =>
		done(town, 'electorate.appeal', { community: 'LW', subject: town.id(), electorate, text: '情况有变。', ...more }, who);
	const first = await file({ kind: 'should-not', n: 7 });
	expect(first).toMatchObject({ number: 'LW-E-2026-02-1', due: '2026-12-05' });
	// 柳春分 lives in 下柳村 and says that she is missing.
	const second = await file({ kind: 'missing' }, await town.person('柳春分', { through: 'device' }));
	const third = await file({ kind: 'wrong', n: 9 });
	const decide = (appeal: unknown, outcome: string) => done(town, 'electorate.decide', { community: 'LW', subject: town.id(), appeal, outcome, reason: '已核实。' }, clerk);
	await decide(first.subject, 'upheld');
	await decide(second.subject, 'upheld');
	town.setClock('2026-12-07T10:00');
	await decide(third.subject, 'rejected');
	const model = await page(String(electorate), '2026-12-07');
	expect(model.electorate.count).toBe(438);
	expect(model.changes).toEqual([{ appeal: 'LW-E-2026-02-1', n: 7, what: 'struck' }, { appeal: 'LW-E-2026-02-2', n: 439, what: 'added' }]);
	expect(model.appeals.map(({ state }) => state)).toEqual([
		{ state: 'decided', outcome: 'upheld', daysLate: 0 }, { state: 'decided', outcome: 'upheld', daysLate: 0 }, { state: 'decided', outcome: 'rejected', daysLate: 2 }
	]);
	const mine = await town.look(async (records) => records.rolls.memberships(await idOf(town, '柳春分')));
	expect(mine.filter((one) => one.electorate === electorate)).toMatchObject([{ n: 439, struck: false }]);
	expect(await refused(town, 'electorate.decide', { community: 'LW', subject: town.id(), appeal: first.subject, outcome: 'rejected', reason: '再想想。' }, clerk)).toMatchObject({ code: 'roll.already-decided' });
	await checkRecord(town, 'LW');
});

test('five days, to midnight of the fifth; after that the page says that it is over, and what is undecided is late', async () => {
	const { subject: electorate } = await done(town, 'electorate.freeze', lanes(), clerk);
	const neighbour = await town.person('u-lw-g2-002');
	const appeal = (more = {}) => ({ community: 'LW', subject: town.id(), electorate, kind: 'wrong', text: '格写错了。', ...more });
	expect(await refused(town, 'electorate.appeal', appeal({ kind: 'should-not' }), neighbour)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'n', code: 'missing' }] });
	expect(await refused(town, 'electorate.appeal', appeal({ n: 5000 }), neighbour)).toMatchObject({ code: 'electorate.line-unknown' });
	town.setClock('2026-12-07T23:59');
	await done(town, 'electorate.appeal', appeal(), neighbour);
	town.setClock('2026-12-08T00:00');
	expect(await refused(town, 'electorate.appeal', appeal(), neighbour)).toMatchObject({ code: 'electorate.appeal-over', params: { until: '2026-12-07' } });
	expect((await page(String(electorate), '2026-12-13')).appeals[0]!.state).toEqual({ state: 'overdue', daysLate: 3 });
});

test('a list that nobody is on, a unit that the body does not know, a day far off, another community', async () => {
	expect(await refused(town, 'electorate.freeze', lanes({ body: town.subject('bodies:LW-E2'), unit: 'member' }), clerk)).toMatchObject({ code: 'electorate.nobody' });
	expect(await refused(town, 'electorate.freeze', lanes({ unit: 'owner' }), clerk)).toMatchObject({ fields: [{ path: 'unit' }] });
	expect(await refused(town, 'electorate.freeze', lanes({ day: '2028-01-01' }), clerk)).toMatchObject({ fields: [{ path: 'day', code: 'too-large' }] });
	expect(await refused(town, 'electorate.freeze', lanes({ body: town.subject('bodies:BC-R'), unit: 'person' }), clerk)).toMatchObject({ code: 'object.not-found' });
});

test('the list of a committee election published less than 20 days before says so', async () => {
	for (const kind of ['registered', 'resident', 'adult']) await done(town, 'roll.record', { community: 'LW', person: await idOf(town, '柳春分'), kind, from: '2000-01-01' }, clerk);
	const election = { body: town.subject('bodies:LW-C'), unit: 'person', title: '居民委员会换届选举' };
	const late = await done(town, 'electorate.freeze', lanes({ ...election, poll: '2026-12-21' }), clerk);
	expect(late).toMatchObject({ count: 1 });
	expect((await page(String(late.subject))).late).toBe(1);
	expect((await page(String((await done(town, 'electorate.freeze', lanes({ ...election, poll: '2026-12-22' }), clerk)).subject))).late).toBe(0);
	expect((await page(String((await done(town, 'electorate.freeze', lanes(), clerk)).subject))).late).toBeUndefined();
});

test('the lists of the imported votes are there, masked, with the people behind them', async () => {
	const model = (await electoratesPage(town.portal.contents, { community: 'BC' }, when('2026-12-02')))!;
	expect(model.electorates).toMatchObject([{ number: 'BC-E-2026-01', title: '制定电动自行车集中充电与停放管理办法', count: 71, day: '2026-11-15', open: false }]);
	expect(model.electorates[0]!.evidence.imported).toBe(true);
	const subject = String(town.subject('electorates:V1'));
	expect(await town.look(async (records) => (await records.rolls.membersOf(subject)).length)).toBe(71);
	expect((await electoratesPage(town.portal.contents, { community: 'LW' }, when('2026-12-02')))!.electorates.map(({ count }) => count)).toEqual([108]);
});
