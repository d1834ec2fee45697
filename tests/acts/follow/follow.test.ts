import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { MOST_FOLLOWED } from '#acts/follow/begin.ts';
import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { inboxOf, unreadIn, type Inbox } from '#domain/oversight/inbox-view.ts';
import { openWriter } from '#records/database.server.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { answeredQuestion, INPUTS } from '#tests/support/every-act.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 follows the October account and the committee that published it; 谷松芒 asks; 麦小满 answers and publishes November. */

let town: Town;
let shuangjiang: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	shuangjiang = await town.person('柳霜降');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const follow = (key: string, caller = shuangjiang, community = 'LW') => town.portal.perform('follow.begin', { community, subject: town.subject(key) }, caller);
async function inbox(of = shuangjiang): Promise<Inbox> {
	const { portal } = town;
	const { notices, record } = portal.records;
	const follows = (await notices.followedBy(of.person)).map(({ subject, community, since }) => ({ subject: subject as SubjectId, community: community as CommunityCode, since }));
	const own = (await record.authoredBy(of.person)) as SubjectId[];
	return inboxOf(portal.contents, { community: of.community, own, follows, read: new Set(await notices.readBy(of.person)) }, { today: portal.today(), zone: portal.zone() });
}
const said = ({ news }: Inbox) => news.map(({ kind, named, who, read }) => `${kind} ${named.number ?? named.text} ${who}${read ? ' read' : ''}`);

it('what comes after following is news, newest first; what was there before is not', async () => {
	await answeredQuestion(town, await town.person('谷松芒'));
	expect(await follow('disclosures:D08')).toMatchObject({ ok: true, lines: [] });
	expect(said(await inbox())).toEqual([]);
	await answeredQuestion(town, await town.person('谷松芒'));
	expect(said(await inbox())).toEqual(['answered LW-Q-2026-0006 柳湾社区（村）居民委员会 麦小满', 'asked LW-Q-2026-0006 柳湾社区（村）居民委员会']);
	expect((await inbox()).news[1]).toMatchObject({ due: '2026-12-07', own: false, day: '2026-12-02', community: 'LW' });
});

it('whoever follows a body hears what it publishes, in which account, and who asked about it', async () => {
	await follow('bodies:LW-C');
	const clerk = await town.person('麦小满');
	await done(town, 'disclosure.publish', await INPUTS['disclosure.publish']!(town, clerk), clerk);
	// The account is published with its disclosure: one thing, told once.
	expect(said(await inbox())).toEqual(['published 柳湾社区2026年11月收支 柳湾社区（村）居民委员会']);
});

it('one’s own answer is wanted to be read, also without following anything, until it is read', async () => {
	const question = await answeredQuestion(town, shuangjiang);
	const before = await inbox();
	expect(before.needs).toMatchObject([{ kind: 'read-answer', key: `answered.${question}.1`, address: `/LW/questions/${question}`, decides: { name: '柳湾社区（村）居民委员会' } }]);
	expect(said(before)).toEqual(['answered LW-Q-2026-0005 柳湾社区（村）居民委员会 麦小满']);
	expect(unreadIn(before)).toBe(1);
	await done(town, 'notice.read', { keys: [`answered.${question}.1`] }, shuangjiang);
	const after = await inbox();
	expect([after.needs, unreadIn(after)]).toEqual([[], 0]);
	expect(said(after)).toEqual(['answered LW-Q-2026-0005 柳湾社区（村）居民委员会 麦小满 read']);
	// Her reading is hers: to her neighbour nothing was ever new.
	expect(unreadIn(await inbox(await town.person('谷松芒')))).toBe(0);
});

it('a question of one’s own that waits stands with its day', async () => {
	await done(town, 'question.ask', await INPUTS['question.ask']!(town, shuangjiang) as object, shuangjiang);
	expect((await inbox()).waiting).toMatchObject([{ number: 'LW-Q-2026-0005', due: '2026-12-07', state: { state: 'waiting', daysLeft: 5 } }]);
	town.setClock('2026-12-09T09:00');
	expect((await inbox()).waiting).toMatchObject([{ state: { state: 'overdue', daysLate: 2 } }]);
});

it('objections can be raised to the last day, and are wanted no longer', async () => {
	const resident = { community: 'YQ' as CommunityCode, own: [], follows: [], read: new Set<string>() };
	const wanted = async (today: string) => (await inboxOf(town.portal.contents, resident, { today: today as Day, zone: 480 })).needs.map(({ kind, due, address }) => [kind, due, address]);
	const address = `/YQ/disclosures/${town.subject('disclosures:D28')}`;
	expect(await wanted('2026-11-17')).toEqual([['object', '2026-11-17', address]]);
	expect(await wanted('2026-11-18')).toEqual([]);
});

it('following is private: no line in the record, nothing anybody can read; twice is once, and it ends', async () => {
	const size = async () => (await town.portal.records.record.log('LW'))!.size;
	const before = await size();
	await follow('disclosures:D08');
	await follow('disclosures:D08');
	expect(await town.portal.records.notices.followedBy(shuangjiang.person)).toHaveLength(1);
	expect(await size()).toBe(before);
	await done(town, 'follow.end', { subject: town.subject('disclosures:D08') }, shuangjiang);
	await done(town, 'follow.end', { subject: town.subject('disclosures:D08') }, shuangjiang);
	expect(await town.portal.records.notices.followedBy(shuangjiang.person)).toEqual([]);
});

it('what is not there, is not public, or lies elsewhere than said cannot be followed', async () => {
	for (const [community, subject] of [['LW', town.id()], ['SQ', town.subject('disclosures:D08')], ['LW', town.subject('places:LW-G2')], ['LW', town.subject('people:u-lw-02')]] as const) {
		expect((await refused(town, 'follow.begin', { community, subject }, shuangjiang)).code).toBe('object.not-found');
	}
	// Another community's public things may be followed by anybody who is signed in.
	expect(await follow('disclosures:D13', shuangjiang, 'SQ')).toMatchObject({ ok: true });
});

it('nobody follows without end', async () => {
	const db = openWriter(town.ledgerFile);
	for (let n = 0; n < MOST_FOLLOWED; n++) db.client.prepare('insert into followings values (?, ?, ?, 0, ?)').run(shuangjiang.person, town.id(), 'LW', '2026-12-02T01:00:00.000Z');
	db.client.close();
	expect((await refused(town, 'follow.begin', { community: 'LW', subject: town.subject('disclosures:D08') }, shuangjiang)).params).toEqual({ most: MOST_FOLLOWED });
});
