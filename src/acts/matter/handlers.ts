import { BODY_KINDS } from '#domain/community/community.ts';
import type { Permission } from '../act.ts';

/** Whoever leads a body or keeps its papers handles matters in its name. Which step is whose, the procedure says. */
export const HANDLERS = {
	who: 'office',
	bodies: BODY_KINDS,
	positions: ['secretary', 'deputy_secretary', 'director', 'deputy_director', 'chair', 'convener', 'accountant', 'staff', 'clerk']
} as const satisfies Permission;

/** Bodies that open matters: the committees that carry out, and the party organisation that studies first. */
export const OPENERS = { ...HANDLERS, bodies: ['self_governance_committee', 'service_centre', 'party_organisation'] } as const satisfies Permission;

export { CONVENERS, MEETINGS } from '#domain/procedure/convening.ts';
