import { BODY_KINDS } from '#domain/community/community.ts';
import { HEADS, POSITIONS } from '#domain/community/office.ts';
import type { Caller, Permission } from '../act.ts';
import type { HeldOffice } from '#records/offices.ts';

/** The administrator of the city: records who was elected or appointed, in every community. */
export const CITY_ADMINISTRATOR = { who: 'office', bodies: ['service_centre'], positions: ['administrator'], city: true } as const satisfies Permission;

/** Whoever heads a body. */
export const BODY_HEADS = { who: 'office', bodies: BODY_KINDS, positions: HEADS } as const satisfies Permission;

/** Anybody in office: for what everybody does for their own office. */
export const HOLDERS = { who: 'office', bodies: BODY_KINDS, positions: POSITIONS } as const satisfies Permission;

/** Who keeps the papers of a body: enters the duty reports of those who sit on it. */
export const REPORT_CLERKS = { who: 'office', bodies: BODY_KINDS, positions: ['accountant', 'staff', 'clerk'] } as const satisfies Permission;

/** Who sits on what watches a committee. */
export const OVERSEERS = {
	who: 'office', bodies: ['oversight_committee', 'residents_council', 'representatives_meeting'], positions: ['chair', 'convener', 'member']
} as const satisfies Permission;

/** The caller's own office with this subject; one that they only stand in for is not theirs. */
export function ownOffice(caller: Caller, office: string): HeldOffice | undefined {
	return caller.kind === 'person' ? caller.offices.find((held) => held.office === office && !held.standsInFor) : undefined;
}
