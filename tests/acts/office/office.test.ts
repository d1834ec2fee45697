import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { bodyPage } from '#domain/community/view.ts';
import { officePage } from '#domain/community/office-view.ts';
import { receptionsPage } from '#domain/community/reception-view.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused, whose } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* Terms that cannot be, offices that the law keeps apart, and who may do what while somebody is away. */

const LW = 'LW';
let town: Town;
let administrator: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	administrator = await town.person('安霜降');
});
afterEach(async () => {
	await checkRecord(town);
	await town.close();
});

const when = () => ({ today: town.portal.today(), zone: 480 });
const grant = async (name: string, body: string, position: string, more: object = {}) => ({
	community: LW, subject: town.id(), body: town.subject(`bodies:${body}`), person: await idOf(town, name), position, from: '2026-12-02', ...more
});

describe('an office is refused', () => {
	test.each([
		['until the day it begins', { until: '2026-12-02' }],
		['until a day before it begins', { until: '2026-11-30' }],
		['for longer than any term', { until: '2033-12-02' }]
	])('%s', async (_, term) => {
		expect(await refused(town, 'office.grant', await grant('柳春分', 'LW-N1', 'member', term), administrator)).toMatchObject({ code: 'office.term', fields: [{ path: 'until' }] });
	});

	test('to a second director, on whatever day the terms meet; after the first it is free', async () => {
		const second = await grant('柳惊蛰', 'LW-C', 'director');
		expect(await refused(town, 'office.grant', second, administrator)).toMatchObject({ code: 'office.taken', params: { holder: '苗立夏' } });
		await done(town, 'office.end', { community: LW, office: town.subject('offices:OF-002'), until: '2026-12-31', reason: '换届' }, administrator);
		expect(await refused(town, 'office.grant', second, administrator)).toMatchObject({ code: 'office.taken' });
		await done(town, 'office.grant', { ...second, subject: town.id(), from: '2026-12-31' }, administrator);
	});

	test('to whoever sits on the committee, if it is to oversee it (R29), and names the rule', async () => {
		expect(await refused(town, 'office.grant', await grant('柳惊蛰', 'LW-S', 'member'), administrator)).toMatchObject({ code: 'office.conflict', params: { rule: 'R29', kind: 'sits-on' } });
		expect(await refused(town, 'office.grant', await grant('麦小满', 'LW-S', 'member'), administrator)).toMatchObject({ code: 'office.conflict', params: { rule: 'R29' } });
	});

	test('to a near relative of somebody on the committee, if it is declared (R29, R30)', async () => {
		const declaration = { signed: '2026-12-01', relatives: [{ relation: 'spouse', office: town.subject('offices:OF-003') }], interests: [] };
		for (const [body, rule] of [['LW-S', 'R29'], ['LW-C', 'R30']] as const) {
			expect(await refused(town, 'office.grant', await grant('叶桃荻', body, 'member', { declaration }), administrator)).toMatchObject({ code: 'office.conflict', params: { rule, other: '柳惊蛰', kind: 'relative' } });
		}
	});

	test('by the head of a body, when it is not one of its staff', async () => {
		expect(await refused(town, 'office.grant', await grant('叶桃荻', 'LW-C', 'member'), await town.person('苗立夏'))).toMatchObject({ code: 'caller.not-allowed' });
	});
});

test('柳惊蛰 declares a wife on the oversight committee: it is recorded, seen as a breach, and her own name is public because she holds an office', async () => {
	const office = town.subject('offices:OF-003');
	await done(town, 'office.declare', {
		community: LW, subject: town.id(), office, signed: '2026-12-02',
		relatives: [{ relation: 'spouse', office: town.subject('offices:OF-011') }, { relation: 'child', name: '柳小满' }], interests: ['妻子经营农资店']
	}, await town.person('柳惊蛰'));
	const page = (await officePage(town.portal.contents, { community: LW, office }, when()))!;
	expect(page.declaration!.relatives).toMatchObject([{ relation: 'spouse', name: '谷青萍' }, { relation: 'child', name: '柳**' }]);
	expect(page.declaration).not.toHaveProperty('entered');
	const overseers = (await bodyPage(town.portal.contents, { community: LW, body: town.subject('bodies:LW-S') }, when()))!;
	expect(overseers.conflicts).toMatchObject({ rule: 'R29', result: 'broken', evidence: [{ kind: 'relative', holder: '谷青萍', otherHolder: '柳惊蛰' }] });
});

test('imported bodies: 柳湾 keeps R29 and R30 as declared; in 云渠 nothing is recorded, which is no breach', async () => {
	for (const [body, community, result] of [['LW-S', 'LW', 'holds'], ['LW-C', 'LW', 'holds'], ['YQ-S1', 'YQ', 'not-recorded'], ['YQ-C1', 'YQ', 'not-recorded']] as const) {
		expect((await bodyPage(town.portal.contents, { community, body: town.subject(`bodies:${body}`) }, when()))!.conflicts!.result, body).toBe(result);
	}
});

