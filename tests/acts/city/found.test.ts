import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maskedName } from '#domain/community/person.ts';
import { checkRecord } from '../../support/check-record.ts';
import { openTown, type Town } from '../../support/town.ts';

const QINGHE = {
	city: { code: 'QH', name: '青禾市' },
	community: { code: 'LW', name: '柳湾社区' },
	centre: '青禾市服务中心',
	administrator: { name: '麦小满', account: 'mai', password: 'twelve-characters' }
};

let town: Town;
beforeEach(async () => {
	town = await openTown({ empty: true });
});
afterEach(() => town.close());

const found = (input: unknown = QINGHE) => town.portal.perform('city.found', input, { kind: 'operator' });

test('the operator founds 青禾市: a city with rules and an administrator, a first community, a record of both that holds', async () => {
	expect(await town.portal.city()).toBeUndefined();
	expect(await found()).toMatchObject({ ok: true, value: { communities: ['QH', 'LW'], account: 'mai' } });
	expect(await town.portal.city()).toBe('QH');
	expect((await town.portal.rules())?.content).toMatchObject({ name: 'Yishi-1', disclosureDay: 9, community: 'QH' });
	const verified = await checkRecord(town);
	expect(verified.map(({ community, size }) => [community, size])).toEqual([['QH', 5], ['LW', 2]]);
});

test('its administrator signs in and holds the office in the service centre; contents name them by that office only', async () => {
	await found();
	const { ok, value } = (await town.portal.perform('session.sign-in', { name: 'mai', password: 'twelve-characters' }, town.guest())) as unknown as { ok: true; value: { token: string } };
	expect(ok).toBe(true);
	expect(await town.portal.callerOf(value.token, '203.0.113.9')).toMatchObject({
		kind: 'person', through: 'desk', community: 'QH', display: '麦**', offices: [{ position: 'administrator', bodyKind: 'service_centre', bodyName: '青禾市服务中心', community: 'QH' }]
	});
});

describe('refused, with nothing written', () => {
	afterEach(async () => {
		expect(await town.look(async (records) => (await records.record.logs()).length)).toBe(0);
	});

	test('for anybody but the operator', async () => {
		for (const caller of [town.guest(), { kind: 'clock' } as const]) expect(await town.portal.perform('city.found', QINGHE, caller)).toMatchObject({ ok: false });
	});
	test('with one code for both, or codes, names and passwords that are none', async () => {
		const wrong: [string, unknown][] = [
			['community.code', { ...QINGHE, community: { code: 'QH', name: '柳湾社区' } }],
			['city.code', { ...QINGHE, city: { code: 'qh', name: '青禾市' } }],
			['city.name', { ...QINGHE, city: { code: 'QH', name: '  ' } }],
			['administrator.account', { ...QINGHE, administrator: { ...QINGHE.administrator, account: 'a b' } }],
			['administrator.password', { ...QINGHE, administrator: { ...QINGHE.administrator, password: 'short' } }],
			['zone', { ...QINGHE, zone: 0 }]
		];
		for (const [path, input] of wrong) {
			expect(await found(input), path).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path }] } });
		}
	});
});

test('a second city is refused, and the first stays as it is', async () => {
	await found();
	expect(await found({ ...QINGHE, city: { code: 'XC', name: '新城' } })).toMatchObject({ ok: false, error: { code: 'city.exists' } });
	await checkRecord(town);
});

test('others see a surname and two stars, of two characters where it has two', () => {
	expect(['麦小满', '欧阳春', '司徒', 'Anna Müller', '𠮷田'].map(maskedName)).toEqual(['麦**', '欧阳**', '司**', 'A**', '𠮷**']);
});
