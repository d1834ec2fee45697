import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import type { Content, Held } from '#domain/content/content.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { democracyDayPage } from '#domain/democracy-day/view/democracy-day-page.ts';
import { democracyDaysPage } from '#domain/democracy-day/view/democracy-days-page.ts';
import { calendarOf } from '#domain/oversight/calendar-view.ts';
import { calendarFile } from '#lib/inbox/calendar-file.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const on = (today: string) => ({ today: day(today), zone: 480 });
const sunday = on('2026-11-22');
const list = (community: string, when = sunday, contents: Contents = town.portal.contents) => democracyDaysPage(contents, { community }, when);
const page = (community: string, id: string, when = sunday, contents: Contents = town.portal.contents) =>
	democracyDayPage(contents, { community, day: town.subject(`democracy_days:${id}`) }, when);

/** The contents of the town with further Democracy Days of one body, as if they had been announced here. */
function withDays(more: DemocracyDayContent[]): Contents {
	const { contents } = town.portal;
	const held = more.map((content, index): Held => ({ content, bytes: '', salt: '', hash: `h${index}`, version: 1, seq: 9000 + index, recordedAt: '2026-11-22T00:00:00.000Z', act: 'democracy-day.announce' }));
	const of = (type: string, fits: (content: Content) => boolean) => (type === 'democracy-day' ? held.filter(({ content }) => fits(content)) : []);
	return {
		...contents,
		bySubject: async (subject) => (held.find(({ content }) => content.subject === subject) ?? (await contents.bySubject(subject))) as never,
		versions: async (subject) => [...(await contents.versions(subject)), ...held.filter(({ content }) => content.subject === subject)] as never,
		ofType: async (community, type, part) => [...(await contents.ofType(community, type, part)), ...of(type, (content) => content.community === community)] as never,
		ofParent: async (parent, type, part) => [...(await contents.ofParent(parent, type, part)), ...of(type, (content) => content.parent === parent)] as never
	};
}

/** A day of 柳湾 as an act will announce it: without source, attendance or minutes. */
function announced(on: string, more: Partial<DemocracyDayContent> = {}): DemocracyDayContent {
	return {
		type: 'democracy-day', v: 1, community: 'LW' as never, subject: town.subject(`democracy_days:new-${on}`), lang: 'zh-CN', parent: town.subject('bodies:LW-R'),
		day: day(on), from: '08:30', until: '11:30', place: '柳湾社区礼堂', chair: '苗立夏', recorder: '麦小满', status: 'announced', announced: day('2026-11-22'), agenda: [], ...more
	};
}

describe('the list of 柳湾', () => {
	test('none is announced; the one of October was held 28 days ago, and the next opens with what is not done', async () => {
		const model = (await list('LW'))!;
		expect(model.next).toEqual([]);
		expect(model.past.map(({ day, state, quorum, minutes }) => [day, state, quorum!.holds, minutes.state])).toEqual([['2026-10-25', { state: 'held', daysSince: 28 }, true, 'published']]);
		expect(model.bodies.map(({ body, last, needed }) => [body.name, last?.daysSince, needed])).toEqual([['柳湾社区村（居）民代表会议', 28, 72], ['上柳村户代表会议', undefined, undefined]]);
		expect(model.opening.map(({ actions }) => actions.map(({ task, state }) => [task, state.state]))).toEqual([
			[['照明改造三家询价', 'late'], ['取暖方式考察报告', 'open'], ['上柳公厕修缮', 'open']]
		]);
		expect(JSON.parse(JSON.stringify(model))).toEqual(model);
	});

	test('one that is announced comes first; the day after it was due without a word, that shows by itself', async () => {
		const contents = withDays([announced('2026-12-20'), announced('2026-12-27')]);
		const before = (await list('LW', on('2026-12-18'), contents))!;
		expect(before.next.map(({ day, state }) => [day, state])).toEqual([['2026-12-20', { state: 'announced', daysLeft: 2 }], ['2026-12-27', { state: 'announced', daysLeft: 9 }]]);
		expect(before.next[0]!.notice).toMatchObject({ state: 'in-time', ahead: 28 });
		const after = (await list('LW', on('2026-12-28'), contents))!;
		expect(after.next).toEqual([]);
		expect(after.past.map(({ state }) => state.state)).toEqual(['unrecorded', 'unrecorded', 'held']);
		expect(after.past[1]!.minutes).toMatchObject({ state: 'overdue', daysLate: 3 });
		// Neither counts as held.
		expect(after.bodies[0]!.last).toMatchObject({ day: '2026-10-25', daysSince: 64 });
	});

	test('a community without one has a page that says so; one that is not there has none', async () => {
		expect(await list('YQ')).toMatchObject({ next: [], past: [], bodies: [], opening: [] });
		expect((await list('MT'))!.bodies).toEqual([{ body: expect.objectContaining({ name: '码头社区居民代表会议' }) as unknown }]);
		expect(await list('XX')).toBeUndefined();
	});
});

