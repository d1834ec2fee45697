import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { PrintedSlip } from '#acts/slip/print.ts';
import { openWriter } from '#records/database.server.ts';
import { done, refused, whose } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeEach(async () => {
	town = await openTown();
});
afterEach(() => town.close());

/** Two people behind one door of 柳湾, and one behind another. */
async function people(): Promise<[string, string, string]> {
	const db = openWriter(town.ledgerFile);
	try {
		// The roll of the demo names one person of each household: the second moves in.
		const [a, b, c] = db.client.prepare("select id, household from persons where community = 'LW' and household is not null order by id limit 3").raw(true).all() as [string, string][];
		db.client.prepare('update persons set household = ? where id = ?').run(a![1], b![0]);
		return [a![0], b![0], c![0]];
	} finally {
		db.client.close();
	}
}

async function codeFor(person: string): Promise<string> {
	const { slips } = await done(town, 'slip.print', { community: 'LW', persons: [person] }, await town.person('麦小满'));
	return (slips as PrintedSlip[])[0]!.code;
}

async function joins(person: string, from: PersonCaller | undefined): Promise<{ caller: PersonCaller; token: string; value: Record<string, unknown> }> {
	const value = await done(town, 'device.enrol', { code: await codeFor(person) }, from ?? town.guest());
	return { caller: await whose(town, String(value.token)), token: String(value.token), value };
}

it('somebody of the same household joins the phone: whoever had it stays, locked; a PIN of one opens nothing of the other', async () => {
	const [mother, son] = await people();
	const first = await joins(mother, undefined);
	await done(town, 'device.set-pin', { pin: '482915' }, first.caller);
	const second = await joins(son, await whose(town, first.token));
	expect(second.value.stays).toBe(first.caller.session);
	expect(second.value.endedSessions).toBeUndefined();
	await done(town, 'device.set-pin', { pin: '739164' }, second.caller);
	const left = await whose(town, first.token);
	expect([left.person, left.unlocked]).toEqual([mother, false]);
	expect((await refused(town, 'device.unlock', { pin: '739164' }, left)).code).toBe('pin.wrong');
	expect((await refused(town, 'device.set-pin', { pin: '739164' }, left)).code).toBe('caller.locked');
	await done(town, 'device.unlock', { pin: '482915' }, left);
	expect((await whose(town, second.token)).person).toBe(son);
});

it('without a PIN to keep others out, and for a slip of another door, whoever had the phone leaves it', async () => {
	const [mother, son, neighbour] = await people();
	const open = await joins(mother, undefined);
	expect((await joins(son, open.caller)).value.stays).toBeUndefined();
	expect((await town.portal.callerOf(open.token, 'x')).kind).toBe('guest');
	const kept = await joins(mother, undefined);
	await done(town, 'device.set-pin', { pin: '482915' }, kept.caller);
	expect((await joins(neighbour, await whose(town, kept.token))).value.stays).toBeUndefined();
	expect((await town.portal.callerOf(kept.token, 'x')).kind).toBe('guest');
});
