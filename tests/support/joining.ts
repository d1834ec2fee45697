import type { Caller, PersonCaller } from '#acts/act.ts';
import type { PrintedSlip } from '#acts/slip/print.ts';
import type { Refusal } from '#acts/refusal.ts';
import type { Town } from './town.ts';

/** What an act gave back; throws with the reason when it was refused. */
export async function done(town: Town, act: string, input: unknown, caller: Caller): Promise<Record<string, unknown>> {
	const performed = await town.portal.perform(act, input, caller);
	if (!performed.ok) throw new Error(`${act} was refused: ${JSON.stringify(performed.error)}`);
	return performed.value;
}

/** Why an act was refused; throws when it was done. */
export async function refused(town: Town, act: string, input: unknown, caller: Caller): Promise<Refusal> {
	const performed = await town.portal.perform(act, input, caller);
	if (performed.ok) throw new Error(`${act} was done: ${JSON.stringify(performed.value)}`);
	return performed.error;
}

/** The id of a person on the roll. */
export async function idOf(town: Town, name: string): Promise<string> {
	const found = await town.look(async (_records, db) => db.client.prepare('select id from persons where name = ?').raw(true).all(name) as [string][]);
	if (found.length !== 1) throw new Error(`${found.length} people are called ${name}`);
	return found[0]![0];
}

/** 麦小满 prints a slip for somebody of 柳湾. */
export async function printSlip(town: Town, name: string): Promise<string> {
	const clerk = await town.person('麦小满');
	const { slips } = await done(town, 'slip.print', { community: 'LW', persons: [await idOf(town, name)] }, clerk);
	return (slips as PrintedSlip[])[0]!.code;
}

/** A phone that joins with a code, and whose cookie it is from then on. */
export async function join(town: Town, code: string, from: Caller = town.guest()): Promise<{ token: string; phone: PersonCaller }> {
	const { token } = await done(town, 'device.enrol', { code }, from);
	return { token: String(token), phone: await whose(town, String(token)) };
}

/** Who a token speaks for now. */
export async function whose(town: Town, token: string): Promise<PersonCaller> {
	const caller = await town.portal.callerOf(token, '203.0.113.7');
	if (caller.kind !== 'person') throw new Error('the token opens nothing');
	return caller;
}
