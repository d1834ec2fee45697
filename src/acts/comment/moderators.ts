import { BODY_KINDS } from '#domain/community/community.ts';
import type { Permission } from '../act.ts';

/**
 * Whoever may review a comment that waits, hide one, or answer a report: the committee's leaders and clerks, and those of the service centre; in
 * the city's own record its administrator.
 */
export const MODERATORS = {
	who: 'office',
	bodies: ['self_governance_committee', 'service_centre'],
	positions: ['director', 'deputy_director', 'chair', 'accountant', 'staff', 'clerk', 'administrator']
} as const satisfies Permission;

/** Whoever oversees, and decides appeals: the oversight committee, which hides nothing itself. */
export const OVERSEERS = {
	who: 'office',
	bodies: ['oversight_committee'],
	positions: ['chair', 'convener', 'director', 'deputy_director', 'member', 'supervisor']
} as const satisfies Permission;

/** Whoever decides appeals: the overseers, and in the city's own record, which has no such committee, the discipline officers that it lists. */
export const APPEAL_JUDGES = [
	OVERSEERS, { who: 'office', bodies: ['party_organisation'], positions: ['discipline_officer'] }
] as const satisfies readonly Permission[];

/** Whoever may speak in the name of an office: all who hold one. */
export const SPEAKERS = {
	who: 'office',
	bodies: BODY_KINDS,
	positions: [
		'secretary', 'deputy_secretary', 'director', 'deputy_director', 'chair', 'convener', 'member', 'accountant', 'staff', 'clerk', 'liaison', 'supervisor',
		'unit_delegate'
	]
} as const satisfies Permission;
