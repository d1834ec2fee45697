import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SubjectId } from '#domain/basics/id.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import type { TopicContent } from '#domain/democracy-day/topic.ts';
import { democracyDayPage } from '#domain/democracy-day/view/democracy-day-page.ts';
import { democracyDaysPage } from '#domain/democracy-day/view/democracy-days-page.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { announced, held, minuted, planOf, published, topic } from '#tests/support/day-inputs.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * A Democracy Day of the representatives of 柳湾: 麦小满 keeps its list and its minutes, 苗立夏 leads it, 禾处暑 oversees it.
 */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(() => town.close());

const LW = 'LW';
const pageOf = async (meeting: string, here?: string) =>
	(await democracyDayPage(town.portal.contents, { community: LW, day: meeting, ...(here ? { here } : {}) }, { today: town.portal.today(), zone: 480 }))!;
const daysOf = async () => (await democracyDaysPage(town.portal.contents, { community: LW }, { today: town.portal.today(), zone: 480 }))!;
const contentOf = async (meeting: string) => (await town.portal.contents.bySubject<DemocracyDayContent>(meeting as SubjectId))!.content;

it('notice is as long as the rule asks, or the breach is shown with its reason; a change of what is voted on begins it anew', async () => {
	const clerk = await town.person('麦小满');
	const late = { community: LW, subject: town.id(), body: town.subject('bodies:LW-R'), ...(await planOf(town, 3)), shortNotice: undefined };
	expect(await refused(town, 'democracy-day.announce', late, clerk)).toMatchObject({ code: 'day.short-notice', params: { ahead: 3, asked: 5 }, fields: [{ path: 'shortNotice', code: 'missing' }] });
	await done(town, 'democracy-day.announce', { ...late, shortNotice: '台风改期' }, clerk);
	const page = await pageOf(late.subject);
	expect(page.card.notice).toMatchObject({ state: 'short', ahead: 3 });
	expect(page.shortNotice).toBe('台风改期');

	const meeting = await announced(town, 7);
	expect((await pageOf(meeting)).card.notice).toMatchObject({ state: 'in-time' });
	town.setClock('2026-12-05T09:00');
	const before = await contentOf(meeting);
	const { day, from, until, place } = before;
	const plan = { day, from, until, place, chair: before.offices!.chair, recorder: before.offices!.recorder, agenda: before.agenda.map(({ no: _no, ...item }) => item) };
	// The order of papers is nobody's notice.
	await done(town, 'democracy-day.change', { community: LW, meeting, reason: '材料齐了', ...plan, materials: '2026-12-05' }, clerk);
	expect((await contentOf(meeting)).announced).toBe('2026-12-02');
	const other = { ...plan, agenda: plan.agenda.map((item) => (item.kind === 'vote' ? { ...item, title: '表决：公厕' } : item)) };
	expect(await refused(town, 'democracy-day.change', { community: LW, meeting, reason: '换了表决', ...other }, clerk)).toMatchObject({ code: 'day.short-notice' });
	await done(town, 'democracy-day.change', { community: LW, meeting, reason: '换了表决', ...other, shortNotice: '照明已经停工' }, clerk);
	expect(await contentOf(meeting)).toMatchObject({ announced: '2026-12-05', reason: '换了表决', shortNotice: '照明已经停工' });
	expect((await pageOf(meeting)).versions).toHaveLength(3);
	await checkRecord(town);
});

it('nobody leads a vote in which they stand aside; items follow one another; a called-off day has its reason and frees its time', async () => {
	const clerk = await town.person('麦小满');
	const plan = await planOf(town, 8);
	const input = { community: LW, subject: town.id(), body: town.subject('bodies:LW-R'), ...plan };
	const aside = plan.agenda.map((item) => (item.kind === 'vote' ? { ...item, recusals: [{ name: '苗立夏', why: '承包人是她的姐姐' }] } : item));
	expect(await refused(town, 'democracy-day.announce', { ...input, agenda: aside }, clerk)).toMatchObject({ code: 'day.chair-aside', params: { item: 2 } });
	const crossed = plan.agenda.map((item, index) => (index === 1 ? { ...item, start: plan.from } : item));
	expect(await refused(town, 'democracy-day.announce', { ...input, agenda: crossed }, clerk)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'agenda.1.start', code: 'too-small' }] });
	expect(await refused(town, 'democracy-day.announce', { ...input, recorder: plan.chair }, clerk)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'recorder', code: 'wrong' }] });
	await done(town, 'democracy-day.announce', input, clerk);
	const again = { ...input, subject: town.id() };
	expect(await refused(town, 'democracy-day.announce', again, clerk)).toMatchObject({ code: 'day.taken' });
	await done(town, 'democracy-day.call-off', { community: LW, meeting: input.subject, reason: '台风' }, clerk);
	expect(await contentOf(input.subject)).toMatchObject({ status: 'called-off', reason: '台风' });
	await done(town, 'democracy-day.announce', again, clerk);
	expect(await refused(town, 'democracy-day.call-off', { community: LW, meeting: input.subject, reason: '再来' }, clerk)).toMatchObject({ code: 'day.called-off' });
	town.setClock('2026-12-20T09:00');
	expect(await refused(town, 'democracy-day.call-off', { community: LW, meeting: again.subject, reason: '忘了' }, clerk)).toMatchObject({ code: 'day.over' });
	expect((await pageOf(again.subject)).card.state).toMatchObject({ state: 'unrecorded', daysSince: 10 });
});

