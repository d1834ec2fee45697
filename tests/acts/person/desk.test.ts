import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { readRollOf } from '#acts/roll/standing.ts';
import { eligibility } from '#domain/community/eligibility.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 麦小满 keeps the roll by hand: somebody moves in, a name was misspelt, somebody moves out. */

let town: Town;
let clerk: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	clerk = await town.person('麦小满');
});
afterEach(() => town.close());

const village = () => town.subject('places:LW-G2');
const add = (more: object = {}) => ({ community: 'LW', person: town.id(), name: '谷雨生', place: village(), door: '新巷１号', phone: '0000-6190044', registered: true, resident: true, adult: true, ...more });
const row = (id: string) => town.look(async (records) => {
	const person = (await records.communities.person(id))!;
	return { person, household: person.household === null ? undefined : await records.communities.household(person.household), facts: await records.rolls.factsOf(id) };
});

describe('somebody moves in', () => {
	test('is on the roll with a household and may vote', async () => {
		const input = add();
		await done(town, 'person.add', input, clerk);
		const { person, household, facts } = await row(input.person);
		expect(person).toMatchObject({ name: '谷雨生', display: '谷**', phone: '0000-6190044' });
		expect(household).toMatchObject({ place: village(), door: '新巷１号' });
		expect(facts.map(({ kind, origin }) => [kind, origin])).toEqual([['adult', 'desk'], ['registered', 'desk'], ['resident', 'desk']]);
		const may = await town.look(async (records) => {
			const roll = await readRollOf(records, 'LW', person);
			return eligibility(roll.standingOf(person, town.portal.today()), roll.askedOf(roll.bodies.find(({ subject }) => subject === town.subject('bodies:LW-C'))!, 'person'), town.portal.today());
		});
		expect(may.may).toBe('vote');
	});

	test('the same name behind the same door, however wide it is written, is asked about first', async () => {
		await done(town, 'person.add', add(), clerk);
		expect(await refused(town, 'person.add', add({ door: '新巷 1号' }), clerk)).toMatchObject({ code: 'roll.already-there' });
		const second = add({ door: '新巷1号', another: true });
		await done(town, 'person.add', second, clerk);
		expect((await row(second.person)).household?.door).toBe('新巷１号');
		expect(await refused(town, 'person.add', { ...second, another: true }, clerk)).toMatchObject({ code: 'delivery.id-used' });
	});

	test.each([
		['name', { name: '谷雨生2' }, 'malformed'],
		['name', { name: '=1+1' }, 'malformed'],
		['phone', { phone: '没有电话' }, 'malformed'],
		['door', { door: undefined }, 'missing'],
		['place', { place: undefined }, 'missing']
	])('%s that cannot be: %o', async (path, wrong, code) => {
		const before = await town.look(async (records) => (await records.communities.personsOf('LW')).length);
		expect(await refused(town, 'person.add', add(wrong), clerk)).toMatchObject({ code: 'input.invalid', fields: [{ path, code }] });
		expect(await town.look(async (records) => (await records.communities.personsOf('LW')).length)).toBe(before);
	});

	test('a place of another community is not there', async () => {
		const elsewhere = await town.look(async (records) => (await records.communities.places()).find(({ community }) => community !== 'LW')!.subject);
		expect(await refused(town, 'person.add', add({ place: elsewhere }), clerk)).toMatchObject({ code: 'object.not-found' });
	});
});

describe('a correction', () => {
	test('name, door and telephone as they should be; what is left out is gone', async () => {
		const input = add();
		await done(town, 'person.add', input, clerk);
		await done(town, 'person.correct', { community: 'LW', person: input.person, name: '欧阳雨生', place: town.subject('places:LW-G2-C02'), door: '东巷2号' }, clerk);
		const { person, household, facts } = await row(input.person);
		expect(person).toMatchObject({ name: '欧阳雨生', display: '欧阳**', phone: null });
		expect(household).toMatchObject({ place: village(), door: '东巷2号' });
		expect(facts).toHaveLength(3);
	});

	test('whoever moves out of a household where others stay no longer speaks for it', async () => {
		const speaker = add();
		await done(town, 'person.add', speaker, clerk);
		await done(town, 'roll.record', { community: 'LW', person: speaker.person, kind: 'household_representative', from: '2020-01-01' }, clerk);
		// Alone, they take the household along.
		await done(town, 'person.correct', { community: 'LW', person: speaker.person, name: '谷雨生', place: village(), door: '新巷2号' }, clerk);
		const until = async () => (await row(speaker.person)).facts.find(({ kind }) => kind === 'household_representative')!.until;
		expect(await until()).toBe(null);
		await done(town, 'person.add', add({ name: '谷雨来', door: '新巷2号', phone: undefined }), clerk);
		await done(town, 'person.correct', { community: 'LW', person: speaker.person, name: '谷雨生', place: village(), door: '新巷3号' }, clerk);
		expect(await until()).toBe('2026-12-02');
	});
});

test('somebody moves away: everything ends today and stays known', async () => {
	const input = add();
	await done(town, 'person.add', input, clerk);
	await done(town, 'roll.record', { community: 'LW', person: input.person, kind: 'member', from: '2020-01-01', body: town.subject('bodies:LW-E2') }, clerk);
	await done(town, 'person.leave', { community: 'LW', person: input.person }, clerk);
	expect((await row(input.person)).facts.map(({ kind, until }) => [kind, until])).toEqual([
		['adult', '2026-12-02'], ['member', '2026-12-02'], ['registered', '2026-12-02'], ['resident', '2026-12-02']
	]);
	expect(await refused(town, 'person.leave', { community: 'LW', person: input.person }, clerk)).toMatchObject({ code: 'roll.nothing-to-write' });
});

test('who is looked at, added or corrected is named in the private audit', async () => {
	const input = add();
	await done(town, 'person.add', input, clerk);
	await done(town, 'person.correct', { community: 'LW', person: input.person, name: '谷雨声' }, clerk);
	const told = await town.look(async (_records, db) => db.client.prepare('select * from private_audit').all() as Record<string, unknown>[]);
	expect(JSON.stringify(told).split(input.person).length - 1).toBeGreaterThanOrEqual(2);
	expect(JSON.stringify(told)).not.toContain('谷雨');
});
