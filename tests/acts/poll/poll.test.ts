import { legalRule } from '#domain/ballot/legal-rule.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import type { BallotContent, PollOpeningContent } from '#domain/ballot/opening.ts';
import { outcomeOf, type PollContent } from '#domain/ballot/poll.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { keepTime } from '#server/timekeeper.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { ballot, boxCount, pollOf, settledList, terms, tiedPoll, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * The households of 上柳 vote on the lanes: from phones, on paper that 麦小满 enters, by written proxy; one of them stands aside. Nobody changes
 * anything once it is open, and when the time is over the portal counts by itself. 2 December 2026 is a Wednesday.
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
const paper = (poll: string, n: number, choice: string, more: object = {}) => ({ community: 'LW', subject: town.id(), poll, n, choice, channel: 'paper_slip', witness: '柳惊蛰', ...more });
const resultOf = async (poll: string) => {
	const all = await town.portal.contents.ofType<PollContent>('LW' as never, 'poll');
	return all.find(({ content }) => content.opening === poll)!;
};
/** Lets the time pass to just before or after the close, and the clock come round. */
async function afterClose(poll: string): Promise<PollContent> {
	const { closes } = (await town.portal.contents.bySubject<PollOpeningContent>(poll as SubjectId))!.content;
	town.setClock(closes);
	await keepTime(town.portal);
	return (await resultOf(poll)).content;
}

test('everything is fixed before the first ballot, and the hash of it stands in the record', async () => {
	const list = await settledList(town);
	const input = terms(town, list);
	expect(await done(town, 'poll.open', input, await clerk())).toMatchObject({ number: 'LW-V-2026-0001' });
	const held = (await town.portal.contents.bySubject<PollOpeningContent>(input.subject as SubjectId))!;
	expect(held.content).toMatchObject({
		opens: '2026-12-08T00:00:00.000Z', closes: '2026-12-15T10:00:00.000Z', competence: { verdict: 'decides' }, electorate: { count: 438 }, changeable: false, proxiesMost: 0,
		rule: { unit: 'household', majority: { base: 'present', share: { of: [1, 2], more: true } }, tie: 'fails' }
	});
	expect(held.content.precedence).toEqual(['onsite_paper', 'mobile_box', 'paper_slip', 'liaison_entered', 'telephone', 'portal']);
	// The roll changes; who may vote does not.
	const first = await voterAt(town, input.subject, 1);
	const fact = await town.look(async (records) => (await records.rolls.factsOf(first.person)).find(({ kind }) => kind === 'household_representative')!);
	await done(town, 'roll.end', { community: 'LW', fact: fact.id }, await clerk());
	expect(await refused(town, 'ballot.cast', ballot(town, input.subject), first)).toMatchObject({ code: 'poll.not-open', params: { opens: '2026-12-08 08:00' } });
	town.setClock('2026-12-08T08:00');
	const cast = await done(town, 'ballot.cast', ballot(town, input.subject), first);
	expect(Number(cast.seq)).toBeGreaterThan(held.seq);
});

test('what is not for this body to decide is refused with the words of the law; opinions may be asked', async () => {
	const list = await settledList(town);
	const open = async (more: object) => refused(town, 'poll.open', terms(town, list, more as never), await clerk());
	expect(await open({ kind: 'collective_property' })).toMatchObject({ code: 'poll.not-competent', params: { verdict: 'collective', body: '上柳村户代表会议', source: '农村集体经济组织法§26—28' } });
	expect(await open({ kind: 'owners_common_parts' })).toMatchObject({ code: 'poll.not-competent', params: { verdict: 'owners' } });
	expect(await open({ quorum: { numerator: 1, denominator: 2, more: false } })).toMatchObject({ code: 'poll.laxer', params: { what: 'quorum' } });
	expect(await open({ majority: { numerator: 1, denominator: 2, more: false } })).toMatchObject({ code: 'poll.laxer', params: { what: 'majority' } });
	expect(await open({ base: 'valid' })).toMatchObject({ code: 'poll.laxer', params: { what: 'majority' } });
	expect(await open({ majority: { numerator: 4, denominator: 3, more: false } })).toMatchObject({ code: 'input.invalid', fields: [{ path: 'majority' }] });
	expect(await open({ opensOn: addDays(list.opensOn, -1) })).toMatchObject({ code: 'poll.list-not-settled' });
	expect(await open({ closesOn: list.opensOn, closesAt: '08:00' })).toMatchObject({ fields: [{ path: 'closesOn', code: 'too-small' }] });
	expect(await open({ channels: ['portal', 'portal'] })).toMatchObject({ fields: [{ path: 'channels' }] });
	expect(await open({ secrecy: 'open', election: { position: '主任', seats: 1, candidates: ['甲', '乙'] } })).toMatchObject({ code: 'poll.election-on-paper' });
	await done(town, 'poll.open', terms(town, list, { kind: 'collective_property', consultative: true }), await clerk());
	await done(town, 'poll.open', terms(town, list, { majority: { numerator: 2, denominator: 3, more: false } }), await clerk());
});

