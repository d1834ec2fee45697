import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Day } from '#domain/basics/day.ts';
import { calendarOf } from '#domain/oversight/calendar-view.ts';
import { bodyCalendar, dutiesPage, type DutyLine } from '#domain/oversight/duties-view.ts';
import { inputOf } from '#lib/plain-forms.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { fromPhone } from '#tests/support/pictures.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { dutiesOf } from '../../../src/routes/office/duties.ts';

/*
 * The overseers of 柳湾 meet once a month. Nothing of it stands anywhere unless they say so: until 禾处暑 does, November is missing, on the page of
 * his committee and on his desk.
 */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const body = () => town.subject('bodies:LW-S');
const said = (more: object = {}) => ({
	community: 'LW', subject: town.id(), body: body(), duty: 'overseers_meeting', period: '2026-11', on: '2026-11-28', text: '看了三份合同，抽查路灯两处。', ...more
});
const calendar = async (today = town.portal.today(), of = body()) => (await bodyCalendar(town.portal.contents, { community: 'LW', body: of }, { today, zone: 480 }))!;
const line = async (what: string, today?: Day): Promise<DutyLine> => (await calendar(today)).over.lines.find((one) => one.name === 'overseers_meeting' && one.what === what)!;
const deskOf = async (name: string) => {
	const caller = await town.person(name);
	return (await dutiesOf(town.portal, { caller, community: 'LW' as never, offices: caller.offices, answers: [], moderates: false, prints: false } as never)).filter(({ what }) => what === 'calendar');
};

test('a meeting that nobody says was held is missing from the day after; said in time with the day it was held, it was held in time', async () => {
	expect((await line('2026-11', '2026-11-30' as Day)).state).toEqual({ state: 'due', days: 0 });
	expect(await line('2026-11')).toMatchObject({ due: '2026-11-30', from: '2026-11-25', state: { state: 'missing', days: 2 } });
	expect((await calendar()).open.map(({ duty, period }) => `${duty} ${period}`)).toContain('overseers_meeting 2026-11');
	expect((await deskOf('禾处暑')).map(({ name, due }) => [name, due])).toContainEqual(['overseers_meeting', '2026-11-30']);
	expect((await deskOf('苗立夏')).map(({ name }) => name)).not.toContain('overseers_meeting');
	const marks = async () => (await calendarOf(town.portal.contents, 'LW', { today: town.portal.today(), zone: 480 }))!.marks.filter(({ duty }) => duty?.duty === 'overseers_meeting').map(({ day }) => day);
	expect(await marks()).toEqual(['2026-11-30', '2026-12-30']);

	const overseer = await town.person('禾处暑');
	const paper = town.subject('disclosures:D08');
	await done(town, 'duty.record', said({ paper, image: Buffer.from(fromPhone()).toString('base64'), alt: '会上的签到表' }), overseer);
	const met = await line('2026-11');
	expect(met.state).toEqual({ state: 'done', on: '2026-11-28' });
	expect(met.records).toMatchObject([{ on: '2026-11-28', entered: '2026-12-02', text: '看了三份合同，抽查路灯两处。', by: '柳湾社区居务监督委员会 禾处暑', photo: { alt: '会上的签到表' } }]);
	expect(met.records![0]!.paper!.address).toBe(`/LW/disclosures/${paper}`);
	expect(await marks()).toEqual(['2026-12-30']);
	expect((await calendar()).open.map(({ period }) => period)).not.toContain('2026-11');
	expect((await deskOf('禾处暑')).map(({ due }) => due)).not.toContain('2026-11-30');
	const all = (await dutiesPage(town.portal.contents, { community: 'LW', month: '2026-11' }, { today: town.portal.today(), zone: 480 }))!;
	expect(all.bodies.find(({ body: { subject } }) => subject === body())!.rows.map(({ kind, name }) => [kind, name])).toContainEqual(['calendar', 'overseers_meeting']);
});

