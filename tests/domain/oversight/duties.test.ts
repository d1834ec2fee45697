import { afterAll, beforeAll, expect, it } from 'vitest';
import { dutiesPage, type DutiesPageModel } from '#domain/oversight/duties-view.ts';
import type { Day } from '#domain/basics/day.ts';
import { announced, taken } from '#tests/support/day-inputs.ts';
import { done, refused } from '#tests/support/joining.ts';
import { going, openMatter } from '#tests/support/matter-inputs.ts';
import { settledList, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { keepTime } from '#server/timekeeper.ts';
import { addDays } from '#domain/basics/day.ts';
import { dutiesOf } from '../../../src/routes/office/duties.ts';

/* What 柳湾 owed in 2026, from what its file has and what was done since. Nothing of it is stored. */

let town: Town;
beforeAll(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterAll(() => town.close());

const page = async (today: Day, query: Record<string, string> = {}): Promise<DutiesPageModel> => (await dutiesPage(town.portal.contents, { community: 'LW', ...query }, { today, zone: 480 }))!;
const of = (model: DutiesPageModel, body: string) => model.bodies.find(({ body: { name } }) => name.includes(body))!;
const day = (text: string) => text as Day;

it('a month without accounts is missing from the day after it was due, a late one stays late, one that is to come is due', async () => {
	const committee = of(await page(day('2026-12-09')), '居民委员会');
	const finance = (model = committee) => model.lines.filter(({ kind }) => kind === 'finance').map(({ what, due, state }) => [what, due, state.state]);
	// August to October are in the file; November is due on the ninth, to midnight.
	expect(finance()).toEqual([['2026-08', '2026-09-09', 'done'], ['2026-09', '2026-10-09', 'done'], ['2026-10', '2026-11-09', 'done'], ['2026-11', '2026-12-09', 'due']]);
	const after = of(await page(day('2026-12-12')), '居民委员会').lines.find(({ what }) => what === '2026-11')!;
	expect(after.state).toEqual({ state: 'missing', days: 3 });
	expect(committee.rows.find(({ kind }) => kind === 'finance')!.months[8]).toEqual({ done: 1, late: 0, due: 0, missing: 0 });
});

it('a quarter in which the representatives did not meet shows by itself; how long ago they met is counted', async () => {
	const now = of(await page(day('2026-12-02')), '代表会议');
	expect(now.lines.filter(({ kind }) => kind === 'meeting').map(({ what, state }) => [what, state.state])).toEqual([['2026-Q3', 'missing'], ['2026-Q4', 'done']]);
	expect(now.meets).toMatchObject({ last: '2026-10-25', daysSince: 38 });
	const later = of(await page(day('2027-04-01'), { month: '2027-03' }), '代表会议');
	expect(later.lines.map(({ what, due, state }) => [what, due, state.state])).toEqual([['2027-Q1', '2027-03-31', 'missing']]);
});

it('one month is shown of a year that is asked for, and no year before there were duties', async () => {
	const model = await page(day('2026-12-12'), { month: '2026-11' });
	expect(model.month).toBe('2026-11');
	expect(model.bodies.flatMap(({ lines }) => lines).every(({ due }) => due.startsWith('2026-11'))).toBe(true);
	expect((await page(day('2026-12-12'), { month: '1999-01' })).month).toBeUndefined();
	expect((await page(day('2026-12-12'), { month: '2026-13' })).year).toBe('2026');
});

it('commitments, minutes and those who spoke count from what is recorded here', async () => {
	await taken(town, 5);
	const clerk = await town.person('麦小满');
	const meeting = await announced(town);
	for (const as of ['resident', 'member', 'member', 'officer']) {
		await done(town, 'democracy-day.note', { community: 'LW', subject: town.id(), meeting, item: 1, kind: 'said', as, text: '同意。' }, clerk);
	}
	await done(town, 'democracy-day.count', { community: 'LW', meeting, onPaper: 80 }, clerk);
	const model = await page(day('2026-12-09'));
	expect(model.speakers).toEqual({ without: 3, of: 4 });
	expect(of(model, '代表会议').lines.find(({ kind, what }) => kind === 'minutes' && what === '2026-12-02')!.state).toEqual({ state: 'missing', days: 2 });
	expect(of(model, '居民委员会').lines.find(({ kind, what }) => kind === 'commitment' && what === '装好渡口的路灯')!.state).toEqual({ state: 'missing', days: 2 });
});

it('a stage that a body holds is owed by its last day, on time or late; a report to the overseers until they answer, and each of them reads it among their duties', async () => {
	const [director, overseer, resident] = [await town.person('苗立夏'), await town.person('禾处暑'), await town.person('柳霜降')];
	const matter = await openMatter(town, { title: '修渡口的台阶' });
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), director);
	const today = town.portal.today();
	const stagesOf = async (on: Day) => of(await page(on), '党').lines.filter(({ kind, address }) => kind === 'stage' && address?.endsWith(matter)).map(({ due, state }) => [due, state]);
	// Ten working days: two weekends lie between.
	const last = addDays(today, 14);
	expect(await stagesOf(today)).toEqual([[last, { state: 'due', days: 14 }]]);
	expect(await stagesOf(addDays(last, 3))).toEqual([[last, { state: 'missing', days: 3 }]]);
	const report = { community: 'LW', subject: town.id(), matter, text: '台阶的石头换成了便宜的。' };
	await done(town, 'matter.report', report, resident);
	const waits = async (who: typeof overseer) => (await dutiesOf(town.portal, { caller: who, community: 'LW' as never, offices: who.offices, answers: [], moderates: false, prints: false } as never)).filter(({ what }) => what === 'direct-report');
	expect(await waits(overseer)).toMatchObject([{ due: addDays(today, 5), subject: report.subject, text: report.text }]);
	expect(await waits(director)).toEqual([]);
	const reports = async (on: Day) => of(await page(on), '监督委员会').lines.filter(({ kind }) => kind === 'report').map(({ due, state }) => [due, state.state]);
	expect([await reports(today), await reports(addDays(today, 6))]).toEqual([[[addDays(today, 5), 'due']], [[addDays(today, 5), 'missing']]]);
	expect(JSON.stringify(await page(today))).not.toContain(report.text);
	await done(town, 'matter.answer', { community: 'LW', subject: town.id(), report: report.subject, text: '看过了，和报价单上的一样。' }, overseer);
	expect([await reports(addDays(today, 6)), await waits(overseer)]).toEqual([[[addDays(today, 5), 'done']], []]);
	await done(town, 'matter.study', { community: 'LW', subject: town.id(), matter, from: 'party_review', outcome: 'accepted', reason: '大家都走这里。' }, await town.person('谷雨生'));
	expect(await stagesOf(addDays(last, 3))).toEqual([[last, { state: 'done', on: today }]]);
});

