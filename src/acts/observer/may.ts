import type { Permission } from '../act.ts';

/** Who asks outsiders to look on: the towns' discipline officers and the city's administrator anywhere, a community's oversight committee at home. */
export const OBSERVER_DESK: readonly Permission[] = [
	{ who: 'office', bodies: ['party_organisation'], positions: ['discipline_officer'], city: true },
	{ who: 'office', bodies: ['service_centre'], positions: ['administrator'], city: true },
	{ who: 'office', bodies: ['oversight_committee'], positions: ['chair'] }
];
