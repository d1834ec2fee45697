import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { cityHome, communityHome, nextDayOfMonth } from '#domain/oversight/home-view.ts';
import { verifyPage } from '#domain/oversight/verify-view.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const on = (today: string) => ({ today: day(today), zone: 480 });

test('the city names its six communities, and the two things that are missing', async () => {
	const model = (await cityHome(town.portal.contents, { city: 'QH' }, on('2026-11-22')))!;
	expect(model.communities.map(({ code }) => code).sort()).toEqual(['BC', 'LW', 'MT', 'QG', 'SQ', 'YQ']);
	// Both were due on the same day.
	expect(new Set(model.late.map(({ community, owing }) => `${community} ${owing?.period}`))).toEqual(new Set(['SQ 2026-09', 'QG 2026-Q3']));
	const standing = Object.fromEntries(model.communities.map(({ code, standing }) => [code, standing]));
	expect(standing.SQ).toEqual({ missing: 1, due: 1, overdue: 0, waiting: 0 });
	expect(standing.LW).toEqual({ missing: 0, due: 0, overdue: 0, waiting: 0 });
	expect(model.newest.map(({ card }) => card.published)).toEqual(['2026-11-12', '2026-11-10', '2026-11-09', '2026-11-09', '2026-11-09']);
	expect(JSON.parse(JSON.stringify(model))).toEqual(model);
});

test('on the tenth of December the same city says by itself what November owes', async () => {
	const model = (await cityHome(town.portal.contents, { city: 'QH' }, on('2026-12-10')))!;
	expect(model.communities.find(({ code }) => code === 'LW')!.standing.missing).toBe(1);
	expect(model.late.length).toBeGreaterThan(2);
	const dues = model.late.map(({ owing, question }) => owing?.due ?? question!.due);
	expect(dues).toEqual(dues.toSorted());
});

test('the next meeting of each community, where one is announced, until its day is over', async () => {
	const meetings = async (today: string) => {
		const { communities } = (await cityHome(town.portal.contents, { city: 'QH' }, on(today)))!;
		return Object.fromEntries(communities.flatMap(({ code, meeting }) => (meeting ? [[code, meeting.day]] : [])));
	};
	expect(await meetings('2026-10-01')).toEqual({ LW: '2026-10-25', BC: '2026-11-15' });
	expect(await meetings('2026-11-15')).toEqual({ BC: '2026-11-15' });
	expect(await meetings('2026-11-16')).toEqual({});
	expect((await communityHome(town.portal.contents, { community: 'LW' }, on('2026-10-25')))!.meeting).toMatchObject({ day: '2026-10-25', address: expect.stringContaining('/LW/democracy-days/') as string });
});

test('a community without anything late says so, and names what was imported and has no page yet', async () => {
	const model = (await communityHome(town.portal.contents, { community: 'LW' }, on('2026-11-22')))!;
	expect(model).toMatchObject({ name: '柳湾社区', overdue: [], waiting: [], owing: [], nextDisclosureDay: '2026-12-09', nextQuestioningDay: '2026-12-11' });
	expect(model.newest[0]).toMatchObject({ published: '2026-11-09', period: '2026-10' });
	expect(model.underway.map(({ title }) => title)).toEqual(['下柳段排水沟清淤']);
	expect(model.notYetShown).toContainEqual({ list: 'ledger', count: 2 });
	expect(await communityHome(town.portal.contents, { community: 'XX' }, on('2026-11-22'))).toBeUndefined();
});

test('without a city there is nothing yet, and that is a page', async () => {
	expect(await cityHome(town.portal.contents, {}, on('2026-11-22'))).toMatchObject({ communities: [], late: [], newest: [] });
	expect(await verifyPage(town.portal.contents, {}, on('2026-11-22'))).toEqual({ communities: [] });
	expect((await verifyPage(town.portal.contents, { city: 'QH' }, on('2026-11-22')))!.communities).toHaveLength(7);
});

test('the ninth is next until it is over', () => {
	expect(nextDayOfMonth(9, day('2026-11-09'))).toBe('2026-11-09');
	expect(nextDayOfMonth(9, day('2026-11-10'))).toBe('2026-12-09');
	expect(nextDayOfMonth(9, day('2026-12-31'))).toBe('2027-01-09');
	expect(nextDayOfMonth(28, day('2027-02-28'))).toBe('2027-02-28');
});
