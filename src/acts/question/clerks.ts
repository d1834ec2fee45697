import type { Permission } from '../act.ts';
import type { BodyKind } from '#domain/community/community.ts';

/** Bodies that are asked, and answer. */
const ASKED_BODIES = [
	'self_governance_committee', 'party_organisation', 'collective_economic_organisation', 'service_centre', 'association', 'residents_council', 'owners_assembly'
] as const satisfies readonly BodyKind[];

/** Whoever keeps the books of a body or leads it. */
export const CLERKS = {
	who: 'office',
	bodies: ASKED_BODIES,
	positions: ['director', 'deputy_director', 'chair', 'secretary', 'deputy_secretary', 'accountant', 'staff', 'clerk']
} as const satisfies Permission;

/** Anybody who sits on the body that was asked may answer for it. */
export const MEMBERS = { ...CLERKS, positions: [...CLERKS.positions, 'member'] } as const satisfies Permission;
