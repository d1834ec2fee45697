import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { democracyDaysPage } from '#domain/democracy-day/view/democracy-days-page.ts';
import { commitmentPage, resolutionPage, workPage } from '#domain/oversight/work-view.ts';
import type { ResolutionContent } from '#domain/resolution/resolution.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { held, passedPoll, resolved, taken } from '#tests/support/day-inputs.ts';
import { done, refused } from '#tests/support/joining.ts';
import { countedPoll } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* From a vote to what is done: 上柳 votes on its lanes, 柳惊蛰 takes the lamps at the ferry upon himself, 禾处暑 goes and looks. */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(() => town.close());

const LW = 'LW';
const when = () => ({ today: town.portal.today(), zone: 480 });
const work = async (query: Record<string, string> = {}) => (await workPage(town.portal.contents, { community: LW, ...query }, when()))!;
const commitment = async (subject: string) => (await commitmentPage(town.portal.contents, { community: LW, commitment: subject }, when()))!.card;
const resolution = async (subject: string) => (await resolutionPage(town.portal.contents, { community: LW, resolution: subject }, when()))!;

it('a resolution rests on a vote that passed, hangs out for its days, and is taken back by a vote of its own', async () => {
	const clerk = await town.person('麦小满');
	const failed = await countedPoll(town, {}, { issued: 300, returned: 300, yes: 100, no: 190, abstain: 10, invalid: 0 });
	const lost = String((await done(town, 'poll.close', { community: LW, poll: failed }, await town.person('苗立夏'))).subject);
	const words = { community: LW, title: '上柳片巷道硬化三期', text: '每户筹资300元。' };
	expect(await refused(town, 'resolution.record', { ...words, subject: town.id(), poll: lost }, clerk)).toMatchObject({ code: 'resolution.poll-not-passed' });
	const poll = await passedPoll(town);
	const subject = town.id();
	const { number } = await done(town, 'resolution.record', { ...words, subject, poll }, clerk);
	// After those of the file, the portal counts on.
	expect(number).toBe('LW-JY-2026-017');
	expect(await refused(town, 'resolution.record', { ...words, subject: town.id(), poll }, clerk)).toMatchObject({ code: 'resolution.recorded', params: { number } });
	expect((await resolution(subject)).card.state).toEqual({ state: 'displayed', daysLeft: 15 });
	const today = town.portal.today();
	town.setClock(`${addDays(today, 16)}T09:00`);
	expect((await resolution(subject)).card.state).toEqual({ state: 'in-force' });
	expect(await refused(town, 'resolution.rescind', { community: LW, resolution: subject, poll, reason: '后悔了' }, clerk)).toMatchObject({ fields: [{ path: 'poll', code: 'wrong' }] });
	expect(await refused(town, 'resolution.rescind', { community: LW, resolution: subject, poll: town.subject('votes:V5'), reason: '后悔了' }, clerk)).toMatchObject({ code: 'resolution.other-body' });
	// A vote of the same households on something else says nothing of the lanes; one that names the resolution by its number does.
	const voted = async (title: string, text: string) => String((await done(town, 'poll.close', { community: LW, poll: await countedPoll(town, { title, text }) }, await town.person('苗立夏'))).subject);
	const rescinding = async (title: string, text: string) => ({ community: LW, resolution: subject, poll: await voted(title, text), reason: '施工队退出' });
	expect(await refused(town, 'resolution.rescind', await rescinding('修水渠', '是否同意修水渠？'), clerk)).toMatchObject({ code: 'resolution.poll-not-about', params: { number } });
	await done(town, 'resolution.rescind', await rescinding('重新比选施工队', `是否同意撤销${number}？`), clerk);
	// Nobody takes work upon themselves from what no longer holds.
	const owner = (await town.person('柳惊蛰')).offices[0]!.office;
	const promise = { community: LW, subject: town.id(), task: '硬化三条巷道', owner, due: addDays(town.portal.today(), 10), evidence: '去走一走', resolution: subject };
	expect((await refused(town, 'commitment.take', promise, clerk)).code).toBe('resolution.rescinded');
	const page = await resolution(subject);
	expect(page.card.state).toMatchObject({ state: 'rescinded' });
	expect(page.rescinded).toMatchObject({ reason: '施工队退出', poll: { passed: true } });
	expect(page.versions).toHaveLength(2);
	await checkRecord(town);
});