test('phones, paper, a proxy and one who stands aside: each household once, and the numbers say how', async () => {
	const poll = await pollOf(town, { proxiesMost: 1 });
	const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map((n) => voterAt(town, poll, n)));
	const first = await done(town, 'ballot.cast', ballot(town, poll), one!);
	// The same household from another phone, and again: one ballot, the same receipt.
	for (let again = 0; again < 3; again++) expect(await done(town, 'ballot.cast', ballot(town, poll), one!)).toEqual(first);
	expect(await refused(town, 'ballot.cast', ballot(town, poll, 'no'), one!)).toMatchObject({ code: 'poll.voted-already', params: { receipt: first.receipt } });
	await done(town, 'ballot.cast', ballot(town, poll, 'no', { claimed: '2026-12-01' }), two!);
	// Household 2 also handed in paper, which goes before; household 3 stands aside after it has voted.
	expect(await done(town, 'ballot.enter', paper(poll, 2, 'yes'), await clerk())).toMatchObject({ duplicate: 1 });
	await done(town, 'ballot.cast', ballot(town, poll, 'no'), three!);
	await done(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, reason: '三条巷道之一在自家门口。' }, three!);
	expect(await refused(town, 'ballot.cast', ballot(town, poll, 'yes'), three!)).toMatchObject({ code: 'poll.recused' });
	expect(await refused(town, 'ballot.enter', paper(poll, 3, 'yes'), await clerk())).toMatchObject({ code: 'poll.recused' });
	// 5 gives a proxy to 4, who may take one and no more; whoever stands aside may take none.
	await done(town, 'ballot.cast', ballot(town, poll, 'abstain'), four!);
	await done(town, 'ballot.enter', paper(poll, 5, 'yes', { channel: 'written_proxy', proxy: 4 }), await clerk());
	expect(await refused(town, 'ballot.enter', paper(poll, 6, 'yes', { channel: 'written_proxy', proxy: 4 }), await clerk())).toMatchObject({ code: 'poll.too-many-proxies' });
	expect(await refused(town, 'ballot.enter', paper(poll, 6, 'yes', { channel: 'written_proxy', proxy: 3 }), await clerk())).toMatchObject({ code: 'poll.proxy-not-allowed' });
	expect(await refused(town, 'ballot.enter', paper(poll, 6, 'yes', { channel: 'written_proxy', proxy: 6 }), await clerk())).toMatchObject({ code: 'poll.proxy-not-allowed' });
	const result = await afterClose(poll);
	expect(result).toMatchObject({ members: 437, attended: 4, yes: 3, no: 0, abstain: 1, invalid: 0, duplicates: 1, notCounted: [{ why: 'recused', count: 1 }], on: '2026-12-15' });
	expect(result.channels).toEqual([{ channel: 'paper_slip', count: 1 }, { channel: 'written_proxy', count: 1 }, { channel: 'portal', count: 2 }]);
	// Who acted for whom is public by numbers of the list, as the terms had said; how they voted is not.
	expect(result.proxies).toEqual([{ n: 5, by: 4 }]);
	expect((await town.portal.contents.bySubject<PollOpeningContent>(poll as SubjectId))!.content.proxyList).toBe(true);
	expect(result.recused).toMatchObject([{ reason: '三条巷道之一在自家门口。' }]);
	expect(result.recused[0]!.who).toMatch(/\*\*$/);
	expect(outcomeOf(result).verdict).toBe('no-quorum');
});

test('what somebody voted is in no public content; the record has the hash', async () => {
	const poll = await pollOf(town);
	const { subject } = await done(town, 'ballot.cast', ballot(town, poll, 'no'), await voterAt(town, poll, 7));
	expect(await town.portal.contents.bySubject(subject as SubjectId)).toBeUndefined();
	expect(await town.portal.contents.ofParent(poll as SubjectId, 'ballot')).toEqual([]);
	const [kept] = await town.look((records) => records.polls.ballotContents(poll));
	expect(kept).toMatchObject({ n: 7, choice: 'no', channel: 'portal' } satisfies Partial<BallotContent>);
});