test('苗立夏 is away: 柳惊蛰 may take on staff in these days and no others, under his own name', async () => {
	const [absent, seated] = [await town.person('苗立夏'), await town.person('柳惊蛰')];
	/** As the door sees him at each request. */
	const standIn = () => whose(town, town.tokenOf(seated));
	const staff = async (name: string) => grant(name, 'LW-C', 'staff');
	expect(await refused(town, 'office.grant', await staff('柳春分'), await standIn())).toMatchObject({ code: 'caller.not-allowed' });
	const delegation = town.id();
	await done(town, 'delegation.give', {
		community: LW, subject: delegation, office: town.subject('offices:OF-002'), to: town.subject('offices:OF-003'), from: '2026-12-03', until: '2026-12-06', reason: '外出学习'
	}, absent);
	expect(await refused(town, 'office.grant', await staff('柳春分'), await standIn())).toMatchObject({ code: 'caller.not-allowed' });
	town.setClock('2026-12-03T09:00');
	const granted = await town.portal.perform('office.grant', await staff('柳春分'), await standIn());
	expect(granted).toMatchObject({ ok: true });
	const line = (await town.portal.contents.line(LW as never, granted.ok ? granted.lines[0]!.seq : 0))!;
	expect(line.entry).toContain(`"actor":"${town.subject('offices:OF-003')}"`);
	// It is not handed on further, and what one only stands in for is not one's own to declare.
	expect(await refused(town, 'delegation.give', {
		community: LW, subject: town.id(), office: town.subject('offices:OF-002'), to: town.subject('offices:OF-004'), from: '2026-12-04', until: '2026-12-05'
	}, await standIn())).toMatchObject({ code: 'caller.not-allowed' });
	await done(town, 'delegation.end', { community: LW, delegation }, absent);
	// The desk he had open by it is closed; at a new one it no longer counts.
	expect(await town.portal.callerOf(town.tokenOf(seated), '203.0.113.7')).toMatchObject({ kind: 'guest' });
	expect(await refused(town, 'office.grant', await staff('叶桃荻'), await town.person('柳惊蛰'))).toMatchObject({ code: 'caller.not-allowed' });
});

test.each([
	['to another body', 'OF-009', '2026-12-03', '2026-12-06', 'delegation.other-body'],
	['to oneself', 'OF-002', '2026-12-03', '2026-12-06', 'delegation.other-body'],
	['for days that are over', 'OF-003', '2026-11-01', '2026-12-06', 'input.invalid'],
	['backwards', 'OF-003', '2026-12-06', '2026-12-03', 'input.invalid'],
	['for half a year', 'OF-003', '2026-12-03', '2027-06-03', 'input.invalid']
])('an office is not handed on %s', async (_, to, from, until, code) => {
	const input = { community: LW, subject: town.id(), office: town.subject('offices:OF-002'), to: town.subject(`offices:${to}`), from, until };
	expect(await refused(town, 'delegation.give', input, await town.person('苗立夏'))).toMatchObject({ code });
});

test('an observer of the roll reports from their phone, by nothing but the assignment; nobody else’s phone may', async () => {
	const observer = town.id();
	await done(town, 'observer.appoint', {
		community: LW, subject: observer, name: '柳春分', organisation: '居民', scope: ['唱票'], person: await idOf(town, '柳春分'), from: '2026-12-02', until: '2026-12-09'
	}, await town.person('禾处暑'));
	const report = { community: LW, subject: town.id(), observer, text: '唱票公开。' };
	expect(await refused(town, 'observer.report', report, await town.person('柳霜降', { through: 'device' }))).toMatchObject({ code: 'caller.not-allowed' });
	await done(town, 'observer.report', report, await town.person('柳春分', { through: 'device' }));
	expect(await refused(town, 'observer.report', { ...report, subject: town.id() }, await town.person('柳春分', { through: 'device' }))).toMatchObject({ code: 'observer.reported' });
});

test('a day of reception past without a report shows so by itself, from the next day', async () => {
	const desk = await town.person('苗立夏');
	await done(town, 'reception.announce', {
		community: LW, subject: town.id(), kind: 'cadre', day: '2026-12-03', start: '09:00', end: '11:00', place: '服务大厅', hosts: [town.subject('offices:OF-002')]
	}, desk);
	const unreported = async () => (await receptionsPage(town.portal.contents, { community: LW }, when()))!.unreported;
	expect(await unreported()).toBe(0);
	town.setClock('2026-12-03T23:59');
	expect(await unreported()).toBe(0);
	town.setClock('2026-12-05T00:00');
	expect((await receptionsPage(town.portal.contents, { community: LW }, when()))!.past[0]!.state).toEqual({ state: 'unreported', days: 2 });
});

test('what the file says of offices is there: pledge with review, receptions, an observer with report, functions by name of the object', async () => {
	const director = (await officePage(town.portal.contents, { community: LW, office: town.subject('offices:OF-002') }, when()))!;
	expect(director.pledges).toMatchObject([{ year: '2026', unreviewed: false, items: [{ state: 'doing' }, { state: 'doing' }, { state: 'done' }] }]);
	expect(director.reviews).toMatchObject([{ year: '2025', host: '柳湾社区居务监督委员会', issued: 94, returned: 92, kept: 61, partly: 24, broken: 7 }]);
	expect(director.assignments.length).toBeGreaterThan(3);
	for (const name of ['LW', 'BC', 'MT', 'SQ']) expect((await receptionsPage(town.portal.contents, { community: name }, when()))!.past, name).toHaveLength(1);
	const observers = await town.portal.contents.ofType('BC' as never, 'observer');
	expect(observers).toMatchObject([{ content: { bodyName: '东渠街道纪律检查工作委员会', organisation: '青禾市社会工作者协会（虚构）' } }]);
});
