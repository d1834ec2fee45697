import type { BodyKind, BodyLaw } from '../community/community.ts';

/** Proxies that one holder may bring (Organic Law of Villagers' Committees 2025 §18). */
export const MOST_PROXIES = 3;

/**
 * How many one person may stand in for, at a meeting of this body or in a vote of it: nobody among representatives, whose seats are their own; in an
 * assembly of villagers up to three; in a collective whoever is of the same household (Law on Rural Collective Economic Organisations §27), which
 * whoever asks here checks besides.
 */
export function proxiesAllowed(kind: BodyKind, law: BodyLaw): number {
	if (kind === 'assembly') return law === 'village' ? MOST_PROXIES : 0;
	return kind === 'collective_economic_organisation' || kind === 'owners_assembly' ? MOST_PROXIES : 0;
}
