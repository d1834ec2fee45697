import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#acts/act.ts';
import { FREE_CODES } from '#acts/session/confirm.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { addPasskey, codeOf, signed } from '#tests/support/second-factors.ts';
import { softPasskey } from '#tests/support/soft-passkey.ts';
import { openTown, type Town } from '#tests/support/town.ts';

const PASSWORD = 'sieben Weiden am Bach';
const MINUTE = 60_000;
let town: Town;
afterEach(() => town.close());

/** 苗立夏 has a name and a password. */
async function open(demo: boolean): Promise<void> {
	town = await openTown({ demo });
	await done(town, 'account.create', { name: 'miao', person: await idOf(town, '苗立夏'), password: PASSWORD }, { kind: 'operator' });
}

async function signIn(): Promise<{ caller: Caller; needs: unknown; token: string }> {
	const value = await done(town, 'session.sign-in', { name: 'miao', password: PASSWORD }, town.guest());
	return { caller: await town.portal.callerOf(String(value.token), '203.0.113.7'), needs: value.needs, token: String(value.token) };
}

/** Led to set up an authenticator app, as everybody is at first. */
async function withApp(): Promise<{ secret: string; codes: string[]; desk: Caller }> {
	const { caller } = await signIn();
	const secret = String((await done(town, 'authenticator.begin', {}, caller)).secret);
	const { codes, token } = await done(town, 'authenticator.confirm', { code: codeOf(town, secret) }, caller);
	return { secret, codes: codes as string[], desk: await town.portal.callerOf(String(token), '203.0.113.7') };
}