describe('the day of 柳湾', () => {
	test('has eight items with their minutes, and links what has a page', async () => {
		const model = (await page('LW', 'DD1'))!;
		expect(model.agenda).toHaveLength(8);
		expect(model.agenda.map(({ text }) => text !== undefined)).toEqual([false, true, true, true, true, true, true, false]);
		expect(model.agenda[0]).toMatchObject({ presenter: '主持人', rule: '每人每次发言不超过3分钟，同一议题不超过2次' });
		expect(model.agenda[1]).toMatchObject({ presenter: '柳湾社区（村）居民委员会 苗立夏', materials: ['承诺清单'] });
		expect(model.agenda[2]!.refs.map(({ address }) => address)).toEqual([`/LW/disclosures/${town.subject('disclosures:D02')}`, `/LW/disclosures/${town.subject('disclosures:D03')}`]);
		expect(model.agenda[3]!.refs.map(({ name }) => name.split(' ')[0])).toEqual(['LW-Q-2026-0001', 'LW-Q-2026-0002', 'LW-Q-2026-0003']);
		expect(JSON.parse(JSON.stringify(model))).toEqual(model);
	});

	test('shows 79 of 88 under the item that was voted on, and agrees with what was announced', async () => {
		const model = (await page('LW', 'DD1'))!;
		expect(model.agenda[5]!.votes).toMatchObject([{ yes: 79, no: 5, abstain: 3, invalid: 1, verdict: 'passed', agrees: true, resolution: 'LW-JY-2026-016', steps: [{ have: 79, need: 45, of: 88 }] }]);
		expect(model.votes).toEqual([]);
	});

	test('is signed by chair, recorder and overseer; office-holders by name, others masked', async () => {
		const model = (await page('LW', 'DD1'))!;
		expect(model.signedBy.map(({ as }) => as)).toEqual(['chair', 'recorder', 'overseer']);
		expect(model.unsigned).toEqual([]);
		expect(model.actions.map(({ owner }) => owner)).toContain('柳**');
		expect(JSON.stringify(model)).not.toContain('柳清和');
	});

	test('opens with the tasks of the one before it, and knows the one after', async () => {
		const contents = withDays([announced('2026-12-20')]);
		const next = (await democracyDayPage(contents, { community: 'LW', day: town.subject('democracy_days:new-2026-12-20') }, on('2026-12-01')))!;
		expect(next.before).toMatchObject({ day: '2026-10-25', actions: [{ state: { state: 'late' } }, { state: { state: 'late' } }, { state: { state: 'late' } }, { state: { state: 'done' } }, { state: { state: 'done' } }] });
		expect(next.needed).toEqual({ members: 108, needed: 72 });
		expect((await page('LW', 'DD1', on('2026-12-01'), contents))!.after).toMatchObject({ day: '2026-12-20' });
		expect((await page('LW', 'DD1'))!.before).toBeUndefined();
	});

	test('is a page of its own community alone, and of no other kind of object', async () => {
		expect(await page('BC', 'DD1')).toBeUndefined();
		expect(await democracyDayPage(town.portal.contents, { community: 'LW', day: town.subject('disclosures:D08') }, sunday)).toBeUndefined();
		expect(await democracyDayPage(town.portal.contents, { community: 'LW', day: 'nothing' }, sunday)).toBeUndefined();
	});
});

test('北仓: 58 of 71; two stood aside at the sixth item; its poll has a number of its own and is not minuted apart', async () => {
	const model = (await page('BC', 'DD2'))!;
	expect(model.card.quorum).toMatchObject({ holds: true, ways: [{ have: 58, need: 48, of: 71 }] });
	expect(model.attendance).toMatchObject({ observing: 43, nonRegistered: 17, overseers: 5, subdistrictStaff: 2, residentUnits: ['青禾第三中学', '北仓粮站'] });
	expect(model.agenda[0]!.text).toContain('回避');
	expect(model.agenda.flatMap(({ votes }) => votes)).toEqual([]);
	expect(model.card.actions).toEqual({ total: 4, done: 1, late: 0, open: 3 });
});

test('what was announced and what the numbers come to may differ; then the page says both', async () => {
	const real = (await town.portal.contents.bySubject<DemocracyDayContent>(town.subject('democracy_days:DD1')))!.content;
	const minutes = { ...real.minutes!, votes: [{ ...real.minutes!.votes[0]!, yes: 44, no: 0, abstain: 43 }] };
	const { source: _, ...own } = real;
	const contents = withDays([{ ...own, subject: town.subject('democracy_days:wrong'), minutes }]);
	const model = (await democracyDayPage(contents, { community: 'LW', day: town.subject('democracy_days:wrong') }, sunday))!;
	expect(model.agenda[5]!.votes).toMatchObject([{ passed: true, verdict: 'failed', agrees: false }]);
});

test('the calendar that phones subscribe to has the day, with place and hours; one that was called off is not in it', async () => {
	const contents = withDays([announced('2026-12-20'), announced('2026-12-27', { status: 'called-off', reason: '大雪' })]);
	const { name, marks } = (await calendarOf(contents, 'LW', sunday))!;
	expect(marks.filter(({ kind }) => kind === 'democracy-day').map(({ day }) => day)).toEqual(['2026-10-25', '2026-12-20']);
	const text = calendarFile({ name, community: 'LW', marks, origin: 'https://yishi.example', lang: 'zh-CN' }).replaceAll('\r\n ', '');
	expect(text).toContain('SUMMARY:民主日：柳湾社区村（居）民代表会议');
	expect(text).toContain('DTSTART;VALUE=DATE:20261220');
	expect(text).toContain('08:30到11:30\\n柳湾社区礼堂');
});
