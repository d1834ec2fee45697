import type { BodyKind, BodyLaw } from '../community/community.ts';
import type { DecisionRule, Unit } from '../procedure/decision.ts';
import { MORE_THAN_HALF, TWO_THIRDS, type Share } from '../procedure/majority.ts';
import type { Secrecy } from './poll.ts';

/*
 * What the law asks at least, by who counts as one. A poll may ask for more and never for less. Where no statute speaks (a council, an
 * association), the numbers are this portal's proposal, have no source, and bind nobody.
 */

const LAW = {
	village: { assembly: '村民委员会组织法(2025修正)§26', representatives: '村民委员会组织法(2025修正)§30' },
	urban: { assembly: '城市居民委员会组织法(2025修订)§27', representatives: '城市居民委员会组织法(2025修订)§29' }
} as const satisfies Record<BodyLaw, { assembly: string; representatives: string }>;
const ELECTION = { village: '村民委员会组织法(2025修正)§18', urban: '城市居民委员会组织法(2025修订)§19' } as const satisfies Record<BodyLaw, string>;
/** How many must vote for an election to be valid: more than half of the voters or of the households, more than two thirds of the representatives. */
const ELECTED_BY = { person: MORE_THAN_HALF, household: MORE_THAN_HALF, representative: { of: [2, 3], more: true } } as const satisfies Partial<Record<Unit, Share>>;
const COLLECTIVE = '农村集体经济组织法§27';
const OWNERS = '民法典§278';
export const THREE_QUARTERS: Share = { of: [3, 4] };

/** What a poll is about, as far as the numbers hang on it. */
export interface RuleAsked {
	unit: Unit;
	law: BodyLaw;
	/** Whether the members are those of a collective economic organisation. */
	collective: boolean;
	/** Owners: raising funds, rebuilding, changing common parts. */
	weighty?: boolean;
	/** An election by law: it is valid when enough have voted, not when enough have come. */
	election?: boolean;
}

/** The rule that the law sets for a vote, with its source where there is one. */
export function legalRule({ unit, law, collective, weighty = false, election = false }: RuleAsked): DecisionRule {
	const rule = (quorum: Share, majority: DecisionRule['majority'], source?: string, area?: Share): DecisionRule => ({
		unit, quorum: { any: [{ unit, share: quorum }], ...(area ? { area } : {}), ...(source === undefined ? {} : { source }) }, majority, secret: false, tie: 'fails'
	});
	if (election && unit in ELECTED_BY) {
		const source = ELECTION[law];
		// By more than half of those who voted: everybody who took part counts, invalid papers too.
		return rule(ELECTED_BY[unit as keyof typeof ELECTED_BY], { base: 'cast', share: MORE_THAN_HALF, source }, source);
	}
	switch (unit) {
		case 'representative':
			return rule(TWO_THIRDS, { base: 'present', share: MORE_THAN_HALF, source: LAW[law].representatives }, LAW[law].representatives);
		case 'household':
			return rule(TWO_THIRDS, { base: 'present', share: MORE_THAN_HALF, source: LAW[law].assembly }, LAW[law].assembly);
		case 'person':
			return rule(MORE_THAN_HALF, { base: 'present', share: MORE_THAN_HALF, source: LAW[law].assembly }, LAW[law].assembly);
		case 'owner': {
			const share = weighty ? THREE_QUARTERS : MORE_THAN_HALF;
			return rule(TWO_THIRDS, { base: 'present', share, area: share, source: OWNERS }, OWNERS, TWO_THIRDS);
		}
		case 'member':
			return collective
				? rule(TWO_THIRDS, { base: 'eligible', share: TWO_THIRDS, source: COLLECTIVE }, COLLECTIVE)
				: rule(MORE_THAN_HALF, { base: 'present', share: MORE_THAN_HALF });
	}
}

/** Whether a share asks for less than another, by multiplying across. */
export function asksLess(share: Share, least: Share): boolean {
	const [a, b] = [share.of[0] * least.of[1], least.of[0] * share.of[1]];
	return a < b || (a === b && least.more === true && share.more !== true);
}