test('what is said long afterwards counts from when it was said; taken back it counts for nothing, and stays to be read with the reason', async () => {
	town.setClock('2026-12-20T09:00');
	const overseer = await town.person('禾处暑');
	const record = said();
	await done(town, 'duty.record', record, overseer);
	expect((await line('2026-11')).state).toEqual({ state: 'late', on: '2026-12-20', days: 20 });
	await done(town, 'duty.withdraw', { community: 'LW', record: record.subject, reason: '这是十月的会。' }, overseer);
	const after = await line('2026-11');
	expect(after.state).toEqual({ state: 'missing', days: 20 });
	expect(after.records).toMatchObject([{ text: record.text, entered: '2026-12-20', withdrawn: { on: '2026-12-20', reason: '这是十月的会。', by: '柳湾社区居务监督委员会 禾处暑' } }]);
	expect((await refused(town, 'duty.withdraw', { community: 'LW', record: record.subject, reason: '再收一次。' }, overseer)).code).toBe('duty.withdrawn');
});

test('only what the body owes can be said to be done, not before its period, not in the future, and only for one’s own body', async () => {
	const [overseer, director, clerk] = [await town.person('禾处暑'), await town.person('苗立夏'), await town.person('麦小满')];
	const why = async (more: object) => (await refused(town, 'duty.record', said(more), overseer)).fields;
	expect(await why({ period: '2026-10', on: '2026-10-28' })).toEqual([{ path: 'period', code: 'not-in-list' }]);
	expect(await why({ duty: 'household_visits' })).toEqual([{ path: 'period', code: 'not-in-list' }]);
	expect(await why({ duty: 'disclosure_review', period: '2026-12' })).toEqual([{ path: 'duty', code: 'not-in-list' }]);
	expect(await why({ on: '2026-12-03' })).toEqual([{ path: 'on', code: 'too-large' }]);
	expect(await why({ on: '2026-10-31' })).toEqual([{ path: 'on', code: 'too-small' }]);
	expect((await refused(town, 'duty.record', said({ paper: town.subject('places:LW') }), overseer)).code).toBe('object.not-found');
	expect((await refused(town, 'duty.record', said(), director)).code).toBe('caller.not-allowed');
	// Who keeps the papers types in what came on a sheet, and it says so.
	await done(town, 'duty.record', said(), clerk);
	expect((await line('2026-11')).records).toMatchObject([{ by: '柳湾社区居务监督委员会', enteredBy: '柳湾社区（村）居民委员会 麦小满' }]);
});

test('the review of the accounts is read from the accounts, and the next election from when those took office who sit there', async () => {
	const review = (model: Awaited<ReturnType<typeof calendar>>) => model.over.lines.find(({ name }) => name === 'disclosure_review');
	expect(review(await calendar('2026-12-31' as Day))).toMatchObject({ due: '2026-12-07', state: { state: 'missing' } });
	expect((await calendar()).open.map(({ duty }) => duty)).not.toContain('disclosure_review');
	const committee = await calendar(undefined, town.subject('bodies:LW-C'));
	expect(committee.election).toMatchObject({ since: '2023-12-20', line: { due: '2028-12-19', state: { state: 'due' }, clause: '村民委员会组织法(2025修正)§14' } });
	expect((await calendar('2029-01-01' as Day, town.subject('bodies:LW-C'))).election!.line.state).toEqual({ state: 'missing', days: 13 });
	expect(committee.given.find(({ duty }) => duty === 'household_visits')).toMatchObject({ by: 'custom', days: { from: '2026-12-01', until: '2026-12-03' } });
});

test('the form has one choice for a duty and its period', () => {
	expect(inputOf('duty.record', { community: 'LW', owed: 'overseers_meeting 2026-11', on: '2026-11-28', text: '开了' })).toEqual({ community: 'LW', duty: 'overseers_meeting', period: '2026-11', on: '2026-11-28', text: '开了' });
	expect(inputOf('duty.record', { owed: 'overseers_meeting' })).toEqual({ duty: 'overseers_meeting' });
});
