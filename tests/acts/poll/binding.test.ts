import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { words } from '#words/words.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { going, matterInThirdRound, matterOnAgenda, openMatter } from '#tests/support/matter-inputs.ts';
import { untaken } from '#tests/support/matter-states.ts';
import { boxCount, countedPoll, listNow, LOST, representatives, terms, TOO_FEW } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * A vote that binds a matter is of the body that decides it, is held once in a stage, and asks for no less than the stage does. 麦小满 tries the
 * households of 上柳 for the representatives, a second vote after a lost one, and a show of hands where the procedure says secret.
 */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const clerk = () => town.person('麦小满');
const director = () => town.person('苗立夏');
const households = () => ({ body: town.subject('bodies:LW-G2-H') });
const asking = async (matter: string, more: object = {}) => terms(town, await listNow(town), { matter, ...more });
const close = async (poll: string) => (await done(town, 'poll.close', { community: 'LW', poll }, await director())).verdict;
const refusedToAsk = async (matter: string) => refused(town, 'poll.open', await asking(matter), await clerk());

test('the body that decides a matter votes on it; any other is only asked for its opinion', async () => {
	const matter = await openMatter(town);
	expect(await refusedToAsk(matter)).toMatchObject({ code: 'poll.other-body', params: { name: '柳湾社区村（居）民代表会议' } });
	await done(town, 'poll.open', await asking(matter, { consultative: true }), await clerk());
	await done(town, 'poll.open', await asking(await openMatter(town, households())), await clerk());
});

test('a lost vote is not held again until it is won; a matter that was sent back and returns is voted on anew', async () => {
	const matter = await matterOnAgenda(town, households());
	const poll = await countedPoll(town, { matter }, LOST);
	// Neither while it runs nor after it is lost.
	const running = await refusedToAsk(matter);
	expect(running.code).toBe('poll.decided-in-stage');
	expect(words['zh-CN'].refusals.sentence['poll.decided-in-stage']({})).toBe('这件事在这一步已经表决过，或者正在表决，不能再表决。');
	expect(words.en.refusals.sentence['poll.decided-in-stage']({})).toBe('This matter was voted on in this stage already, or a vote on it is running.');
	expect(await close(poll)).toBe('failed');
	expect((await refusedToAsk(matter)).code).toBe('poll.decided-in-stage');
	await done(town, 'poll.open', await asking(matter, { consultative: true }), await clerk());
	await done(town, 'matter.move', going(town, matter, 'agenda', 'hearing', 'returned', '方案要重做。'), await director());
	await done(town, 'poll.open', await asking(matter), await clerk());
});

test('a vote to which too few came decided nothing: it may be held again', async () => {
	const matter = await matterOnAgenda(town, households());
	expect(await close(await countedPoll(town, { matter }, TOO_FEW))).toBe('no-quorum');
	await done(town, 'poll.open', await asking(matter), await clerk());
});

test('an even split is asked about once more, and by no other vote; where too few come the second time, nothing is decided', async () => {
	const matter = await matterOnAgenda(town, households());
	const first = await countedPoll(town, { matter, tie: 'second-round' }, { issued: 300, returned: 300, yes: 150, no: 150, abstain: 0, invalid: 0 });
	expect(await close(first)).toBe('tie');
	expect((await refusedToAsk(matter)).code).toBe('poll.decided-in-stage');
	const opensOn = addDays(town.portal.today(), 1);
	const second = { community: 'LW', subject: town.id(), poll: first, opensOn, opensAt: '08:00', closesOn: addDays(opensOn, 2), closesAt: '18:00' };
	await done(town, 'poll.second-round', second, await clerk());
	expect((await refusedToAsk(matter)).code).toBe('poll.decided-in-stage');
	town.setClock(`${opensOn}T09:00`);
	for (const teller of ['麦小满', '苗立夏']) await done(town, 'poll.count', boxCount(town, second.subject, TOO_FEW), await town.person(teller));
	town.setClock(`${addDays(opensOn, 3)}T09:00`);
	expect(await close(second.subject)).toBe('no-quorum');
	await done(town, 'poll.open', await asking(matter), await clerk());
});

test('once a matter was sent back, the even split of its earlier stage is not asked about beside a new vote', async () => {
	const matter = await matterOnAgenda(town, households());
	const first = await countedPoll(town, { matter, tie: 'second-round' }, { issued: 300, returned: 300, yes: 150, no: 150, abstain: 0, invalid: 0 });
	await close(first);
	await done(town, 'matter.move', going(town, matter, 'agenda', 'hearing', 'returned', '方案要重做。'), await director());
	await done(town, 'poll.open', await asking(matter), await clerk());
	const opensOn = addDays(town.portal.today(), 1);
	const second = { community: 'LW', subject: town.id(), poll: first, opensOn, opensAt: '08:00', closesOn: addDays(opensOn, 2), closesAt: '18:00' };
	expect((await refused(town, 'poll.second-round', second, await clerk())).code).toBe('poll.decided-in-stage');
});

test('a result that comes late is not laid before a matter on which a vote of its own runs', async () => {
	const { poll, matter } = await untaken(town);
	await done(town, 'poll.open', await asking(matter), await clerk());
	expect((await refused(town, 'poll.lay', { community: 'LW', poll, matter }, await clerk())).code).toBe('poll.decided-in-stage');
});

test('where the procedure says secret, no hands are counted: the stage is named, also while it still lies ahead', async () => {
	const matter = await matterInThirdRound(town);
	const early = await openMatter(town, { procedure: (await town.portal.contents.bySubject<MatterContent>(matter))!.content.procedure.subject });
	const list = await representatives(town);
	town.setClock(`${list.opensOn}T07:00`);
	const asked = (of: string, more: object) => terms(town, list, { matter: of, authorised: '2026年3月居民会议', ...more });
	for (const of of [matter, early]) {
		for (const secrecy of ['show-of-hands', 'open', 'recorded']) {
			const { code, params } = await refused(town, 'poll.open', asked(of, { secrecy }), await clerk());
			expect([code, params]).toEqual(['poll.laxer-than-stage', { what: 'secrecy', stage: '三上三下：审议决策' }]);
		}
		await done(town, 'poll.open', asked(of, { secrecy: 'show-of-hands', consultative: true }), await clerk());
		await done(town, 'poll.open', asked(of, { secrecy: 'secret-paper' }), await clerk());
	}
	const said = { what: 'secrecy', stage: '三上三下：审议决策' };
	expect(words['zh-CN'].refusals.sentence['poll.laxer-than-stage'](said)).toBe('程序的“三上三下：审议决策”一步要求更严：要无记名，请选“无记名纸票”。');
	expect(words.en.refusals.sentence['poll.laxer-than-stage'](said)).toBe('The stage “三上三下：审议决策” of the procedure asks for more: the vote is secret; choose a secret paper ballot.');
});
