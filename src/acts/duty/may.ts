import { BODY_KINDS, TYPING } from '#domain/community/community.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { POSITIONS } from '#domain/community/office.ts';
import type { HeldOffice } from '#records/offices.ts';
import { officeIn, officesFor, type Caller, type Permission } from '../act.ts';

/** Whoever works for a body says what it did. */
export const OWN = { who: 'office', bodies: BODY_KINDS, positions: POSITIONS } as const satisfies Permission;

/** Whoever keeps the papers of a community types in what bodies without a desk bring on paper. */
const TYPISTS = { who: 'office', bodies: TYPING, positions: ['accountant', 'staff', 'clerk'] } as const satisfies Permission;

/** The office by which somebody says what a body did: their own in it, or that of whoever types it in. */
export function sayingFor(caller: Caller, community: CommunityCode, body: SubjectId): { office: HeldOffice; own: boolean } | undefined {
	if (caller.kind !== 'person') return undefined;
	const own = officeIn([OWN], caller, body);
	if (own) return { office: own, own: true };
	const [typist] = officesFor(TYPISTS, caller, community);
	return typist ? { office: typist, own: false } : undefined;
}
