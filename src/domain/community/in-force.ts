import type { CommunityCode } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { CommunityContent } from './community.ts';
import { FIRST_RULES, type RuleSetContent } from './rule-set.ts';
import { ownRulesOf, withOwnRules, type DeviationContent } from './template.ts';

/** A community by its address, or undefined. */
export async function communityOf(contents: Contents, code: string | undefined): Promise<Held<CommunityContent> | undefined> {
	return code === undefined ? undefined : (await contents.ofType<CommunityContent>(code as CommunityCode, 'community'))[0];
}

/** The parameters of a rule set, whoever adopted it. */
export type Rules = Pick<RuleSetContent, 'name' | 'disclosureDay' | 'questioningDay' | 'display' | 'answer' | 'comments' | 'meetings' | 'proposals' | 'holidays'>;

/**
 * The rule set in force for a community, with the numbers that it has of its own; while its city has adopted none, what every city starts with.
 * `held` is the city's.
 */
export async function rulesFor(contents: Contents, community: CommunityContent | undefined): Promise<{ rules: Rules; held?: Held<RuleSetContent> }> {
	const city = community?.kind === 'city' ? community.community : community?.city;
	const held = city && (await contents.ofType<RuleSetContent>(city, 'rule-set')).at(-1);
	const rules = community?.kind === 'community' ? await ownRules(contents, community.community, held?.content ?? FIRST_RULES) : (held?.content ?? FIRST_RULES);
	return held ? { rules, held } : { rules };
}

/** A rule set with the numbers in which a community deviates from it. */
export async function ownRules<R extends Rules>(contents: Pick<Contents, 'ofType'>, community: CommunityCode, rules: R): Promise<R> {
	const deviations = await contents.ofType<DeviationContent>(community, 'deviation');
	return deviations.length === 0 ? rules : withOwnRules(rules, ownRulesOf(deviations.map(({ content }) => content)));
}
