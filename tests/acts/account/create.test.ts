import { afterEach, beforeEach, expect, it } from 'vitest';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeEach(async () => {
	town = await openTown();
});
afterEach(() => town.close());

it('the operator gives 苗立夏 a sign-in; the password is nowhere in the ledger', async () => {
	const account = { name: '苗立夏', person: await idOf(town, '苗立夏'), password: 'sieben Weiden am Bach' };
	await done(town, 'account.create', account, { kind: 'operator' });
	expect((await refused(town, 'account.create', account, { kind: 'operator' })).code).toBe('account.name-taken');
	expect((await refused(town, 'account.create', { ...account, name: 'somebody', person: town.id() }, { kind: 'operator' })).code).toBe('object.not-found');
	const kept = await town.look(async (_records, db) => JSON.stringify([db.client.prepare('select * from accounts').all(), db.client.prepare('select * from private_audit').all()]));
	expect(kept).toContain('$argon2id$');
	expect(kept).not.toContain('Weiden');
	await done(town, 'session.sign-in', { name: '苗立夏', password: account.password }, town.guest());
});

it('nobody else does, whatever office they hold, and short passwords are refused with the field named', async () => {
	const account = { name: 'x1', person: await idOf(town, '苗立夏'), password: 'sieben Weiden' };
	for (const name of ['苗立夏', '麦小满', '禾处暑']) expect((await refused(town, 'account.create', account, await town.person(name))).code).toBe('caller.not-allowed');
	expect((await refused(town, 'account.create', account, town.guest())).code).toBe('caller.sign-in-first');
	expect(await refused(town, 'account.create', { ...account, password: 'elevenchars' }, { kind: 'operator' })).toMatchObject({
		code: 'input.invalid', fields: [{ path: 'password', code: 'too-short' }]
	});
	expect((await refused(town, 'account.create', { ...account, name: 'a b<c' }, { kind: 'operator' })).fields).toEqual([{ path: 'name', code: 'malformed' }]);
});
