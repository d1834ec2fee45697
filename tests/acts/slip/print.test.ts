import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PrintedSlip } from '#acts/slip/print.ts';
import { lookAtSlip } from '#acts/slip/look.ts';
import { GUESSES } from '#acts/slip/guessing.ts';
import { isSlipCode } from '#domain/community/slip-code.ts';
import { done, idOf, join, printSlip, refused } from '#tests/support/joining.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { openTown, type Town } from '#tests/support/town.ts';

const DAY = 86_400_000;
let town: Town;
beforeEach(async () => {
	town = await openTown();
});
afterEach(async () => {
	await checkRecord(town);
	await town.close();
});

it('麦小满 prints slips for two doors; the ledger keeps no code, the record no line, the private audit who it was for', async () => {
	const clerk = await town.person('麦小满');
	const persons = [await idOf(town, '柳春分'), await idOf(town, '柳榆穗')];
	const before = (await town.portal.records.record.log('LW'))!.size;
	const { slips } = (await done(town, 'slip.print', { community: 'LW', persons }, clerk)) as { slips: PrintedSlip[] };
	expect(slips.map(({ person }) => person)).toEqual(persons);
	expect(new Set(slips.map(({ code }) => code)).size).toBe(2);
	for (const { code, expiresAt } of slips) {
		expect(isSlipCode(code)).toBe(true);
		expect(expiresAt).toBe(town.portal.machineNow() + 30 * DAY);
	}
	expect((await town.portal.records.record.log('LW'))!.size).toBe(before);
	const kept = await town.look(async (_records, db) => JSON.stringify([
		db.client.prepare('select * from slips').all(), db.client.prepare('select * from deliveries').all(), db.client.prepare('select * from private_audit').all()
	]));
	for (const { code } of slips) expect(kept).not.toContain(code);
	const audit = await town.look(async (_records, db) => db.client.prepare('select about from private_audit where act = ?').raw(true).all('slip.print'));
	expect(audit).toEqual([[persons.join(' ')]]);
});

it('printing again kills the slip before, and whoever types it is told that it ended', async () => {
	const old = await printSlip(town, '柳春分');
	const fresh = await printSlip(town, '柳春分');
	expect((await refused(town, 'device.enrol', { code: old }, town.guest())).code).toBe('slip.replaced');
	await join(town, fresh);
	expect((await refused(town, 'device.enrol', { code: fresh }, town.guest())).code).toBe('slip.used');
	const again = await printSlip(town, '柳春分');
	expect((await refused(town, 'device.enrol', { code: fresh }, town.guest())).code).toBe('slip.used');
	await join(town, again);
});

it('a slip is good for thirty days and not a moment longer', async () => {
	const code = await printSlip(town, '柳春分');
	town.passMachineTime(30 * DAY - 1);
	expect(await lookAtSlip(town.portal, code, 'a')).toEqual({ ok: true, value: { community: 'LW', place: '下柳村', door: expect.any(String) } });
	town.passMachineTime(1);
	expect(await lookAtSlip(town.portal, code, 'a')).toMatchObject({ ok: false, error: { code: 'slip.expired' } });
	expect((await refused(town, 'device.enrol', { code }, town.guest())).code).toBe('slip.expired');
});

it('nobody prints for people of another community, nor without the office for it', async () => {
	const clerk = await town.person('麦小满');
	const there = await town.look(async (_records, db) => (db.client.prepare("select id from persons where community = 'SQ' limit 1").raw(true).get() as [string])[0]);
	expect((await refused(town, 'slip.print', { community: 'LW', persons: [await idOf(town, '柳春分'), there] }, clerk)).code).toBe('object.not-found');
	expect((await refused(town, 'slip.print', { community: 'SQ', persons: [there] }, clerk)).code).toBe('object.not-found');
	for (const name of ['禾处暑', '柳春分', '柳惊蛰']) {
		expect((await refused(town, 'slip.print', { community: 'LW', persons: [await idOf(town, '柳春分')] }, await town.person(name))).code).toBe('caller.not-allowed');
	}
	expect(await town.look(async (_records, db) => db.client.prepare('select count(*) as n from slips').raw(true).get())).toEqual([0]);
});

it('the director’s phone, joined by a slip that a clerk could have kept, holds no office', async () => {
	const { phone } = await join(town, await printSlip(town, '苗立夏'));
	expect(phone.offices).toEqual([]);
	expect((await refused(town, 'slip.print', { community: 'LW', persons: [await idOf(town, '柳春分')] }, phone)).code).toBe('caller.not-allowed');
});

it('a slip at the wrong door is given back, and nobody joins with it any more', async () => {
	const code = await printSlip(town, '柳春分');
	await done(town, 'slip.return', { code: code.toLowerCase() }, town.guest());
	expect((await refused(town, 'device.enrol', { code }, town.guest())).code).toBe('slip.returned');
	expect((await refused(town, 'slip.return', { code: '000000000000' }, town.guest())).code).toBe('slip.unknown');
	const used = await printSlip(town, '柳春分');
	const { phone } = await join(town, used);
	expect((await refused(town, 'slip.return', { code: used }, town.guest())).code).toBe('slip.used');
	expect((await town.portal.callerOf(undefined, 'x')).kind).toBe('guest');
	expect(phone.display).toBe('柳**');
});

it('guessing: ten wrong codes from one address in ten minutes, by whichever door; right ones do not count', async () => {
	const codes = [];
	for (let n = 0; n < 12; n++) codes.push(await printSlip(town, '柳春分'));
	for (const code of codes.slice(0, 11)) expect((await refused(town, 'device.enrol', { code }, town.guest())).code).toBe('slip.replaced');
	const wrong = (n: number) => `${String(n).padStart(4, '0')}ZZZZZZZZ`;
	for (let n = 0; n < 4; n++) expect((await refused(town, 'device.enrol', { code: wrong(n) }, town.guest())).code).toBe('slip.unknown');
	for (let n = 4; n < 7; n++) expect((await refused(town, 'slip.return', { code: wrong(n) }, town.guest())).code).toBe('slip.unknown');
	for (let n = 7; n < 10; n++) expect(await lookAtSlip(town.portal, wrong(n), '203.0.113.9')).toMatchObject({ error: { code: 'slip.unknown' } });
	expect((await refused(town, 'device.enrol', { code: codes[11] }, town.guest())).code).toBe('rate.too-many');
	expect(await lookAtSlip(town.portal, codes[11]!, '203.0.113.9')).toMatchObject({ error: { code: 'rate.too-many' } });
	await join(town, codes[11]!, town.guest('198.51.100.4'));
	town.passMachineTime(600_000);
	expect((await refused(town, 'device.enrol', { code: wrong(11) }, town.guest())).code).toBe('slip.unknown');
});

it('guessing from everywhere at once finds one of a million open slips with a chance below 1e-6 a year', async () => {
	const { count } = GUESSES.fromEverywhere;
	expect((count * 367 * 1_000_000) / 2 ** 60).toBeLessThan(1e-6);
	const code = await printSlip(town, '柳春分');
	for (let n = 0; n < count; n++) expect(await lookAtSlip(town.portal, 'ZZZZZZZZZZZZ', `address ${n}`)).toMatchObject({ error: { code: 'slip.unknown' } });
	expect((await refused(town, 'device.enrol', { code }, town.guest('198.51.100.5'))).code).toBe('rate.too-many');
	town.passMachineTime(60_000);
	await join(town, code, town.guest('198.51.100.5'));
});
