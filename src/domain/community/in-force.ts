import type { Day } from '../basics/day.ts';
import type { CommunityCode } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { CommunityContent } from './community.ts';
import { rulesOn, type RuleLayerContent, type Stack } from './rule-layers.ts';
import { FIRST_RULES, type RuleSetContent } from './rule-set.ts';
import type { DeviationContent } from './template.ts';

/** A community by its address, or undefined. */
export async function communityOf(contents: Contents, code: string | undefined): Promise<Held<CommunityContent> | undefined> {
	return code === undefined ? undefined : (await contents.ofType<CommunityContent>(code as CommunityCode, 'community'))[0];
}

/** The parameters of a rule set, whoever adopted it. */
export type Rules = Pick<RuleSetContent, 'name' | 'disclosureDay' | 'questioningDay' | 'display' | 'answer' | 'comments' | 'meetings' | 'proposals' | 'holidays'>;

/** What is read where rules are laid over each other. */
type Reads = Pick<Contents, 'ofType' | 'versions'>;

/** Every version of every layer of rules of a community, or of a city, in the order of the record. */
export async function layerVersions(contents: Reads, code: CommunityCode): Promise<Held<RuleLayerContent>[]> {
	const layers = await contents.ofType<RuleLayerContent>(code, 'rule-layer');
	return (await Promise.all(layers.map((held) => contents.versions<RuleLayerContent>(held.content.subject)))).flat().sort((a, b) => a.seq - b.seq);
}

/** What there is to lay over each other in a community, or in the city itself, with what it was read from. */
export async function stackOf<R extends Rules>(contents: Reads, community: Pick<CommunityContent, 'community' | 'kind' | 'city'>, base: R): Promise<Omit<Stack, 'versions'> & { base: R; versions: RuleLayerContent[]; held: Held<RuleLayerContent>[] }> {
	const { city, community: own } = community;
	const held = community.kind === 'city' ? await layerVersions(contents, own) : [...(city ? await layerVersions(contents, city) : []), ...(await layerVersions(contents, own))];
	const deviations = community.kind === 'city' ? [] : (await contents.ofType<DeviationContent>(own, 'deviation')).map(({ content }) => content);
	return { base, deviations, versions: held.map(({ content }) => content), held };
}

/**
 * The rules that bind in a community on a day: the city's rule set, the law and the province above it, the community's own numbers; while its city
 * has adopted none, what every city starts with. `held` is the city's.
 */
export async function rulesFor(contents: Contents, community: CommunityContent | undefined, day: Day): Promise<{ rules: Rules; held?: Held<RuleSetContent> }> {
	const city = community?.kind === 'city' ? community.community : community?.city;
	const held = city && (await contents.ofType<RuleSetContent>(city, 'rule-set')).at(-1);
	const base: Rules = held?.content ?? FIRST_RULES;
	const rules = community ? rulesOn(await stackOf(contents, community, base), day) : base;
	return held ? { rules, held } : { rules };
}
