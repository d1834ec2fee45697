import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { matterPage, mattersPage } from '#domain/oversight/matter-view.ts';
import { pollPage } from '#domain/oversight/poll-view.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* The six matters of the demo city, from the first word to the evaluation, as anybody reads them. */

let town: Town;
beforeAll(async () => {
	town = await openTown();
}, 60_000);
afterAll(() => town.close());

const on = (today: string) => ({ today: day(today), zone: 480 });
const matter = (id: string, community: string, today = '2026-11-22') => matterPage(town.portal.contents, { community, matter: town.subject(`matters:${id}`) }, on(today));

test('M6, supper at the canteen: every stay in its order, closed, four of five promises in time', async () => {
	const model = (await matter('M6', 'LW'))!;
	expect(model.stays.map(({ stage, from, until }) => [stage, from, until])).toEqual([
		['征集和联名', '2026-07-06', '2026-07-20'], ['党组织研究', '2026-07-20', '2026-07-22'], ['听证和恳谈', '2026-07-29', '2026-08-09'], ['列入议程', '2026-08-12', '2026-08-22'],
		['表决', '2026-08-30', '2026-08-30'], ['公示', '2026-09-01', '2026-09-08'], ['办理', '2026-09-08', '2026-10-10'], ['评议', '2026-10-10', '2026-11-05']
	]);
	expect(model).toMatchObject({ closed: '2026-11-08', ahead: [], number: 'LW-M-2026-0001' });
	expect(model.now).toBeUndefined();
	expect(model.commitments.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => ({ state: 'done', daysLate: 0 })));
	expect(model.evaluations[0]!.results).toEqual([{ valid: 207, index: 851, passed: true }]);
	expect(model.polls.map(({ decided }) => [decided.verdict, decided.steps.at(-1)])).toMatchObject([['passed', { have: 83, need: 46, of: 91 }]]);
	// Fourteen endorsed, six of them representatives: the fifth of those was enough.
	expect(model.proposals[0]!.collecting).toMatchObject({ count: 14, state: { state: 'reached', on: '2026-07-11' } });
});

test('M1, a corner for pets: 46 of 57, eight days left; and nothing more after the last day', async () => {
	expect((await matter('M1', 'YQ'))!.collecting).toEqual({ count: 46, needed: 57, state: { state: 'collecting', missing: 11, daysLeft: 8 } });
	expect((await matter('M1', 'YQ', '2026-12-01'))!.collecting!.state).toEqual({ state: 'ended', missing: 11, on: '2026-12-01' });
});

test('M2: the party branch has had it since the 10th; from the 25th it is late, by itself', async () => {
	const model = (await matter('M2', 'SQ'))!;
	expect(model.now).toMatchObject({ stage: '党组织研究', from: '2026-11-10', due: '2026-11-24', daysOver: 0 });
	expect((await matter('M2', 'SQ', '2026-11-26'))!.now).toMatchObject({ daysOver: 2 });
	expect(model.ahead).toEqual(['联席议事', '各村表决', '办理', '评议']);
});

test('a list has the one that has waited longest before the others, and the closed ones after', async () => {
	const list = (await mattersPage(town.portal.contents, { community: 'LW' }, on('2026-11-22')))!;
	expect(list).toMatchObject({ total: 2 });
	expect([list.open.map(({ title }) => title), list.closed.map(({ title }) => title)]).toEqual([['下柳段排水沟清淤'], ['幸福食堂增加晚餐与送餐']]);
	const both = (await mattersPage(town.portal.contents, { community: 'BC' }, on('2026-11-22')))!;
	expect(both.open.map(({ now }) => now!.from)).toEqual(['2026-10-20', '2026-11-17']);
});

test('five votes, and the arithmetic says of each what was announced', async () => {
	const polls = (await Promise.all(['LW', 'BC'].map((community) => town.portal.contents.ofType<PollContent>(community as never, 'poll')))).flat();
	expect(polls).toHaveLength(5);
	for (const { content } of polls) {
		const page = (await pollPage(town.portal.contents, { community: content.community, poll: content.subject }, on('2026-11-22')))!;
		expect(page.decided!.verdict, content.title).toBe('passed');
	}
	const bylaw = polls.find(({ content }) => content.source === 'V1')!.content;
	const page = (await pollPage(town.portal.contents, { community: 'BC', poll: bylaw.subject }, on('2026-11-22')))!;
	expect(page.decided!.steps.map(({ have, need, of }) => [have, need, of])).toEqual([[58, 48, 71], [47, 30, 58]]);
	expect(page.poll!.recused).toHaveLength(2);
	expect(JSON.stringify(page)).not.toMatch(/u-bc-/);
});

test('what is another community’s, or no matter, is not there', async () => {
	expect(await matter('M6', 'BC')).toBeUndefined();
	expect(await matterPage(town.portal.contents, { community: 'LW', matter: 'x' }, on('2026-11-22'))).toBeUndefined();
	expect(await mattersPage(town.portal.contents, { community: 'ZZ' }, on('2026-11-22'))).toBeUndefined();
	expect(await pollPage(town.portal.contents, { community: 'LW', poll: town.subject('matters:M6') }, on('2026-11-22'))).toBeUndefined();
});

test('the timeline of M6: every proposal, talk, vote, resolution, promise and judgement stands in the stage of its time, and leads on', async () => {
	const model = (await matter('M6', 'LW'))!;
	expect(model.stays.map(({ key, events }) => [key, events.map(({ kind, on }) => [kind, on])])).toEqual([
		['collecting', [['raised', '2026-07-06']]], ['party_review', []], ['hearing', [['consulted', '2026-08-06'], ['consulted', '2026-08-06']]], ['agenda', []],
		['vote', [['poll', '2026-08-30'], ['resolved', '2026-08-30']]], ['publicity', []], ['execution', [['done', '2026-09-08'], ['done', '2026-09-10'], ['done', '2026-09-14']]],
		['evaluation', [['done', '2026-10-10'], ['consulted', '2026-10-25'], ['evaluated', '2026-11-05'], ['done', '2026-11-07']]]
	]);
	const events = model.stays.flatMap((stay) => stay.events);
	expect(events.find(({ kind }) => kind === 'poll')).toMatchObject({ verdict: 'passed', votes: { have: 83, of: 91 }, href: expect.stringMatching(/^\/LW\/polls\/[\w-]{22}$/) as string });
	expect(events.find(({ kind }) => kind === 'evaluated')).toMatchObject({ index: 851 });
	expect([model.after, model.coming, model.step]).toEqual([[], [], undefined]);
	// Seen in October, the last promise is still to come, with its day.
	expect((await matter('M2', 'SQ'))!.step).toEqual({ no: 2, of: 6 });
});