/** Which of the numbers of a rule ask for less than the law does. A wider base with the same share asks for more. */
export function laxerThan(rule: DecisionRule, least: DecisionRule): ('quorum' | 'majority')[] {
	const found: ('quorum' | 'majority')[] = [];
	if (least.quorum.source !== undefined && rule.quorum.any.some(({ share }) => asksLess(share, least.quorum.any[0]!.share))) found.push('quorum');
	const narrower = BASES.indexOf(rule.majority.base) > BASES.indexOf(least.majority.base);
	if (least.majority.source !== undefined && (narrower || asksLess(rule.majority.share, least.majority.share))) found.push('majority');
	return found;
}

/** Who can count as one in a vote of a body. */
function unitsOf(body: BodyKind): readonly Unit[] {
	if (body === 'representatives_meeting') return ['representative'];
	if (body === 'assembly' || body === 'self_governance_committee') return ['person', 'household'];
	return body === 'owners_assembly' ? ['owner'] : ['member'];
}

/** The share that a decision asks to take part, of those who count in it. */
const quorumOf = ({ unit, quorum }: DecisionRule): Share => (quorum.any.find((way) => way.unit === unit) ?? quorum.any[0]!).share;
const lessArea = (share: Share | undefined, least: Share | undefined): boolean => least !== undefined && (share === undefined || asksLess(share, least));

/**
 * In what a vote asks for less than the stage of the procedure that it decides; undefined where it asks for as much, or for more. The numbers
 * of a stage are those of its unit: where the body that decides never counts by it (a stage written for representatives, and an assembly
 * decides), the law's own numbers stand. That it is secret holds for everybody.
 */
export function laxerThanStage({ rule, secrecy }: { rule: DecisionRule; secrecy: Secrecy }, decision: DecisionRule, body: BodyKind): 'secrecy' | 'unit' | 'quorum' | 'majority' | undefined {
	if (decision.secret && secrecy !== 'secret-paper') return 'secrecy';
	if (!unitsOf(body).includes(decision.unit)) return undefined;
	if (rule.unit !== decision.unit) return 'unit';
	const quorum = quorumOf(decision);
	if (rule.quorum.any.some(({ share }) => asksLess(share, quorum)) || lessArea(rule.quorum.area, decision.quorum.area)) return 'quorum';
	const { base, share, area } = decision.majority;
	const narrower = BASES.indexOf(rule.majority.base) > BASES.indexOf(base);
	return narrower || asksLess(rule.majority.share, share) || lessArea(rule.majority.area, area) ? 'majority' : undefined;
}

/** The law's rule, raised where the stage asks for more of the same unit. */
export function raisedTo(least: DecisionRule, decision: DecisionRule): DecisionRule {
	if (least.unit !== decision.unit) return least;
	const more = (share: Share, stage: Share): Share => (asksLess(share, stage) ? stage : share);
	const area = (share: Share | undefined, stage: Share | undefined) => (share && stage ? more(share, stage) : (share ?? stage));
	const raised = <Part extends { source?: string; area?: Share }>(part: Part, stage: { source?: string; area?: Share }, is: boolean): Part => {
		const { source: law, ...rest } = part;
		const [both, source] = [area(part.area, stage.area), is ? stage.source : law];
		return { ...rest, ...(both ? { area: both } : {}), ...(source === undefined ? {} : { source }) } as Part;
	};
	const [quorum, asked] = [least.quorum.any[0]!.share, quorumOf(decision)];
	const base = BASES.indexOf(decision.majority.base) < BASES.indexOf(least.majority.base) ? decision.majority.base : least.majority.base;
	const share = more(least.majority.share, decision.majority.share);
	return {
		...least,
		quorum: raised({ ...least.quorum, any: [{ unit: least.unit, share: more(quorum, asked) }] }, decision.quorum, asksLess(quorum, asked)),
		majority: raised({ ...least.majority, base, share }, decision.majority, base !== least.majority.base || share !== least.majority.share)
	};
}

/** From the widest to the narrowest: whoever is counted in a later one is counted in those before. */
const BASES: readonly DecisionRule['majority']['base'][] = ['eligible', 'present', 'cast', 'valid'];
