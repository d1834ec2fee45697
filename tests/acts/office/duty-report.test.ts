import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import { officePage } from '#domain/community/office-view.ts';
import { dutiesPage } from '#domain/oversight/duties-view.ts';
import { evaluationPage } from '#domain/oversight/evaluation-view.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { settledList } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* At the end of the year the committee of 柳湾 says what it promised, what it did and what it did not do, before people judge it. */

const LW = 'LW';
let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town, LW);
	await town.close();
});

const when = () => ({ today: town.portal.today(), zone: 480 });
const report = (office: string, more: object = {}) => ({
	community: LW, subject: town.id(), office: town.subject(`offices:${office}`), period: '2026', held: '2026-12-05', before: '居民代表会议', promised: '每月9日前贴出账。', done: '十二个月都按时贴了。',
	undone: '村口的灯没修：\n钱没到位。', ...more
});
const reportsOf = async (office: string) => (await officePage(town.portal.contents, { community: LW, office: town.subject(`offices:${office}`) }, when()))!.dutyReports;

test('苗立夏 reports on her year before the meeting, 麦小满 enters that of 柳惊蛰 from paper: each stands on its page, and who entered it', async () => {
	await done(town, 'duty-report.give', report('OF-002', { period: '2026-H1', held: '2026-07-08' }), await town.person('苗立夏'));
	await done(town, 'duty-report.give', report('OF-002'), await town.person('苗立夏'));
	await done(town, 'duty-report.give', report('OF-003', { held: '2026-12-06' }), await town.person('麦小满'));
	const own = await reportsOf('OF-002');
	expect(own.map(({ period }) => period)).toEqual(['2026', '2026-H1']);
	expect(own[0]).toMatchObject({ held: '2026-12-05', before: '居民代表会议', undone: '村口的灯没修：\n钱没到位。' });
	expect(own[0]).not.toHaveProperty('entered');
	expect(await reportsOf('OF-003')).toMatchObject([{ entered: '麦小满' }]);
	expect(await refused(town, 'duty-report.give', report('OF-002', { done: '另一种说法。' }), await town.person('麦小满'))).toMatchObject({ code: 'duty-report.given' });
});

test('nobody writes the report of somebody else who does not keep the papers of that body', async () => {
	for (const name of ['禾处暑', '柳惊蛰']) expect(await refused(town, 'duty-report.give', report('OF-002'), await town.person(name)), name).toMatchObject({ code: 'caller.not-allowed' });
	// 麦小满 keeps the papers of the committee, not of those who watch it.
	expect(await refused(town, 'duty-report.give', report('OF-010'), await town.person('麦小满'))).toMatchObject({ code: 'caller.not-allowed' });
});

test.each([
	['a year to come', { period: '2027', held: '2027-06-01' }, 'period', 'too-large'],
	['a year before she was in office', { period: '2022', held: '2022-12-20' }, 'period', 'too-small'],
	['a meeting before the time began', { held: '2025-12-31' }, 'held', 'too-small'],
	['a meeting more than a year after', { period: '2024', held: '2026-12-05' }, 'held', 'too-large'],
	['a quarter', { period: '2026-Q1' }, 'period', 'malformed']
])('there is no report on %s', async (_, more, path, code) => {
	expect(await refused(town, 'duty-report.give', report('OF-002', more), await town.person('苗立夏'))).toMatchObject({ code: 'input.invalid', fields: [{ path, code }] });
});

test('whoever left in the year still reports on it', async () => {
	await done(town, 'office.end', { community: LW, office: town.subject('offices:OF-003'), until: '2026-12-02', reason: '搬家' }, await town.person('安霜降'));
	await done(town, 'duty-report.give', report('OF-003'), await town.person('麦小满'));
	expect(await refused(town, 'duty-report.give', report('OF-003', { period: '2027', held: '2027-02-01' }), await town.person('麦小满'))).toMatchObject({ code: 'input.invalid' });
});

test('an appraisal leads to the reports of those it judges, and says of whom there is none', async () => {
	await done(town, 'duty-report.give', report('OF-002'), await town.person('苗立夏'));
	await done(town, 'duty-report.give', report('OF-002', { period: '2026-H2', held: '2027-01-20' }), await town.person('苗立夏'));
	const { electorate } = await settledList(town);
	const [evaluation, today] = [town.id(), town.portal.today()];
	await done(town, 'evaluation.open', {
		community: LW, subject: evaluation, kind: 'appraisal', electorate, body: town.subject('bodies:LW-C'), title: '2026年度述职评议', offices: [town.subject('offices:OF-002'), town.subject('offices:OF-014')],
		opensOn: today, closesOn: addDays(today, 5)
	}, await town.person('禾处暑'));
	const page = (await evaluationPage(town.portal.contents, { community: LW, evaluation }, when()))!;
	expect(page.reports).toEqual([
		{ holder: '苗立夏', office: town.subject('offices:OF-002'), period: '2026', held: '2026-12-05' }, { holder: '麦小满', office: town.subject('offices:OF-014') }
	]);
});

test('where a body owes duty reports, the year is met on the day of the last meeting, once everybody who sits on it has reported', async () => {
	const body = town.subject('bodies:LW-C');
	await done(town, 'body.change', { community: LW, body, duties: [{ duty: 'duty_report', every: 'year' }], from: '2027-01-01' }, await town.person('安霜降'));
	town.setClock('2028-01-03T09:00');
	const line = async () => (await dutiesPage(town.portal.contents, { community: LW, month: '2027' }, when()))!.bodies.find((one) => one.body.subject === body)!.lines.filter(({ kind }) => kind === 'duty_report');
	expect(await line()).toMatchObject([{ what: '2027', due: '2027-12-31', state: { state: 'missing', days: 3 } }]);
	const clerk = await town.person('麦小满');
	const seated = ['OF-002', 'OF-003', 'OF-004', 'OF-005', 'OF-006', 'OF-007', 'OF-008'];
	for (const [index, office] of seated.entries()) {
		expect((await line())[0]!.state.state, office).toBe('missing');
		await done(town, 'duty-report.give', report(office, { period: '2027', held: `2027-12-${20 + index}` }), clerk);
	}
	expect(await line()).toMatchObject([{ state: { state: 'done', on: '2027-12-26' } }]);
});
