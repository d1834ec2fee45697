import type { HeldOffice } from '#records/offices.ts';
import { assignmentIn, officeIn, officesFor, type Caller, type Permission } from '../act.ts';
import { CLERKS } from '../question/clerks.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { HEADS } from '#domain/community/office.ts';

/** Who opens polls and keeps their papers: whoever keeps the books of the deciding body or leads it; and those of the committee or the service centre, which serve bodies without offices. */
export const ORGANISERS = [CLERKS] as const satisfies readonly Permission[];

/** Who counts boxes and hands. */
export const TELLERS = { who: 'assignment', functions: ['teller', 'ballot_overseer'] } as const satisfies Permission;
/** Who closes: heads, and whoever chairs this poll. */
export const CLOSERS = [{ ...CLERKS, positions: HEADS }, { who: 'assignment', functions: ['chair'] }] as const satisfies readonly Permission[];
/** Who watches: may say that somebody has to stand aside. */
export const WATCHERS = { who: 'office', bodies: ['oversight_committee'], positions: ['chair', 'member'] } as const satisfies Permission;

/** The office by which somebody acts on polls of a body, or undefined. */
export function organiserOf(may: readonly Permission[], caller: Caller, community: string, body: string): HeldOffice | undefined {
	if (caller.kind !== 'person') return undefined;
	const own = officeIn(may, caller, body);
	if (own) return own;
	const positions = may.flatMap((permission) => (permission.who === 'office' ? permission.positions : []));
	return officesFor({ ...ROLL_CLERKS, positions: ROLL_CLERKS.positions.filter((one) => positions.includes(one)) }, caller, community)[0];
}

/** Who acts in a poll, by office or by assignment: what the record calls them, and how they are named. */
export function actingIn(may: readonly Permission[], caller: Caller, community: string, body: string, poll: string): { actor: string; by: string } | undefined {
	const office = organiserOf(may, caller, community, body);
	if (office) return { actor: office.office, by: `${office.bodyName} ${office.holder}` };
	const assigned = assignmentIn(may, caller, poll);
	return assigned && { actor: assigned.assignment, by: assigned.holder };
}