it('a topic waits for everybody to see, until it is on an agenda or declined with a reason', async () => {
	const clerk = await town.person('麦小满');
	const spring = await town.person('柳春分');
	const lamp = town.id();
	await done(town, 'topic.raise', { community: LW, subject: lamp, body: town.subject('bodies:LW-R'), text: '渡口的路灯不亮。' }, spring);
	const paper = await topic(town);
	expect((await daysOf()).waiting.map(({ text, state }) => [text, state.state])).toEqual([['渡口的路灯不亮。', 'open'], ['渡口的路灯不亮。', 'open']]);
	const raised = (await town.portal.contents.bySubject<TopicContent>(lamp))!.content;
	expect(raised.who).toMatch(/^p-/);
	expect(JSON.stringify(raised)).not.toContain('柳春分');
	const plan = await planOf(town, 7);
	const meeting = town.id();
	const agenda = plan.agenda.map((item, index) => (index === 0 ? { ...item, refs: [lamp] } : item));
	await done(town, 'democracy-day.announce', { community: LW, subject: meeting, body: town.subject('bodies:LW-R'), ...plan, agenda }, clerk);
	await done(town, 'topic.decline', { community: LW, topic: paper, reason: '归镇里管，已经转去。' }, clerk);
	expect(await refused(town, 'topic.decline', { community: LW, topic: lamp, reason: '不想排' }, clerk)).toMatchObject({ code: 'topic.settled' });
	const page = await daysOf();
	expect(page.waiting).toHaveLength(0);
	expect(page.settled.map(({ state }) => state)).toMatchObject([{ state: 'declined', reason: '归镇里管，已经转去。' }, { state: 'taken', day: meeting, item: 1 }]);
	// Called off, the day took nothing: the topic waits again.
	await done(town, 'democracy-day.call-off', { community: LW, meeting, reason: '台风' }, clerk);
	expect((await daysOf()).waiting.map(({ evidence }) => evidence.subject)).toEqual([lamp]);
	await checkRecord(town);
});

