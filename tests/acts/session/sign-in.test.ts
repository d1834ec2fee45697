import { hash, verify, type Options } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { done, idOf, join, printSlip, whose } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

const PASSWORD = '河边 七棵柳树 1987';
const HOUR = 3_600_000;
let town: Town;
beforeEach(async () => {
	town = await openTown();
	await done(town, 'account.create', { name: 'Mai.Xiaoman', person: await idOf(town, '麦小满'), password: PASSWORD }, { kind: 'operator' });
});
afterEach(() => town.close());

const signIn = (password: string, from = town.guest(), name = 'mai.xiaoman') => town.portal.perform('session.sign-in', { name, password }, from);

it('麦小满 signs in, prints slips, and leaves the desk', async () => {
	const { token } = await done(town, 'session.sign-in', { name: ' MAI.xiaoman ', password: PASSWORD.normalize('NFD') }, town.guest());
	const desk = await whose(town, String(token));
	expect(desk).toMatchObject({ through: 'desk', unlocked: true, community: 'LW' });
	expect(desk.offices.map(({ position }) => position)).toEqual(['accountant']);
	await done(town, 'slip.print', { community: 'LW', persons: [await idOf(town, '柳春分')] }, desk);
	await done(town, 'session.sign-out', {}, desk);
	expect((await town.portal.callerOf(String(token), 'x')).kind).toBe('guest');
});

it('a desk left alone for half an hour is signed out, and after twelve hours in any case', async () => {
	const { token } = await done(town, 'session.sign-in', { name: 'mai.xiaoman', password: PASSWORD }, town.guest());
	for (let n = 0; n < 24; n++) {
		town.passMachineTime(HOUR / 2 - 1);
		expect((await town.portal.callerOf(String(token), 'x')).kind).toBe('person');
		// The time somebody was last seen is written beside the answer, not before it.
		await expect.poll(() => town.look((records) => records.sessions.find(String(token).split('.')[0]!))).toMatchObject({ lastSeenAt: town.portal.machineNow() });
	}
	town.passMachineTime(24);
	expect((await town.portal.callerOf(String(token), 'x')).kind).toBe('guest');
	const { token: second } = await done(town, 'session.sign-in', { name: 'mai.xiaoman', password: PASSWORD }, town.guest());
	town.passMachineTime(HOUR / 2);
	expect((await town.portal.callerOf(String(second), 'x')).kind).toBe('guest');
});

it('the token is new each time, and a session that came along ends with it', async () => {
	const phone = await join(town, await printSlip(town, '麦小满'));
	const ended: string[] = [];
	town.portal.onSessionEnd((session) => ended.push(session));
	const first = await done(town, 'session.sign-in', { name: 'mai.xiaoman', password: PASSWORD }, phone.phone);
	const second = await done(town, 'session.sign-in', { name: 'mai.xiaoman', password: PASSWORD }, await whose(town, String(first.token)));
	expect(new Set([phone.token, first.token, second.token]).size).toBe(3);
	expect(ended).toHaveLength(2);
	expect((await town.portal.callerOf(phone.token, 'x')).kind).toBe('guest');
	expect((await town.portal.callerOf(String(first.token), 'x')).kind).toBe('guest');
	expect((await whose(town, String(second.token))).through).toBe('desk');
});

describe('wrong passwords', () => {
	it('five are free, then each makes the wait longer, up to a quarter of an hour and never for ever', async () => {
		for (let n = 0; n < 5; n++) expect(await signIn('wrong')).toMatchObject({ ok: false, error: { code: 'sign-in.wrong' } });
		const waits: unknown[] = [];
		for (let n = 0; n < 8; n++) {
			const waiting = await signIn(PASSWORD);
			waits.push(!waiting.ok && waiting.error.code === 'sign-in.wait' ? waiting.error.params!.minutes : waiting);
			town.passMachineTime(Number(waits.at(-1)) * 60_000);
			expect(await signIn('wrong')).toMatchObject({ ok: false, error: { code: 'sign-in.wrong' } });
		}
		expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15, 15]);
		town.passMachineTime(15 * 60_000);
		expect((await signIn(PASSWORD)).ok).toBe(true);
		for (let n = 0; n < 5; n++) expect(await signIn('wrong')).toMatchObject({ ok: false, error: { code: 'sign-in.wrong' } });
	});

	it('are answered and counted alike for a name that does not exist', async () => {
		const story = async (name: string) => {
			const answers: unknown[] = [];
			for (let n = 0; n < 8; n++) {
				if (n > 5) town.passMachineTime(60_000);
				const answer = await signIn('wrong', town.guest('198.51.100.1'), name);
				answers.push(answer.ok ? 'done' : { ...answer.error });
			}
			return answers;
		};
		expect(await story('nobody')).toEqual(await story('mai.xiaoman'));
	});

	it('from a stranger’s address do not keep the officer out', async () => {
		for (let n = 0; n < 12; n++) await signIn('wrong', town.guest('198.51.100.66'));
		expect((await signIn(PASSWORD, town.guest('198.51.100.66'))).ok).toBe(false);
		expect((await signIn(PASSWORD)).ok).toBe(true);
	});

	it('from many addresses make everybody wait after fifty', async () => {
		for (let n = 0; n < 50; n++) expect(await signIn('wrong', town.guest(`198.51.100.${n}`))).toMatchObject({ error: { code: 'sign-in.wrong' } });
		expect(await signIn(PASSWORD)).toMatchObject({ ok: false, error: { code: 'sign-in.wait' } });
		town.passMachineTime(60_000);
		expect((await signIn(PASSWORD)).ok).toBe(true);
	});

	it('are noted for the privacy officer, by name only when it is one of ours', async () => {
		await signIn('wrong');
		await signIn('wrong', town.guest(), PASSWORD);
		const audit = await town.look(async (_records, db) => db.client.prepare("select caller, about from private_audit where act = 'session.sign-in'").raw(true).all());
		expect(audit).toEqual([['203.0.113.9', 'refused mai.xiaoman'], ['203.0.113.9', 'refused']]);
	});
});

it('a name that exists takes as long to refuse as one that does not', async () => {
	await town.close();
	const strong: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
	town = await openTown({ hashing: { hash: (secret) => hash(secret, strong), verify: (hashed, secret) => verify(hashed, secret) } });
	await done(town, 'account.create', { name: 'mai.xiaoman', person: await idOf(town, '麦小满'), password: PASSWORD }, { kind: 'operator' });
	const fastest = (list: number[]) => [...list].sort((a, b) => a - b).slice(0, 4).reduce((sum, time) => sum + time, 0);
	const ratio = async (attempt: number) => {
		const times: Record<'mai.xiaoman' | 'nobody', number[]> = { 'mai.xiaoman': [], nobody: [] };
		for (let n = 0; n < 12; n++) {
			for (const name of ['mai.xiaoman', 'nobody'] as const) {
				const started = performance.now();
				await signIn('wrong', town.guest(`198.51.100.${attempt * 12 + n}`), name);
				times[name].push(performance.now() - started);
			}
		}
		return fastest(times['mai.xiaoman']) / fastest(times.nobody);
	};
	// A machine that is busy with others may disturb a measurement; a name that is told apart is told apart in all of them.
	const ratios: number[] = [];
	const alike = () => ratios.some((one) => one > 0.8 && one < 1.25);
	while (!alike() && ratios.length < 5) ratios.push(await ratio(ratios.length));
	expect(alike(), ratios.join(' ')).toBe(true);
});
