import { afterEach, beforeEach, expect, test } from 'vitest';
import { standingIn } from '#acts/poll/standing.ts';
import type { PollOpeningContent } from '#domain/ballot/opening.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import type { WrittenProxyContent } from '#domain/ballot/written-proxy.ts';
import { addDays } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { pollPage } from '#domain/oversight/poll-view.ts';
import { keepTime } from '#server/timekeeper.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { ballot, boxCount, pollOf, settledList, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * Several households of 上柳 work elsewhere while the lanes are voted on. They name a neighbour by the number of the list: from their own phone, or by
 * the telephone and the desk of 麦小满. Whoever is represented represents nobody, nobody stands in for more than the terms say, and until the ballot
 * is cast everything can be taken back.
 */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const clerk = () => town.person('麦小满');
const voter = (poll: string, n: number) => voterAt(town, poll, n);
const naming = (poll: string, by: number, more: object = {}) => ({ community: 'LW', subject: town.id(), poll, by, ...more });
const assisted = { authorisation: 'telephone', reason: '在外打工', witness: '柳惊蛰', readBack: true };
const give = async (poll: string, n: number, by: number) => done(town, 'ballot.entrust', naming(poll, by), await voter(poll, n));
const refusedTo = async (poll: string, n: number, by: number) => (await refused(town, 'ballot.entrust', naming(poll, by), await voter(poll, n))).code;
const castFor = (poll: string, line: number, choice = 'yes', more: object = {}) => ballot(town, poll, choice, { for: line, ...more });
const page = async (poll: string) => (await pollPage(town.portal.contents, { community: 'LW', poll }, { today: town.portal.today(), zone: town.portal.zone() }))!;
const standing = async (poll: string, n: number) =>
	standingIn(town.portal.records, (await town.portal.contents.bySubject<PollOpeningContent>(poll as SubjectId))!.content, await voter(poll, n));
async function closed(poll: string): Promise<PollContent> {
	town.setClock(`${addDays(town.portal.today(), 9)}T09:00`);
	await keepTime(town.portal);
	return (await page(poll)).poll as unknown as PollContent;
}

test('named before the poll opens, used once by the phone of the neighbour: the ballot counts for whoever is away', async () => {
	const poll = await pollOf(town, { proxiesMost: 2 }, false);
	expect(await give(poll, 5, 4)).toMatchObject({ n: 5, by: 4, subject: expect.any(String) });
	// The same again gives the first one's receipt and writes nothing.
	expect((await give(poll, 5, 4)).subject).toBe((await give(poll, 5, 4)).subject);
	expect((await page(poll)).papers).toEqual([{ n: 5, by: 4 }]);
	expect(await standing(poll, 4)).toMatchObject({ holds: [{ n: 5, voted: false }] });
	expect((await refused(town, 'ballot.cast', castFor(poll, 5), await voter(poll, 4))).code).toBe('poll.not-open');
	town.setClock('2026-12-08T09:00');
	const receipt = await done(town, 'ballot.cast', castFor(poll, 5), await voter(poll, 4));
	expect(await done(town, 'ballot.cast', castFor(poll, 5), await voter(poll, 4))).toEqual(receipt);
	await done(town, 'ballot.cast', ballot(town, poll, 'no'), await voter(poll, 4));
	expect(await standing(poll, 5)).toMatchObject({ gave: { by: 4, used: true } });
	expect((await refused(town, 'ballot.take-back', { community: 'LW', poll }, await voter(poll, 5))).code).toBe('poll.voted-already');
	const result = await closed(poll);
	expect(result).toMatchObject({ attended: 2, yes: 1, no: 1, proxies: [{ n: 5, by: 4 }] });
	expect(result.channels).toEqual([{ channel: 'written_proxy', count: 1 }, { channel: 'portal', count: 1 }]);
});

test('nobody votes for whom they hold no paper of, nor passes one on, nor holds more than the terms say', async () => {
	const poll = await pollOf(town, { proxiesMost: 2 });
	await give(poll, 5, 4);
	expect((await refused(town, 'ballot.cast', castFor(poll, 6), await voter(poll, 4))).code).toBe('poll.no-proxy');
	expect((await refused(town, 'ballot.cast', castFor(poll, 5), await voter(poll, 6))).code).toBe('poll.no-proxy');
	expect(await refusedTo(poll, 5, 6)).toBe('poll.proxy-given');
	expect(await refusedTo(poll, 4, 6)).toBe('poll.proxy-chain');
	expect(await refusedTo(poll, 6, 5)).toBe('poll.proxy-chain');
	expect(await refusedTo(poll, 6, 6)).toBe('poll.proxy-not-allowed');
	expect(await refusedTo(poll, 6, 9999)).toBe('poll.proxy-not-allowed');
	await give(poll, 6, 4);
	expect(await refusedTo(poll, 7, 4)).toBe('poll.too-many-proxies');
	// Paper that is brought along with the ballot is judged beside what was handed in before, and counts with it.
	const brought = (n: number, proxy: number) => ({ ...ballot(town, poll, 'yes'), n, channel: 'written_proxy', proxy, witness: '柳惊蛰' });
	expect((await refused(town, 'ballot.enter', brought(7, 4), await clerk())).code).toBe('poll.too-many-proxies');
	expect((await refused(town, 'ballot.enter', brought(6, 8), await clerk())).code).toBe('poll.proxy-given');
	await done(town, 'ballot.enter', brought(7, 8), await clerk());
	expect(await refusedTo(poll, 8, 4)).toBe('poll.proxy-chain');
	await done(town, 'ballot.enter', brought(6, 4), await clerk());
	expect((await refused(town, 'ballot.take-back', { community: 'LW', poll }, await voter(poll, 6))).code).toBe('poll.voted-already');
	// Whoever stands aside holds nothing any more.
	await done(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, reason: '巷道在自家门口。' }, await voter(poll, 4));
	expect((await refused(town, 'ballot.cast', castFor(poll, 5), await voter(poll, 4))).code).toBe('poll.proxy-not-allowed');
	expect(await refusedTo(poll, 10, 4)).toBe('poll.proxy-not-allowed');
});