it('what somebody took upon themselves is late by itself; a moved day does not hide the one before; done is done from the day it is said', async () => {
	const worker = await town.person('柳惊蛰');
	const overseer = await town.person('禾处暑');
	const { number } = (await town.portal.contents.bySubject<ResolutionContent>((await resolved(town)) as SubjectId))!.content;
	const from = (await town.portal.contents.ofType<ResolutionContent>('LW' as never, 'resolution')).find(({ content }) => content.number === number)!.content.subject;
	const today = town.portal.today();
	const subject = await taken(town, 10, { resolution: from, partners: ['下柳农机合作社', '柳湾供电所'], milestones: [{ name: '立杆', due: addDays(today, 5) }, { name: '通电', due: addDays(today, 9) }] });
	expect((await resolution(from)).commitments.map(({ task }) => task)).toEqual(['装好渡口的路灯']);
	await done(town, 'commitment.progress', { community: LW, subject: town.id(), commitment: subject, kind: 'progress', text: '立了两根杆。', percent: 60, milestone: 1 }, worker);
	town.setClock(`${addDays(today, 11)}T09:00`);
	expect(await commitment(subject)).toMatchObject({ state: { state: 'late', daysLate: 1 }, body: { name: expect.stringMatching(/./) }, partners: ['下柳农机合作社', '柳湾供电所'], percent: 60, milestones: [{ reached: today }, { late: true }] });
	expect((await work({ only: 'late' })).projects.flatMap(({ cards }) => cards.map(({ evidence }) => evidence.subject))).toContain(subject);
	await done(town, 'commitment.move-date', { community: LW, commitment: subject, to: addDays(today, 20), reason: '灯杆缺货' }, worker);
	expect(await commitment(subject)).toMatchObject({ state: { state: 'open', daysLeft: 9 }, first: addDays(today, 10), moved: [{ from: addDays(today, 10), to: addDays(today, 20), reason: '灯杆缺货' }] });
	await done(town, 'commitment.inspect', { community: LW, subject: town.id(), commitment: subject, finding: '只亮两盏。', inOrder: 'no', requires: '第三盏换灯泡', due: addDays(today, 14) }, overseer);
	expect(await refused(town, 'commitment.inspect', { community: LW, subject: town.id(), commitment: subject, finding: '不亮', inOrder: 'no' }, overseer)).toMatchObject({ fields: [{ path: 'requires', code: 'missing' }] });
	expect((await commitment(subject)).asked).toEqual([{ requires: '第三盏换灯泡', due: addDays(today, 14), late: false }]);
	town.setClock(`${addDays(today, 22)}T09:00`);
	await done(town, 'commitment.complete', { community: LW, commitment: subject, proof: '三盏都亮了。' }, worker);
	// Two days over the day it was moved to; what the overseer asked for still stands.
	expect(await commitment(subject)).toMatchObject({ state: { state: 'done', daysLate: 2 }, proof: '三盏都亮了。', asked: [{ late: true }] });
	expect(await refused(town, 'commitment.move-date', { community: LW, commitment: subject, to: addDays(today, 30), reason: '再等等' }, worker)).toMatchObject({ code: 'commitment.done' });
	await done(town, 'commitment.inspect', { community: LW, subject: town.id(), commitment: subject, finding: '都亮。', inOrder: 'yes' }, overseer);
	expect((await commitment(subject)).asked).toEqual([]);
	await checkRecord(town);
});

it('what was undertaken at a Democracy Day is in its minutes and opens the next one, as it stands then', async () => {
	const clerk = await town.person('麦小满');
	const meeting = await held(town);
	const subject = await taken(town, 10, { meeting });
	await done(town, 'democracy-day.minutes', { community: LW, meeting, items: [{ no: 1, text: '到会80人。' }] }, clerk);
	const opening = async () => (await democracyDaysPage(town.portal.contents, { community: LW }, when()))!.opening.flatMap(({ actions }) => actions);
	expect(await opening()).toMatchObject([{ task: '装好渡口的路灯', address: `/LW/work/${subject}`, state: { state: 'open' } }]);
	town.setClock('2026-12-20T09:00');
	expect(await opening()).toMatchObject([{ state: { state: 'late', daysLate: 8 } }]);
	await done(town, 'commitment.complete', { community: LW, commitment: subject, proof: '三盏都亮了。' }, clerk);
	expect(await opening()).toEqual([]);
	await checkRecord(town);
});