it('twice not competent: from the second result on the body owes the end of that office, by its clause, until it has ended', async () => {
	const office = town.subject('offices:OF-002');
	const dismissals = async (on: Day) => of(await page(on), '居民委员会').lines.filter(({ kind }) => kind === 'dismissal');
	for (const year of ['2026', '2027']) {
		if (year === '2027') town.setClock('2027-01-04T09:00');
		const { electorate } = await settledList(town);
		const [evaluation, today] = [town.id(), town.portal.today()];
		const input = { community: 'LW', subject: evaluation, kind: 'appraisal', electorate, body: town.subject('bodies:LW-C'), title: '年度述职评议', opensOn: today, closesOn: addDays(today, 3) };
		const overseer = await town.person('禾处暑');
		expect((await refused(town, 'evaluation.open', { ...input, offices: [office, office] }, overseer)).fields).toEqual([{ path: 'offices', code: 'not-in-list' }]);
		await done(town, 'evaluation.open', { ...input, offices: [office] }, overseer);
		for (const n of [1, 2, 3, 4, 5]) await done(town, 'evaluation.rate', { community: 'LW', evaluation, answers: [n < 5 ? 3 : 0] }, await voterAt(town, evaluation, n));
		town.setClock(`${addDays(today, 4)}T09:00`);
		await keepTime(town.portal);
		expect((await dismissals(town.portal.today())).length).toBe(year === '2026' ? 0 : 1);
	}
	const [line] = await dismissals(town.portal.today());
	const found = addDays(town.portal.today(), -1);
	expect(line).toMatchObject({ what: '苗立夏', due: found, state: { state: 'missing', days: 1 }, clause: '村民委员会组织法(2025修正)§38' });
});