describe('outside a demo a password alone opens nothing', () => {
	beforeEach(() => open(false));

	it('苗立夏 is led to set up a second factor, may do nothing else before, and then has her desk', async () => {
		const { caller, needs, token } = await signIn();
		expect(needs).toBe('set-up');
		expect(caller).toMatchObject({ kind: 'guest', halfway: { needs: 'set-up' } });
		for (const [act, input] of [
			['slip.print', { community: 'LW', persons: [await idOf(town, '柳春分')] }], ['session.sign-out', {}], ['device.lock', {}],
			['question.ask', { community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), text: '？' }], ['session.confirm', { code: '123456' }]
		] as const) expect((await refused(town, act, input, caller)).code, act).toBe('caller.sign-in-first');
		const { secret, uri } = await done(town, 'authenticator.begin', {}, caller);
		expect(uri).toMatch(/^otpauth:\/\/totp\//);
		expect((await done(town, 'authenticator.begin', {}, caller)).secret, 'a page loaded again shows the same secret').toBe(secret);
		expect((await refused(town, 'authenticator.confirm', { code: codeOf(town, String(secret), 40) }, caller)).code).toBe('factor.wrong');
		const confirmed = await done(town, 'authenticator.confirm', { code: codeOf(town, String(secret)) }, caller);
		expect(new Set(confirmed.codes as string[]).size).toBe(10);
		const desk = await town.portal.callerOf(String(confirmed.token), '203.0.113.7');
		expect(desk).toMatchObject({ kind: 'person', through: 'desk' });
		expect((await town.portal.callerOf(token, '203.0.113.7')).kind).toBe('guest');
		await done(town, 'slip.print', { community: 'LW', persons: [await idOf(town, '柳春分')] }, desk);
		const kept = await town.look(async (_records, db) => JSON.stringify([db.client.prepare('select * from recovery_codes').all(), db.client.prepare('select * from private_audit').all()]));
		for (const code of confirmed.codes as string[]) expect(kept).not.toContain(code);
	});

	it('the next time a code is asked for; each is good once, and the session gets a new token', async () => {
		const { secret } = await withApp();
		town.passMachineTime(MINUTE);
		const first = await signIn();
		expect(first.needs).toBe('second-factor');
		expect((await refused(town, 'slip.print', { community: 'LW', persons: [await idOf(town, '柳春分')] }, first.caller)).code).toBe('caller.sign-in-first');
		expect((await refused(town, 'authenticator.begin', {}, first.caller)).code).toBe('caller.sign-in-first');
		const code = codeOf(town, secret);
		const value = await done(town, 'session.confirm', { code: ` ${code.slice(0, 3)} ${code.slice(3)}` }, first.caller);
		expect(await town.portal.callerOf(String(value.token), 'x')).toMatchObject({ kind: 'person' });
		expect(value.token).not.toBe(first.token);
		expect(await town.portal.callerOf(first.token, 'x')).toEqual({ kind: 'guest', address: 'x' });
		expect((await refused(town, 'session.confirm', { code }, (await signIn()).caller)).code).toBe('factor.wrong');
	});

	it('a recovery code opens the desk once', async () => {
		const { codes } = await withApp();
		town.passMachineTime(MINUTE);
		expect(await done(town, 'session.confirm', { code: codes[3]!.toLowerCase().replace(/(.{4})/g, '$1-') }, (await signIn()).caller)).toMatchObject({ left: 9 });
		expect((await refused(town, 'session.confirm', { code: codes[3] }, (await signIn()).caller)).code).toBe('factor.wrong');
		expect(await done(town, 'session.confirm', { code: codes[4] }, (await signIn()).caller)).toMatchObject({ left: 8 });
	});

	it('codes cannot be guessed: after five wrong ones the waiting begins, also in a new session', async () => {
		const { secret } = await withApp();
		town.passMachineTime(10 * MINUTE);
		let { caller } = await signIn();
		const right = codeOf(town, secret);
		const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
		for (let n = 0; n < FREE_CODES; n++) expect((await refused(town, 'session.confirm', { code: wrong }, caller)).code).toBe('factor.wrong');
		expect(await refused(town, 'session.confirm', { code: right }, caller)).toMatchObject({ code: 'sign-in.wait', params: { minutes: 1 } });
		({ caller } = await signIn());
		expect((await refused(town, 'session.confirm', { code: right }, caller)).code).toBe('sign-in.wait');
		town.passMachineTime(2 * MINUTE);
		await done(town, 'session.confirm', { code: codeOf(town, secret) }, caller);
	});

	it('a passkey is both factors: made while setting up, it signs in without a password; a copied, foreign or unverified one does not', async () => {
		const { caller } = await signIn();
		const { key, value } = await addPasskey(town, caller);
		expect((value.codes as string[]).length).toBe(10);
		expect(await town.portal.callerOf(String(value.token), 'x')).toMatchObject({ kind: 'person', through: 'desk' });
		const asked = await signed(town, key);
		const entered = await done(town, 'passkey.sign-in', asked, town.guest());
		expect(await town.portal.callerOf(String(entered.token), 'x')).toMatchObject({ kind: 'person', display: '苗**' });
		expect((await refused(town, 'passkey.sign-in', asked, town.guest())).code, 'the same answer again').toBe('passkey.not-accepted');
		for (const [why, more] of [['another address', { origin: 'https://yishi.example' }], ['nobody asked who holds it', { verified: false }], ['its counter went back', { counter: 1 }]] as const) {
			expect((await refused(town, 'passkey.sign-in', await signed(town, key, more), town.guest())).code, why).toBe('passkey.not-accepted');
		}
		expect((await refused(town, 'passkey.sign-in', await signed(town, softPasskey()), town.guest())).code, 'a passkey nobody knows').toBe('passkey.not-accepted');
		const late = await signed(town, key);
		town.passMachineTime(5 * MINUTE);
		expect((await refused(town, 'passkey.sign-in', late, town.guest())).code, 'too late').toBe('passkey.not-accepted');
		expect((await signIn()).needs, 'by password, the passkey is still to come').toBe('second-factor');
	});

	it('what one signs in with is changed only shortly after signing in, and the last of it stays', async () => {
		const { desk } = await withApp();
		const { key } = await addPasskey(town, desk);
		town.passMachineTime(15 * MINUTE);
		for (const [act, input] of [['authenticator.begin', {}], ['passkey.begin', {}], ['passkey.remove', { passkey: key.id }]] as const) {
			expect((await refused(town, act, input, desk)).code, act).toBe('factor.sign-in-again');
		}
		const again = await town.portal.callerOf(String((await done(town, 'passkey.sign-in', await signed(town, key), town.guest())).token), 'x');
		await done(town, 'passkey.remove', { passkey: key.id }, again);
		const { key: only } = await addPasskey(town, await town.person('禾处暑'));
		expect((await refused(town, 'passkey.remove', { passkey: only.id }, again)).code, 'somebody else’s').toBe('object.not-found');
		expect((await refused(town, 'passkey.remove', { passkey: only.id }, await town.person('禾处暑'))).code).toBe('factor.last');
	});

	it('a reset by the operator ends every desk, and the next sign-in sets up anew', async () => {
		const { desk, codes } = await withApp();
		const { key } = await addPasskey(town, desk);
		const ended: string[] = [];
		town.portal.onSessionEnd((session) => ended.push(session));
		await done(town, 'authenticator.reset', { person: await idOf(town, '苗立夏') }, { kind: 'operator' });
		expect(ended).toEqual([desk.kind === 'person' ? desk.session : '']);
		expect((await refused(town, 'passkey.sign-in', await signed(town, key), town.guest())).code).toBe('passkey.not-accepted');
		const { caller, needs } = await signIn();
		expect(needs).toBe('set-up');
		expect((await refused(town, 'session.confirm', { code: codes[0] }, caller)).code).toBe('caller.sign-in-first');
	});
});

it('in a demo an account may go without until it has one; then it is asked for like everywhere', async () => {
	await open(true);
	const { caller, needs } = await signIn();
	expect([caller.kind, needs]).toEqual(['person', undefined]);
	await addPasskey(town, caller);
	expect((await signIn()).needs).toBe('second-factor');
});
