import { baseOf, needed, reaches, type Base, type Counts, type Share } from './majority.ts';

/** Whose voices are counted. Units are never mixed in one decision. */
export const UNITS = ['person', 'household', 'representative', 'member', 'owner'] as const;
export type Unit = (typeof UNITS)[number];

/** When enough are there. Several ways may lead there: more than half of the adults, or two thirds of the households. */
export interface Quorum {
	/** Each is enough by itself. */
	any: readonly { unit: Unit; share: Share }[];
	/** Owners: taking part is asked by persons and by area. */
	area?: Share;
	source?: string;
}

/** When it is decided. */
export interface Majority {
	base: Base;
	share: Share;
	/** Owners: the same again by area. */
	area?: Share;
	source?: string;
}

/** How a body decides: fixed before it is asked, and never after. */
export interface DecisionRule {
	unit: Unit;
	quorum: Quorum;
	majority: Majority;
	secret: boolean;
	/** Only an opinion: the result binds nobody. */
	consultative?: true;
	/** What an even split means; a second round is asked once. */
	tie: 'fails' | 'second-round';
}

/** A comparison, as it is shown: have 47, need 30, of 58. */
export interface Comparison {
	what: 'quorum' | 'majority' | 'quorum-area' | 'majority-area';
	unit: Unit;
	have: number;
	need: number;
	of: number;
	share: Share;
	holds: boolean;
	source?: string;
}

export type Verdict = 'passed' | 'failed' | 'no-quorum' | 'tie';

/** The result with its arithmetic, every comparison that was made, in the order in which it was made. */
export interface Decided {
	verdict: Verdict;
	steps: Comparison[];
}

/** What was counted. `attending` gives, per unit of the quorum's ways, how many take part and of how many. */
export interface Counted {
	counts: Counts;
	attending: Partial<Record<Unit, { present: number; of: number }>>;
	/** By area in square decimetres, of owners. */
	area?: { counts: Counts; present: number; of: number };
}

function compare(what: Comparison['what'], unit: Unit, have: number, of: number, share: Share, source: string | undefined): Comparison {
	return { what, unit, have, need: needed(of, share), of, share, holds: reaches(have, of, share), ...(source === undefined ? {} : { source }) };
}

/**
 * Applies a rule to a count. Pure arithmetic: whoever has the count comes to the same result. "Present" includes those who abstain, so
 * that passing needs yes > present / 2, not yes > no (Organic Law of Villagers' Committees 2025 §26 and §30, of Urban Residents' Committees 2025 §27 and §29).
 * Whoever had to stand aside is in none of the numbers; that is the counter's business.
 */
export function decide(rule: DecisionRule, { counts, attending, area }: Counted): Decided {
	const steps: Comparison[] = [];
	const ways = rule.quorum.any.map(({ unit, share }) => {
		const there = attending[unit] ?? { present: 0, of: 0 };
		return compare('quorum', unit, there.present, there.of, share, rule.quorum.source);
	});
	steps.push(...ways);
	let quorate = ways.some((way) => way.holds);
	if (rule.quorum.area) {
		const step = compare('quorum-area', rule.unit, area?.present ?? 0, area?.of ?? 0, rule.quorum.area, rule.quorum.source);
		steps.push(step);
		quorate &&= step.holds;
	}
	if (!quorate) return { verdict: 'no-quorum', steps };
	const { base, share, source } = rule.majority;
	const majority = compare('majority', rule.unit, counts.yes, baseOf(counts, base), share, source);
	steps.push(majority);
	let passed = majority.holds;
	if (rule.majority.area) {
		const step = compare('majority-area', rule.unit, area?.counts.yes ?? 0, area ? baseOf(area.counts, base) : 0, rule.majority.area, source);
		steps.push(step);
		passed &&= step.holds;
	}
	if (passed) return { verdict: 'passed', steps };
	return { verdict: rule.tie !== 'fails' && counts.yes > 0 && counts.yes === counts.no ? 'tie' : 'failed', steps };
}
