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

/** Why a proxy cannot be given. `given-already`: to somebody else. `chain`: whoever is represented represents nobody. */
export type ProxyProblem = 'self' | 'given-already' | 'chain' | 'too-many';

/**
 * Whether one may represent another beside what has been given already; undefined when they may. The same paper once more is no problem.
 * @param given who is represented by whom: lines of a list, or people
 * @param most for how many others one may stand in
 */
export function proxyProblem<Who>(given: ReadonlyMap<Who, Who>, from: Who, to: Who, most: number): ProxyProblem | undefined {
	if (from === to) return 'self';
	const before = given.get(from);
	if (before !== undefined) return before === to ? undefined : 'given-already';
	const holders = [...given.values()];
	if (given.has(to) || holders.includes(from)) return 'chain';
	return holders.filter((holder) => holder === to).length >= most ? 'too-many' : undefined;
}
