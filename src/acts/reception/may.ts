import type { CommunityCode } from '#domain/basics/id.ts';
import type { ReceptionContent } from '#domain/community/reception.ts';
import type { Records } from '#records/records.ts';
import { cityOffice, officesFor, type Caller, type Permission } from '../act.ts';
import type { HeldOffice } from '#records/offices.ts';

const BODIES = ['self_governance_committee', 'party_organisation', 'service_centre', 'residents_council'] as const;

/** The desk of a community keeps its calendar; the towns' deputies' contact keeps that of the deputies, wherever they receive. */
export const RECEPTION_DESK: readonly Permission[] = [
	{ who: 'office', bodies: BODIES, positions: ['director', 'deputy_director', 'secretary', 'deputy_secretary', 'accountant', 'staff', 'clerk', 'liaison'] },
	{ who: 'office', bodies: ['service_centre'], positions: ['deputy_contact'], city: true }
];

/** The office by which somebody keeps the calendar of a community. */
export function receptionOffice(caller: Caller, community: CommunityCode): HeldOffice | undefined {
	if (caller.kind !== 'person') return undefined;
	const here = RECEPTION_DESK.flatMap((may) => (may.who === 'office' && !may.city ? officesFor(may, caller, community) : []))[0];
	return here ?? cityOffice(RECEPTION_DESK, caller);
}

/** A reception of a community, or undefined. */
export async function receptionOf(records: Records, community: CommunityCode, reception: ReceptionContent['subject']) {
	const held = await records.contents.bySubject<ReceptionContent>(reception);
	return held?.content.type === 'reception' && held.content.community === community ? held : undefined;
}
