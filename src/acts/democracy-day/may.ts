import { BODY_KINDS } from '#domain/community/community.ts';
import { officesFor, type Caller, type Permission } from '../act.ts';
import { OVERSEERS, SPEAKERS } from '../comment/moderators.ts';
import { CLERKS } from '../question/clerks.ts';
import type { HeldOffice } from '#records/offices.ts';

/** Whoever keeps the books of a body of the community or leads it prepares its Democracy Days. */
export const DAY_DESK = CLERKS;

/** Whoever holds an office may have been chair or recorder; overseers sign as such. */
export const SIGNERS_MAY = { ...SPEAKERS, bodies: BODY_KINDS } as const satisfies Permission;

/** The office by which somebody prepares Democracy Days here. */
export function dayOffice(caller: Caller, community: string): HeldOffice | undefined {
	return caller.kind === 'person' ? officesFor(DAY_DESK, caller, community)[0] : undefined;
}

/** The office by which somebody oversees here. */
export function overseeing(caller: Caller, community: string): HeldOffice | undefined {
	return caller.kind === 'person' ? officesFor(OVERSEERS, caller, community)[0] : undefined;
}

/** How an office signs: body and name. */
export function spoken({ bodyName, holder }: Pick<HeldOffice, 'bodyName' | 'holder'>): string {
	return `${bodyName} ${holder}`;
}
