import type { BodyKind } from './community.ts';

/** Bodies that are asked, and answer. */
export const ASKED_BODIES = [
	'self_governance_committee', 'party_organisation', 'collective_economic_organisation', 'service_centre', 'association', 'residents_council', 'owners_assembly'
] as const satisfies readonly BodyKind[];
