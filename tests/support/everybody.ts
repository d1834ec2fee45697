import type { Caller } from '#acts/act.ts';
import type { Town } from './town.ts';

/* Everybody who might try an act, and what each of them sends. */

/** Somebody who tries an act. `member` sits on the committee and keeps no books; `elsewhere` keeps the books of another community,
 * `administrator` runs the city's instance and belongs to none of its communities. */
export const ROLES = {
	guest: (town: Town) => town.guest(),
	resident: (town: Town) => town.person('u-lw-g2-002'),
	stranger: (town: Town) => town.person('坡杏莳', { through: 'device' }),
	member: (town: Town) => town.person('柳惊蛰'),
	accountant: (town: Town) => town.person('麦小满'),
	director: (town: Town) => town.person('苗立夏'),
	overseer: (town: Town) => town.person('禾处暑'),
	elsewhere: (town: Town) => town.person('坡杏莳'),
	administrator: (town: Town) => town.person('安霜降'),
	operator: () => ({ kind: 'operator' }),
	clock: () => ({ kind: 'clock' })
} satisfies Record<string, (town: Town) => Caller | Promise<Caller>>;

export type Role = keyof typeof ROLES;

/** Somebody in a role, with a session that is really in the table. */
export async function asRole(town: Town, role: Role): Promise<Caller> {
	return ROLES[role](town);
}

/** Answers to somebody who does not get as far as the object. */
const NOT_LET_IN = ['caller.sign-in-first', 'caller.not-allowed', 'object.not-found'];

/**
 * Inputs for an act that everybody tries in turn, by what each is to be told. Whoever is not let in cannot change an object, so one input serves
 * all of them; everybody else gets one of their own. `make` makes one, which often takes longer than the act. `forAll`: nobody can change it.
 */
export function inputsOf(make: (caller: Caller) => unknown, forAll = false): (caller: Caller, told: string) => Promise<unknown> {
	let shared: Promise<unknown> | undefined;
	return async (caller, told) => (forAll || NOT_LET_IN.includes(told) ? (shared ??= Promise.resolve(make(caller))) : make(caller));
}
