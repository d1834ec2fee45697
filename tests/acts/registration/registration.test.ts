import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { readRollOf } from '#acts/roll/standing.ts';
import { addDays } from '#domain/basics/day.ts';
import { eligibility } from '#domain/community/eligibility.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 lives in 上柳村 and is registered elsewhere. She applies, the committee decides, and then she may vote. */

let town: Town;
let her: PersonCaller;
let clerk: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	her = await town.person('柳霜降', { through: 'device' });
	clerk = await town.person('麦小满');
	await done(town, 'roll.record', { community: 'LW', person: her.person, kind: 'adult', from: '2000-01-01' }, clerk);
});
afterEach(() => town.close());

const applying = (more: Record<string, unknown> = {}) => ({ community: 'LW', subject: town.id(), body: town.subject('bodies:LW-C'), case: 'lives-here', since: '2025-12-02', ...more });
const deciding = (registration: unknown, more: Record<string, unknown> = {}) => ({ community: 'LW', subject: town.id(), registration, outcome: 'upheld', reason: '住满一年。', consent: '2026-11-28', ...more });
const mayVote = () =>
	town.look(async (records) => {
		const person = (await records.communities.person(her.person))!;
		const roll = await readRollOf(records, 'LW', person);
		return eligibility(roll.standingOf(person, town.portal.today()), roll.askedOf((await records.communities.body(town.subject('bodies:LW-C')))!, 'person'), town.portal.today());
	});

test('she applies, is told by when, and is entered with the consent of the representatives', async () => {
	expect(await mayVote()).toEqual({ may: 'speak', reasons: ['not-yet-entered'] });
	const { subject, number, due } = await done(town, 'registration.apply', applying(), her);
	expect([number, due]).toEqual(['LW-R-2026-0001', '2026-12-07']);
	expect(await refused(town, 'registration.apply', applying(), her)).toMatchObject({ code: 'registration.waiting' });
	expect(await refused(town, 'registration.decide', deciding(subject, { consent: undefined }), clerk)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'consent', code: 'missing' }] });
	expect(await refused(town, 'registration.decide', deciding(subject, { consent: '2026-12-03' }), clerk)).toMatchObject({ code: 'question.day-in-future' });
	await done(town, 'registration.decide', deciding(subject), clerk);
	expect(await mayVote()).toEqual({ may: 'vote', reasons: ['entered-here'] });
	expect(await refused(town, 'registration.decide', deciding(subject), clerk)).toMatchObject({ code: 'roll.already-decided' });
	const bytes = (await town.portal.contents.bySubject(subject as never))!.bytes;
	expect(bytes.includes('柳霜降') || bytes.includes(her.person)).toBe(false);
	await checkRecord(town, 'LW');
});

test('rejected, with the reason in public, nothing changes, and she may apply again', async () => {
	const { subject } = await done(town, 'registration.apply', applying(), her);
	await done(town, 'registration.decide', deciding(subject, { outcome: 'rejected', consent: undefined, reason: '代表会议没有同意。' }), clerk);
	expect(await mayVote()).toEqual({ may: 'speak', reasons: ['not-yet-entered'] });
	expect(await done(town, 'registration.apply', applying(), her)).toMatchObject({ number: 'LW-R-2026-0002' });
});

test('a village asks for a year, to the day; a city does not, and knows those who work for it half a year', async () => {
	expect(await refused(town, 'registration.apply', applying({ since: '2025-12-03' }), her)).toMatchObject({ code: 'registration.too-early', params: { from: '2026-12-03' } });
	expect(await refused(town, 'registration.apply', applying({ since: undefined }), her)).toMatchObject({ fields: [{ path: 'since', code: 'missing' }] });
	expect(await refused(town, 'registration.apply', applying({ case: 'works-here' }), her)).toMatchObject({ fields: [{ path: 'case' }] });
	expect(await refused(town, 'registration.apply', applying({ body: town.subject('bodies:LW-S') }), her)).toMatchObject({ code: 'object.not-found' });
	const urban = await town.person('邵雨水', { through: 'device' });
	const there = (more: Record<string, unknown>) => ({ ...applying(more), community: 'BC', body: town.subject('bodies:BC-C') });
	expect(await refused(town, 'registration.apply', there({ case: 'works-here', since: '2026-07-01' }), urban)).toMatchObject({ code: 'registration.too-early', params: { from: '2027-01-01' } });
	await done(town, 'registration.apply', there({ since: undefined }), urban);
	expect(await idOf(town, '邵雨水')).toBe(urban.person);
});

test('a clerk files an application and an appeal for somebody: they are that person’s own, the public reads by whom alone', async () => {
	const { person } = her;
	const assisted = { person, authorisation: 'present', reason: '手机坏了', witness: '柳惊蛰', readBack: true };
	const application = applying({ assisted });
	const { number } = await done(town, 'registration.apply', application, clerk);
	expect(await refused(town, 'registration.apply', { ...application, subject: town.id() }, clerk)).toMatchObject({ code: 'registration.waiting' });
	const list = await done(town, 'electorate.freeze', {
		community: 'LW', subject: town.id(), body: town.subject('bodies:LW-G2-H'), unit: 'household', title: '巷道', day: town.portal.today(), poll: addDays(town.portal.today(), 28)
	}, clerk);
	const appeal = { community: 'LW', subject: town.id(), electorate: String(list.subject), kind: 'missing', text: '名单里没有她家。', assisted };
	await done(town, 'electorate.appeal', appeal, clerk);
	for (const subject of [application.subject, appeal.subject]) {
		const held = (await town.portal.contents.bySubject(subject as never))!;
		expect(held.content).toMatchObject({ assisted: { by: expect.stringContaining('麦小满') as string, witness: '柳惊蛰' } });
		for (const hidden of [person, '手机坏了']) expect(held.bytes).not.toContain(hidden);
		expect(await town.portal.records.record.author(subject)).toBe(person);
	}
	expect(number).toMatch(/^LW-R-/);
	expect(await town.portal.records.rights.assistancesFor(person)).toHaveLength(2);
	expect(await refused(town, 'registration.apply', { ...application, subject: town.id(), assisted: { ...assisted, readBack: false } }, clerk)).toMatchObject({ fields: [{ path: 'assisted.readBack' }] });
	// Nobody but an office files for another.
	expect(await refused(town, 'electorate.appeal', { ...appeal, subject: town.id() }, await town.person('u-lw-g2-004'))).toMatchObject({ code: 'caller.not-allowed' });
});
