import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { Day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { calendarOf } from '#domain/oversight/calendar-view.ts';
import { feedOf } from '#domain/oversight/feed-view.ts';
import { inboxOf, type Inbox } from '#domain/oversight/inbox-view.ts';
import { noticeSheet } from '#domain/oversight/sheet-view.ts';
import { feedFile } from '#lib/inbox/feed-file.ts';
import { letterMail } from '#server/letter.ts';
import { keepTime } from '#server/timekeeper.ts';
import { newsText } from '#words/news.ts';
import { words } from '#words/words.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { announced, published } from '#tests/support/day-inputs.ts';
import { done } from '#tests/support/joining.ts';
import { going, openMatter, paper, proposalOf } from '#tests/support/matter-inputs.ts';
import { ballot, countedPoll, pollOf, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 follows a matter and the representatives of 柳湾; a neighbour has agreed to be called. What is decided comes to both, in their language. */

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

const follow = (subject: string, caller = shuangjiang) => done(town, 'follow.begin', { community: 'LW', subject }, caller);
async function inbox(of = shuangjiang): Promise<Inbox> {
	const { portal } = town;
	const { notices, record } = portal.records;
	const follows = (await notices.followedBy(of.person)).map(({ subject, community, since }) => ({ subject: subject as SubjectId, community: community as never, since }));
	return inboxOf(portal.contents, {
		community: of.community, own: (await record.authoredBy(of.person)) as SubjectId[], follows, read: new Set()
	}, { today: portal.today(), zone: portal.zone() });
}
const said = async (lang: 'zh-CN' | 'en' = 'zh-CN', of = shuangjiang) => (await inbox(of)).news.map((row) => newsText(words[lang], row)).reverse();

it('a matter that is followed brings its steps, its papers, its vote and what came of it; what it began with is told once', async () => {
	const matter = await openMatter(town, { body: town.subject('bodies:LW-G2-H') });
	await follow(matter);
	const [director, secretary] = [await town.person('苗立夏'), await town.person('谷雨生')];
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), director);
	await done(town, 'matter.lay', paper(town, matter, 'party-study'), secretary);
	await done(town, 'matter.move', going(town, matter, 'party_review', 'agenda', 'forward'), secretary);
	const poll = await countedPoll(town, { matter });
	await done(town, 'poll.close', { community: 'LW', poll }, director);
	expect(await said()).toEqual(['事项到了“党组织研究”', '事项有了新材料：党组织研究意见', '事项到了“列入议程”', '上柳村户代表会议要表决', '表决有结果了']);
	expect((await said('en')).at(0)).toBe('A matter came to “党组织研究”');
	expect((await inbox()).news.map(({ address }) => address.split('/').slice(1, 3).join('/'))).toEqual(['LW/polls', 'LW/polls', 'LW/matters', 'LW/matters', 'LW/matters']);
});

it('whoever proposed hears what became of it without following it', async () => {
	const proposer = await town.person('u-lw-g2-030');
	const proposal = await proposalOf(town, proposer);
	expect(await said('zh-CN', proposer)).toEqual([]);
	for (let n = 31; n < 90; n++) {
		const one = await town.person(`u-lw-g2-${String(n).padStart(3, '0')}`).catch(() => undefined);
		if (one) await town.portal.perform('proposal.endorse', { community: 'LW', subject: town.id(), proposal }, one);
	}
	const matter = await openMatter(town, { proposals: [proposal], ahead: '先办这一件。' });
	await done(town, 'matter.move', going(town, matter, 'collecting', 'party_review', 'forward'), await town.person('苗立夏'));
	expect(await said('zh-CN', proposer)).toEqual(['您的建议立项了', '您的建议到了“党组织研究”']);
});

it('a Democracy Day is told when it is announced, changed, called off, and when its minutes are out; not when it is counted or signed', async () => {
	await follow(town.subject('bodies:LW-R'));
	const later = await announced(town, 9);
	await done(town, 'democracy-day.call-off', { community: 'LW', meeting: later, reason: '台风' }, await town.person('麦小满'));
	await published(town);
	expect(await said()).toEqual([
		'柳湾社区村（居）民代表会议通知开民主日', '柳湾社区村（居）民代表会议取消了民主日', '柳湾社区村（居）民代表会议通知开民主日', '柳湾社区村（居）民代表会议公布了民主日记录'
	]);
});

it('who agreed to be called is told of votes, results and meetings; mail says them by its own language', async () => {
	const neighbour = await town.person('u-lw-g2-031', { through: 'device' });
	await done(town, 'notice.agree', { community: 'LW', person: neighbour.person, agrees: true, how: '在服务大厅当面说的' }, await town.person('麦小满'));
	await announced(town, 9);
	const poll = await countedPoll(town);
	await done(town, 'poll.close', { community: 'LW', poll }, await town.person('苗立夏'));
	await openMatter(town);
	while (((await done(town, 'notice.make', { community: 'LW' }, { kind: 'clock' })).left as number) > 0);
	const told = await town.look(async (_records, db) => db.client.prepare('select kind from notices where person = ? order by seq').raw(true).all(neighbour.person) as string[][]);
	expect(told.flat()).toEqual(['meeting', 'voting', 'counted']);
	const about = [{ object: poll, kind: 'counted', nth: 1 }];
	const mail = (lang: 'zh-CN' | 'en') => letterMail(town.portal, { person: neighbour.person, to: 'a@example.org', lang, about } as never);
	expect((await mail('zh-CN')).text).toContain(`表决有结果了：LW-V-2026-0001 上柳片巷道硬化三期筹资\n  http://localhost:3000/LW/polls/${poll}`);
	expect((await mail('en')).text).toContain('A vote has its result: LW-V-2026-0001');
});

it('feed, calendar and the printed sheet have them; no name of whoever stood aside, voted or proposed', async () => {
	await proposalOf(town, shuangjiang);
	const poll = await pollOf(town);
	await done(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, reason: '亲属关系不便说' }, await voterAt(town, poll, 4));
	await done(town, 'ballot.cast', ballot(town, poll), await voterAt(town, poll, 1));
	await announced(town, 9);
	await published(town);
	const { portal } = town;
	const when = () => ({ today: portal.today(), zone: portal.zone() });
	const marks = (await calendarOf(portal.contents, 'LW', when()))!.marks.filter(({ address }) => address === `/LW/polls/${poll}`);
	expect(marks.map(({ kind, day }) => [kind, day])).toEqual([['poll-opens', '2026-12-08'], ['poll-closes', '2026-12-15']]);
	town.setClock('2026-12-15T19:00');
	await keepTime(portal);
	const { items, name } = (await feedOf(portal.contents, 'LW'))!;
	const own = items.filter(({ at }) => at >= '2026-12-02');
	expect(own.map(({ kind }) => kind).sort()).toEqual(['counted', 'meeting', 'meeting', 'minutes', 'proposed', 'voting'].sort());
	for (const lang of ['zh-CN', 'en'] as const) {
		const file = feedFile({ name, community: 'LW', items, origin: 'https://yishi.example', now: portal.now(), lang });
		expect(file).toContain(words[lang].matter.poll.verdict['no-quorum']);
		for (const secret of ['亲属关系不便说', '柳霜降', '**']) expect(file).not.toContain(secret);
	}
	const sheet = (await noticeSheet(portal.contents, 'LW', 14, when()))!;
	expect(sheet.decided).toMatchObject([{ title: '上柳片巷道硬化三期筹资', votes: { yes: 1, verdict: 'no-quorum' } }, { title: '柳湾社区村（居）民代表会议', minutes: '2026-12-08' as Day }]);
});