test('a neighbour, another household, somebody from elsewhere, a guest', async () => {
	const poll = await pollOf(town);
	const member = await town.person('柳惊蛰', { through: 'device' });
	expect(await refused(town, 'ballot.cast', ballot(town, poll), member)).toMatchObject({ code: 'poll.not-on-list' });
	expect(await refused(town, 'ballot.cast', { ...ballot(town, poll), n: 1 }, await voterAt(town, poll, 2))).toMatchObject({ code: 'input.invalid', fields: [{ path: 'n', code: 'unknown' }] });
	expect(await refused(town, 'ballot.cast', ballot(town, poll), await town.person('坡杏莳', { through: 'device' }))).toMatchObject({ code: 'object.not-found' });
	expect(await refused(town, 'ballot.cast', ballot(town, poll), town.guest())).toMatchObject({ code: 'caller.sign-in-first' });
	// Nobody says that a stranger has to stand aside but those who organise or watch.
	expect(await refused(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, n: 2, reason: '听说的' }, await voterAt(town, poll, 1))).toMatchObject({ code: 'caller.not-allowed' });
	await done(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, n: 2, reason: '是承包人的近亲属' }, await town.person('禾处暑'));
	expect(await refused(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, n: 999, reason: '不在' }, await clerk())).toMatchObject({ code: 'electorate.line-unknown' });
});

test('until the close another choice takes its place where that was fixed; all of them stay in the record', async () => {
	const poll = await pollOf(town, { changeable: true });
	const voter = await voterAt(town, poll, 1);
	for (const choice of ['yes', 'no', 'yes', 'abstain']) {
		town.setClock(new Date(Date.parse(town.portal.now()) + 60_000).toISOString());
		await done(town, 'ballot.cast', ballot(town, poll, choice), voter);
	}
	expect(await afterClose(poll)).toMatchObject({ abstain: 1, yes: 0, no: 0, changed: 3 });
});

test('the closing moment is too late; a ballot delivered twice over it keeps its receipt; a stop loses no close and no order', async () => {
	const list = await settledList(town);
	const first = await pollOf(town, { closesAt: '17:00' }, false, list);
	const second = await pollOf(town, { closesAt: '18:00' }, false, list);
	const [one, two] = await Promise.all([voterAt(town, first, 1), voterAt(town, first, 2)]);
	town.setClock('2026-12-15T16:59:59.999');
	const input = ballot(town, first);
	const receipt = await done(town, 'ballot.cast', input, one);
	town.setClock('2026-12-15T17:00:00.000');
	expect(await refused(town, 'ballot.cast', ballot(town, first), two)).toMatchObject({ code: 'poll.closed', params: { closes: '2026-12-15 17:00' } });
	expect(await refused(town, 'ballot.enter', paper(first, 2, 'yes'), await clerk())).toMatchObject({ code: 'poll.closed' });
	expect(await done(town, 'ballot.cast', input, one)).toEqual(receipt);
	await town.reopen();
	town.setClock('2026-12-20T09:00');
	await keepTime(town.portal);
	const [a, b] = [await resultOf(first), await resultOf(second)];
	expect([a.happenedAt, b.happenedAt]).toEqual(['2026-12-15T09:00:00.000Z', '2026-12-15T10:00:00.000Z']);
	expect(a.seq).toBeLessThan(b.seq);
	expect(a.content).toMatchObject({ yes: 1, on: '2026-12-15' });
	// Closed is closed.
	expect(await refused(town, 'poll.close', { community: 'LW', poll: first }, { kind: 'clock' })).toMatchObject({ code: 'poll.closed' });
	expect(await refused(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll: first, reason: '迟了' }, one)).toMatchObject({ code: 'poll.closed' });
});

test('paper and hands by two tellers, each apart; a difference is counted again; the chair closes once all boxes agree', async () => {
	const poll = await pollOf(town, { secrecy: 'show-of-hands', early: true });
	const [mai, miao, he] = [await clerk(), await town.person('苗立夏'), await town.person('禾处暑')];
	expect(await refused(town, 'ballot.cast', ballot(town, poll), await voterAt(town, poll, 1))).toMatchObject({ code: 'poll.counted-by-tellers' });
	expect(await refused(town, 'poll.close', { community: 'LW', poll }, miao)).toMatchObject({ code: 'poll.not-counted' });
	expect(await refused(town, 'poll.count', boxCount(town, poll, { yes: 251 }), mai)).toMatchObject({ code: 'poll.count-wrong', params: { what: 'does-not-add-up' } });
	expect(await done(town, 'poll.count', boxCount(town, poll), mai)).toMatchObject({ state: 'one' });
	// The same person a second time is no second teller.
	expect(await done(town, 'poll.count', boxCount(town, poll), mai)).toMatchObject({ state: 'one' });
	expect(await done(town, 'poll.count', boxCount(town, poll, { yes: 249, no: 31 }), he)).toMatchObject({ state: 'differ' });
	expect(await refused(town, 'poll.close', { community: 'LW', poll }, miao)).toMatchObject({ code: 'poll.not-counted', params: { box: '会场1号箱' } });
	expect(await done(town, 'poll.count', boxCount(town, poll), he)).toMatchObject({ state: 'settled' });
	expect(await refused(town, 'poll.count', boxCount(town, poll), miao)).toMatchObject({ code: 'poll.box-settled' });
	expect(await done(town, 'poll.close', { community: 'LW', poll }, miao)).toMatchObject({ verdict: 'passed' });
	expect((await resultOf(poll)).content).toMatchObject({ attended: 300, yes: 250, no: 30, abstain: 15, invalid: 3, tellers: ['柳湾社区（村）居民委员会 麦小满', expect.stringContaining('禾处暑')] });
});