it('one person once, one door code for all phones, nobody for a representative; only numbers are published', async () => {
	const clerk = await town.person('麦小满');
	const meeting = await announced(town);
	const code = (await town.look((records) => records.democracyDays.codeOf(meeting)))!;
	const spring = await town.person('柳春分');
	expect(await refused(town, 'democracy-day.attend', { community: LW, meeting, code: '000000000000' }, spring)).toMatchObject({ code: 'day.code-wrong' });
	await done(town, 'democracy-day.attend', { community: LW, meeting, code }, spring);
	expect(await refused(town, 'democracy-day.attend', { community: LW, meeting, person: await idOf(town, '柳春分') }, clerk)).toMatchObject({ code: 'day.here-already' });
	// Somebody else's name is not theirs to give.
	expect(await refused(town, 'democracy-day.attend', { community: LW, meeting, code, person: await idOf(town, '柳惊蛰') }, spring)).toMatchObject({ code: 'caller.not-allowed' });
	const member = await idOf(town, '柳惊蛰');
	expect(await done(town, 'democracy-day.attend', { community: LW, meeting, person: member }, clerk)).toMatchObject({ capacity: 'member' });
	const other = (await town.portal.records.communities.personsOf(LW)).find(({ source }) => source === 'u-lw-g1-032')!.id;
	expect(await refused(town, 'democracy-day.attend', { community: LW, meeting, person: other, proxy: { holder: member, paper: '委1' } }, clerk)).toMatchObject({ code: 'day.no-proxies' });
	await done(town, 'democracy-day.count', { community: LW, meeting, onPaper: 70 }, clerk);
	const { attendance, status } = await contentOf(meeting);
	expect(status).toBe('held');
	expect(attendance!.members).toEqual([{ unit: 'representative', expected: 108, present: 71 }]);
	// 71 of 108 are one too few for two thirds.
	expect((await pageOf(meeting)).card.quorum).toMatchObject({ holds: false, ways: [{ have: 71, need: 72 }] });
	await done(town, 'democracy-day.attend', { community: LW, meeting, person: other }, clerk);
	expect(await done(town, 'democracy-day.count', { community: LW, meeting, onPaper: 70 }, clerk)).toMatchObject({ present: 72, quorum: true });
	expect(await refused(town, 'democracy-day.count', { community: LW, meeting, onPaper: 107 }, clerk)).toMatchObject({ fields: [{ path: 'onPaper', code: 'too-large' }] });
	// Phones and desks at once: one is on the list.
	const many = await Promise.all(Array.from({ length: 50 }, async () => town.portal.perform('democracy-day.attend', { community: LW, meeting, code }, await town.person('柳谷雨').catch(() => spring))));
	expect(many.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
	town.setClock('2026-12-03T00:00');
	expect(await refused(town, 'democracy-day.attend', { community: LW, meeting, code }, await town.person('u-lw-g2-002'))).toMatchObject({ code: 'day.not-today' });
	await checkRecord(town);
});

it('what is said goes into the minutes; three sign the same words, each with a sign-in of their own, and with the third they are out', async () => {
	const clerk = await town.person('麦小满');
	const director = await town.person('苗立夏');
	const overseer = await town.person('禾处暑');
	const meeting = await held(town);
	await done(town, 'democracy-day.note', { community: LW, subject: town.id(), meeting, item: 2, kind: 'differs', as: 'resident', text: '先修渡口。' }, clerk);
	expect(await refused(town, 'democracy-day.note', { community: LW, subject: town.id(), meeting, item: 2, kind: 'said', as: 'resident', name: '柳春分', text: '好' }, clerk)).toMatchObject({ fields: [{ path: 'name', code: 'unknown' }] });
	expect(await refused(town, 'democracy-day.note', { community: LW, subject: town.id(), meeting, item: 2, kind: 'motion', as: 'member', text: '加一盏', outcome: 'refused' }, clerk)).toMatchObject({ fields: [{ path: 'reason', code: 'missing' }] });
	const items = [{ no: 2, text: '有居民认为先修渡口。' }];
	await done(town, 'democracy-day.minutes', { community: LW, meeting, items }, clerk);
	expect(await pageOf(meeting)).toMatchObject({ draft: true, unsigned: ['chair', 'recorder', 'overseer'] });
	const hashOf = async () => (await town.portal.contents.bySubject(meeting as SubjectId))!.hash;
	const read = await hashOf();
	await done(town, 'democracy-day.sign', { community: LW, meeting, hash: read }, director);
	expect(await refused(town, 'democracy-day.sign', { community: LW, meeting, hash: read }, director)).toMatchObject({ code: 'day.signed-already' });
	expect(await refused(town, 'democracy-day.sign', { community: LW, meeting, hash: read }, await town.person('柳惊蛰'))).toMatchObject({ code: 'caller.not-allowed' });
	// Other words take the signature away, and nobody signs what they have not read.
	await done(town, 'democracy-day.minutes', { community: LW, meeting, items: [{ no: 2, text: '通过。' }] }, clerk);
	expect((await contentOf(meeting)).minutes!.signedBy).toEqual([]);
	expect(await refused(town, 'democracy-day.sign', { community: LW, meeting, hash: read }, overseer)).toMatchObject({ code: 'day.other-words' });
	await done(town, 'democracy-day.minutes', { community: LW, meeting, items }, clerk);
	const words = await hashOf();
	await done(town, 'democracy-day.sign', { community: LW, meeting, hash: words }, director);
	await done(town, 'democracy-day.sign', { community: LW, meeting, hash: words, reservation: '记得太短。' }, overseer);
	expect((await contentOf(meeting)).minutes!.published).toBeUndefined();
	expect(await done(town, 'democracy-day.sign', { community: LW, meeting, hash: words }, clerk)).toMatchObject({ as: 'recorder', published: true });
	const page = await pageOf(meeting);
	expect(page.card.minutes).toMatchObject({ state: 'published', daysLate: 0 });
	expect(page.signedBy.map(({ as }) => as)).toEqual(['chair', 'overseer', 'recorder']);
	expect(await refused(town, 'democracy-day.minutes', { community: LW, meeting, items }, clerk)).toMatchObject({ code: 'day.minuted' });
	await checkRecord(town);
});

it('unsigned minutes are late by themselves; the list of those present goes with the archive, and not before objections are over', async () => {
	const clerk = await town.person('麦小满');
	const { meeting } = await minuted(town);
	town.setClock('2026-12-08T09:00');
	expect((await pageOf(meeting)).card.minutes).toMatchObject({ state: 'overdue', daysLate: 1 });
	const other = await published(town);
	expect(await refused(town, 'democracy-day.archive', { community: LW, meeting: other }, clerk)).toMatchObject({ code: 'day.objections-open', params: { from: '2026-12-16' } });
	expect(await refused(town, 'democracy-day.archive', { community: LW, meeting }, clerk)).toMatchObject({ code: 'day.no-minutes' });
	town.setClock('2026-12-16T09:00');
	await done(town, 'democracy-day.archive', { community: LW, meeting: other }, clerk);
	expect((await contentOf(other)).archived).toBe('2026-12-16');
	expect(await town.look((records) => records.democracyDays.arrivals(other))).toEqual([]);
	await checkRecord(town);
});
