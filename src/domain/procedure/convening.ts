import type { BodyKind } from '../community/community.ts';

/** Bodies that meet and have no desk: what they decided is entered by whoever convenes them. */
export const MEETINGS: readonly BodyKind[] = ['assembly', 'representatives_meeting', 'owners_assembly', 'residents_council'];

/** Bodies that convene meetings, and do the office work of matters. */
export const CONVENERS: readonly BodyKind[] = ['self_governance_committee', 'service_centre'];
