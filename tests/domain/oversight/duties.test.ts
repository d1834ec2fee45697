import { afterAll, beforeAll, expect, it } from 'vitest';
import { dutiesPage, type DutiesPageModel } from '#domain/oversight/duties-view.ts';
import type { Day } from '#domain/basics/day.ts';
import { announced, taken } from '#tests/support/day-inputs.ts';
import { done } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

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