test('only who is there may vote, where that was fixed', async () => {
	const poll = await pollOf(town, { attendance: true, secrecy: 'recorded' });
	const voter = await voterAt(town, poll, 1);
	expect(await refused(town, 'ballot.cast', ballot(town, poll), voter)).toMatchObject({ code: 'poll.not-present' });
	await done(town, 'poll.attend', { community: 'LW', subject: town.id(), poll, present: [1, 2, 3] }, await clerk());
	await done(town, 'ballot.cast', ballot(town, poll), voter);
	await done(town, 'ballot.cast', ballot(town, poll), await voterAt(town, poll, 2));
	// 2 has left before the count: the last list is what counts.
	await done(town, 'poll.attend', { community: 'LW', subject: town.id(), poll, present: [1, 3] }, await clerk());
	const result = await afterClose(poll);
	expect(result).toMatchObject({ attended: 2, yes: 1, notCounted: [{ why: 'absent', count: 1 }], recorded: [{ n: 1, choice: 'yes' }] });
});

test('an even split is asked about once more, with the same list and those who stood aside; a second one fails', async () => {
	const poll = await tiedPoll(town);
	const opensOn = addDays(town.portal.today(), 1);
	const again = () => ({ community: 'LW', subject: town.id(), poll, opensOn, opensAt: '08:00', closesOn: addDays(opensOn, 2), closesAt: '18:00' });
	const input = again();
	await done(town, 'poll.second-round', input, await clerk());
	expect(await refused(town, 'poll.second-round', again(), await clerk())).toMatchObject({ code: 'poll.no-second-round' });
	const second = (await town.portal.contents.bySubject<PollOpeningContent>(input.subject))!.content;
	expect(second).toMatchObject({ first: poll, rule: { tie: 'fails' }, electorate: { count: 438 } });
	expect((await town.look((records) => records.polls.votersOf(input.subject))).length).toBe(438);
});

test('a statutory election: roll, notice, paper counts, result; nothing to cast', async () => {
	const poll = await pollOf(town, { secrecy: 'secret-paper', election: { position: '村民小组组长', seats: 1, candidates: ['柳甲', '柳乙'] } });
	expect(await refused(town, 'ballot.cast', ballot(town, poll), await voterAt(town, poll, 1))).toMatchObject({ code: 'poll.counted-by-tellers' });
	expect(await refused(town, 'ballot.enter', paper(poll, 1, 'yes'), await clerk())).toMatchObject({ code: 'poll.counted-by-tellers' });
	expect(await refused(town, 'poll.count', boxCount(town, poll), await clerk())).toMatchObject({ code: 'input.invalid', fields: [{ path: 'votes' }] });
	const counted = { issued: 320, returned: 318, yes: 310, no: 0, abstain: 0, invalid: 8, votes: [201, 109] };
	for (const teller of ['麦小满', '禾处暑']) await done(town, 'poll.count', boxCount(town, poll, counted), await town.person(teller));
	town.setClock('2026-12-16T09:00');
	await done(town, 'poll.close', { community: 'LW', poll }, await town.person('苗立夏'));
	expect((await resultOf(poll)).content.elected).toEqual([{ candidate: '柳甲', votes: 201, elected: true }, { candidate: '柳乙', votes: 109, elected: false }]);
	// Of 438 households more than half must vote, which 318 did; papers that were taken away and not put in are no votes.
	expect((await resultOf(poll)).content).toMatchObject({ attended: 318, rule: { quorum: { any: [{ unit: 'household', share: { of: [1, 2], more: true } }] } } });
});

test.each([['person', 'village', { of: [1, 2], more: true }], ['household', 'urban', { of: [1, 2], more: true }], ['representative', 'urban', { of: [2, 3], more: true }]] as const)(
	'an election by %s (%s): so many must vote, and more than half of those who did elect', (unit, law, share) => {
		const rule = legalRule({ unit, law, collective: false, election: true });
		expect(rule.quorum).toMatchObject({ any: [{ unit, share }] });
		expect(rule.majority).toMatchObject({ base: 'cast', share: { of: [1, 2], more: true } });
		expect(rule.quorum.source).toContain(law === 'village' ? '村民委员会组织法' : '城市居民委员会组织法');
	}
);
