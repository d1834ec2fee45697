import { addDays, isDay, type Day } from '../basics/day.ts';

/**
 * What the roll knows of a person besides the name. Each is a fact with dates; rights are computed from them and never stored.
 * `registered` household registration here · `resident` lives here · `tenant` lives here as a tenant · `adult` from the eighteenth birthday on
 * (the birthday itself is not kept) · `household_representative` speaks for the household · `representative` sits in a representatives'
 * meeting · `member` of a collective economic organisation · `owner` with an area · `entered` on the roll of voters on application.
 */
export const FACT_KINDS = ['registered', 'resident', 'tenant', 'adult', 'household_representative', 'representative', 'member', 'owner', 'entered'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** A fact about a person. Private: rows, never contents. */
export interface PersonFact {
	kind: FactKind;
	/** The body it is about: the collective, the representatives' meeting, the committee whose roll it is. */
	body?: string;
	/** The place it is about, when it is about one. */
	place?: string;
	/** Floor area of an owner, in hundredths of a square metre. */
	area?: number;
	/** First day on which it holds; absent: from before the roll was kept, and nobody recorded since when. */
	from?: Day;
	/** First day on which it no longer holds. */
	until?: Day;
}

/** Whether a fact holds on a day: [from, until). */
export function factHolds(fact: Pick<PersonFact, 'from' | 'until'>, on: Day): boolean {
	return (fact.from === undefined || fact.from <= on) && (fact.until === undefined || on < fact.until);
}

/** The facts of a kind that hold on a day. */
export function factsOn(facts: readonly PersonFact[], kind: FactKind, on: Day): PersonFact[] {
	return facts.filter((fact) => fact.kind === kind && factHolds(fact, on));
}

/** The same day n years later; 29 February becomes 1 March where there is none, as the Civil Code counts full years of age. */
export function yearsLater(from: Day, years: number): Day {
	const year = String(Number(from.slice(0, 4)) + years).padStart(4, '0');
	const moved = `${year}${from.slice(4)}`;
	return isDay(moved) ? moved : addDays(`${year}-02-28` as Day, 1);
}

/** The day from which somebody born on a day is of full age (Civil Code §17). All that is kept of a birthday. */
export function adultFrom(born: Day): Day {
	return yearsLater(born, 18);
}

/** Whether [from, until) is a span that can be. */
export function spanIsPossible(from: Day | undefined, until: Day | undefined): boolean {
	return from === undefined || until === undefined || from < until;
}