test('taken back before it was used: the holder votes for nobody else, and another can be named; who has voted needs no proxy', async () => {
	const poll = await pollOf(town, { proxiesMost: 1 });
	await give(poll, 5, 4);
	await done(town, 'ballot.take-back', { community: 'LW', poll }, await voter(poll, 5));
	expect((await refused(town, 'ballot.take-back', { community: 'LW', poll }, await voter(poll, 5))).code).toBe('poll.no-proxy');
	expect((await refused(town, 'ballot.cast', castFor(poll, 5), await voter(poll, 4))).code).toBe('poll.no-proxy');
	await give(poll, 5, 6);
	expect((await page(poll)).papers).toEqual([{ n: 5, by: 6 }]);
	// 5 came after all and has voted: what 6 holds is used up, and 7 who has voted names nobody.
	await done(town, 'ballot.cast', ballot(town, poll, 'no'), await voter(poll, 5));
	expect((await refused(town, 'ballot.cast', castFor(poll, 5), await voter(poll, 6))).code).toBe('poll.voted-already');
	await done(town, 'ballot.cast', ballot(town, poll, 'no'), await voter(poll, 7));
	expect(await refusedTo(poll, 7, 8)).toBe('poll.voted-already');
	expect(await closed(poll)).toMatchObject({ attended: 2, no: 2, proxies: [] });
});

test('filed at the desk by telephone, read back: it is theirs, and the public sees by whom it was filed, never why', async () => {
	const poll = await pollOf(town, { proxiesMost: 1 }, false);
	const input = naming(poll, 4, { n: 5, assisted });
	expect((await refused(town, 'ballot.entrust', naming(poll, 4, { n: 5 }), await clerk())).code).toBe('caller.not-allowed');
	expect((await refused(town, 'ballot.entrust', { ...input, assisted: { ...assisted, readBack: false } }, await clerk())).fields).toEqual([{ path: 'assisted.readBack', code: 'missing' }]);
	expect((await refused(town, 'ballot.entrust', { ...input, n: 9999 }, await clerk())).code).toBe('electorate.line-unknown');
	// A neighbour at a phone of their own files nothing for anybody.
	expect((await refused(town, 'ballot.entrust', input, await voter(poll, 4))).code).toBe('caller.not-allowed');
	await done(town, 'ballot.entrust', input, await clerk());
	const paper = (await town.portal.contents.ofParent<WrittenProxyContent>(poll as SubjectId, 'written-proxy'))[0]!;
	expect(paper.content).toMatchObject({ n: 5, by: 4, assisted: { authorisation: 'telephone', witness: '柳惊蛰', readBack: true } });
	expect(paper.bytes).not.toContain('打工');
	expect(await town.portal.records.rights.assistancesFor((await voter(poll, 5)).person)).toMatchObject([{ reason: '在外打工' }]);
	await done(town, 'ballot.take-back', { community: 'LW', poll, n: 5, assisted }, await clerk());
	expect((await page(poll)).papers).toEqual([]);
});

test('no proxies where the terms or the law know none; of an election on paper the list is published, without candidates among the holders', async () => {
	const list = await settledList(town);
	const none = await pollOf(town, {}, false, list);
	expect(await refusedTo(none, 5, 4)).toBe('poll.channel-closed');
	const candidate = await town.look(async (records) => (await records.communities.person((await records.polls.line(none, 8))!.person))!.name);
	const election = { position: '片长', seats: 1, candidates: [candidate, '甲'] };
	const poll = await pollOf(town, { proxiesMost: 3, secrecy: 'secret-paper', election }, false, list);
	await give(poll, 5, 4);
	await give(poll, 6, 4);
	expect(await refusedTo(poll, 7, 8)).toBe('poll.proxy-not-allowed');
	await done(town, 'ballot.take-back', { community: 'LW', poll }, await voter(poll, 6));
	town.setClock(`${addDays(list.opensOn, 8)}T09:00`);
	const counts = { issued: 300, returned: 298, yes: 0, no: 0, abstain: 295, invalid: 3, votes: [200, 95] };
	for (const teller of ['麦小满', '苗立夏']) await done(town, 'poll.count', boxCount(town, poll, counts), await town.person(teller));
	await done(town, 'poll.close', { community: 'LW', poll }, await town.person('苗立夏'));
	expect((await page(poll)).poll).toMatchObject({ proxies: [{ n: 5, by: 4 }], channels: [{ channel: 'onsite_paper', count: 298 }] });
	expect(await refusedTo(poll, 7, 4)).toBe('poll.closed');
	expect(await town.portal.contents.count('LW' as CommunityCode, 'written-proxy')).toBe(2);
});
