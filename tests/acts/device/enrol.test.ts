import { afterEach, beforeEach, expect, it } from 'vitest';
import { done, join, printSlip, refused, whose } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

const HOUR = 3_600_000;
let town: Town;
beforeEach(async () => {
	town = await openTown();
});
afterEach(() => town.close());

it('柳春分 gets a slip, joins, sets a PIN, locks the phone, opens it again, and signs out', async () => {
	const ended: string[] = [];
	town.portal.onSessionEnd((session) => ended.push(session));
	const code = await printSlip(town, '柳春分');
	const { token, phone } = await join(town, `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase());
	expect(phone).toMatchObject({ through: 'device', unlocked: false, community: 'LW', display: '柳**', offices: [] });

	await done(town, 'device.set-pin', { pin: '482 915' }, phone);
	expect((await whose(town, token)).unlocked).toBe(true);
	town.passMachineTime(12 * HOUR - 1);
	expect((await whose(town, token)).unlocked).toBe(true);
	town.passMachineTime(1);
	expect((await whose(town, token)).unlocked).toBe(false);

	await done(town, 'device.unlock', { pin: '４８２９１５' }, await whose(town, token));
	expect((await whose(town, token)).unlocked).toBe(true);
	await done(town, 'device.lock', {}, await whose(town, token));
	expect((await whose(town, token)).unlocked).toBe(false);

	await done(town, 'device.forget', {}, await whose(town, token));
	expect(ended).toEqual([phone.session]);
	expect((await town.portal.callerOf(token, 'x')).kind).toBe('guest');
	expect((await refused(town, 'device.unlock', { pin: '482915' }, phone)).code).toBe('caller.sign-in-first');
});

it('what lies in the table opens nothing: the token is nowhere in the ledger, nor the PIN', async () => {
	const { token, phone } = await join(town, await printSlip(town, '柳春分'));
	await done(town, 'device.set-pin', { pin: '482915' }, phone);
	const [, secret] = token.split('.');
	const kept = await town.look(async (_records, db) => JSON.stringify([
		db.client.prepare('select * from sessions').all(), db.client.prepare('select * from deliveries').all(), db.client.prepare('select * from private_audit').all()
	]));
	expect(kept).toContain(phone.session);
	expect(kept).not.toContain(secret);
	expect(kept).not.toContain('482915');
});

it('an id that comes with a secret act is not kept: the same delivery twice is a slip used twice', async () => {
	const code = await printSlip(town, '柳春分');
	const id = town.id();
	expect(await town.portal.perform('device.enrol', { code }, town.guest(), { id })).toMatchObject({ ok: true });
	expect(await town.portal.perform('device.enrol', { code }, town.guest(), { id })).toMatchObject({ ok: false, error: { code: 'slip.used' } });
	expect(await town.look(async (_records, db) => db.client.prepare('select count(*) from deliveries where act = ?').raw(true).get('device.enrol'))).toEqual([0]);
});

it('two phones send the same slip at the same moment: one joins', async () => {
	const code = await printSlip(town, '柳春分');
	const both = await Promise.all([1, 2, 3, 4].map((n) => town.portal.perform('device.enrol', { code }, town.guest(`198.51.100.${n}`))));
	expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	expect(both.filter((one) => !one.ok).map((one) => (one.ok ? '' : one.error.code))).toEqual(['slip.used', 'slip.used', 'slip.used']);
	expect(await town.look(async (_records, db) => db.client.prepare("select count(*) from sessions where kind = 'device'").raw(true).get())).toEqual([1]);
});

it('a cookie that was there before opens nothing afterwards: the token is new and the old session ends', async () => {
	const first = await join(town, await printSlip(town, '柳榆穗'));
	const ended: string[] = [];
	town.portal.onSessionEnd((session) => ended.push(session));
	const second = await join(town, await printSlip(town, '柳春分'), first.phone);
	expect(second.token).not.toBe(first.token);
	expect(second.phone.session).not.toBe(first.phone.session);
	expect(ended).toEqual([first.phone.session]);
	expect((await town.portal.callerOf(first.token, 'x')).kind).toBe('guest');
});

it('ten wrong PINs remove the phone; the right one in between starts the count again', async () => {
	const ended: string[] = [];
	town.portal.onSessionEnd((session) => ended.push(session));
	const { token, phone } = await join(town, await printSlip(town, '柳春分'));
	await done(town, 'device.set-pin', { pin: '482915' }, phone);
	for (let n = 9; n > 0; n--) expect(await refused(town, 'device.unlock', { pin: '482916' }, phone)).toMatchObject({ code: 'pin.wrong', params: { left: n } });
	await done(town, 'device.unlock', { pin: '482915' }, phone);
	for (let n = 9; n > 0; n--) expect(await refused(town, 'device.unlock', { pin: '482916' }, phone)).toMatchObject({ code: 'pin.wrong', params: { left: n } });
	expect((await refused(town, 'device.unlock', { pin: '482916' }, phone)).code).toBe('pin.device-removed');
	expect(ended).toEqual([phone.session]);
	expect((await town.portal.callerOf(token, 'x')).kind).toBe('guest');
	expect((await refused(town, 'device.unlock', { pin: '482915' }, phone)).code).toBe('caller.sign-in-first');
	await join(town, await printSlip(town, '柳春分'));
});

it('thirty wrong PINs sent at once are ten tries, and a restart forgives none of them', async () => {
	const { phone } = await join(town, await printSlip(town, '柳春分'));
	await done(town, 'device.set-pin', { pin: '482915' }, phone);
	for (let n = 0; n < 5; n++) await refused(town, 'device.unlock', { pin: '000123' }, phone);
	await town.reopen();
	const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => town.portal.perform('device.unlock', { pin: n === 29 ? '482915' : '000123' }, phone)));
	const codes = answers.map((answer) => (answer.ok ? 'done' : answer.error.code));
	expect(codes.filter((code) => code === 'pin.wrong')).toHaveLength(4);
	expect(codes.filter((code) => code === 'pin.device-removed')).toHaveLength(1);
	expect(codes.filter((code) => code === 'done')).toHaveLength(0);
});

it('an act of a phone that was removed a moment ago is refused inside the transaction', async () => {
	const { phone } = await join(town, await printSlip(town, '柳春分'));
	await done(town, 'device.set-pin', { pin: '482915' }, phone);
	const ask = { community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), text: '这一笔是什么？' };
	const [gone, asked] = await Promise.all([town.portal.perform('device.forget', {}, phone), town.portal.perform('question.ask', ask, phone)]);
	expect(gone.ok).toBe(true);
	expect(asked).toMatchObject({ ok: false, error: { code: 'caller.sign-in-first' } });
});

it('a PIN that is easy to guess is refused, and another one only while the phone is open', async () => {
	const { token, phone } = await join(town, await printSlip(town, '柳春分'));
	for (const pin of ['111111', '123456', '900101']) expect((await refused(town, 'device.set-pin', { pin }, phone)).code).toBe('pin.too-simple');
	await done(town, 'device.set-pin', { pin: '482915' }, phone);
	await done(town, 'device.set-pin', { pin: '739046' }, await whose(town, token));
	await done(town, 'device.lock', {}, await whose(town, token));
	expect((await refused(town, 'device.set-pin', { pin: '482915' }, await whose(town, token))).code).toBe('caller.locked');
	expect((await refused(town, 'device.unlock', { pin: '482915' }, phone)).code).toBe('pin.wrong');
	await done(town, 'device.unlock', { pin: '739046' }, phone);
});

it('柳春分 lost one of two phones and signs it out with the other; somebody else’s is not there', async () => {
	const lost = await join(town, await printSlip(town, '柳春分'));
	const kept = await join(town, await printSlip(town, '柳春分'));
	const other = await join(town, await printSlip(town, '柳榆穗'));
	expect((await refused(town, 'device.forget', { device: lost.phone.session }, kept.phone)).code).toBe('caller.locked');
	await done(town, 'device.set-pin', { pin: '482915' }, kept.phone);
	const open = await whose(town, kept.token);
	expect((await refused(town, 'device.forget', { device: other.phone.session }, open)).code).toBe('object.not-found');
	await done(town, 'device.forget', { device: lost.phone.session }, open);
	expect((await town.portal.callerOf(lost.token, 'x')).kind).toBe('guest');
	expect((await whose(town, kept.token)).person).toBe(open.person);
});

it('a desk has no PIN, and a phone without one cannot be unlocked', async () => {
	const desk = await town.person('麦小满');
	for (const [act, input] of [['device.set-pin', { pin: '482915' }], ['device.unlock', { pin: '482915' }], ['device.lock', {}], ['device.forget', {}]] as const) {
		expect((await refused(town, act, input, desk)).code).toBe('caller.not-allowed');
	}
	const { phone } = await join(town, await printSlip(town, '柳春分'));
	expect((await refused(town, 'device.unlock', { pin: '482915' }, phone)).code).toBe('caller.not-allowed');
	expect((await refused(town, 'session.sign-out', {}, phone)).code).toBe('caller.not-allowed');
});
