import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { bodyName, isOpenRoad, roadOf, type Road } from './adoption.ts';
import type { CommunityContent } from './community.ts';
import { communityOf, rulesFor, stackOf } from './in-force.ts';
import {
	LAYERS, layersOn, numbersThatDiffer, rulesThatBind, type Laxer, type Layer, type Layered, type NumberDifference, type RuleDraftContent, type RuleLayerContent, type Stack
} from './rule-layers.ts';
import { FIRST_RULES } from './rule-set.ts';
import { comparedWithTemplate, type TemplateComparison } from './tree-view.ts';

/** A draft of rules as a row: whose layer it is, and which numbers it would make otherwise. */
export interface RuleDraftCard {
	evidence: Evidence;
	address: string;
	layer: Layer;
	road: Road;
	changes: NumberDifference[];
}

/** A version of a layer, with what it changed of what binds. */
export interface LayerVersion {
	layer: Layer;
	community: CommunityCode;
	version: number;
	seq: number;
	hash: string;
	from: Day;
	filed: string;
	is: 'in-force' | 'past' | 'coming';
	changes: NumberDifference[];
	adoptedBy: { name: string; on: Day; decision: string }[];
	draft: string;
}

export interface RulesPageModel {
	proof: Evidence;
	/** Absent while the city has adopted none: then these are what every city starts with. */
	adopted?: Evidence;
	name: string;
	/** Every number that binds today, with the layer it comes from. */
	binding: Layered;
	/** Numbers that gave way to a stricter layer above. */
	overtaken: Laxer[];
	/** What of them will be otherwise, by the day on which it will. */
	coming: { from: Day; changes: NumberDifference[] }[];
	/** Years whose holidays are known; in others weekends alone are days off. */
	years: string[];
	/** Versions of the city's rule set. */
	versions: { version: number; recordedAt: string; seq: number; hash: string }[];
	/** Every version of every layer, the newest first. */
	layers: LayerVersion[];
	/** Drafts that are still on their way, here and in the city, and those that came to an end. */
	open: RuleDraftCard[];
	past: RuleDraftCard[];
	/** In what the community differs from the template of its town; absent where it was made from none. */
	template?: TemplateComparison;
}

const bindingOn = (stack: Stack, day: Day): Layered => rulesThatBind(layersOn(stack, day)).binding;

/** What a layer would change if it were the newest of its kind on a day. */
function changedBy(stack: Stack, layer: Pick<RuleLayerContent, 'layer' | 'rules' | 'community'>, day: Day): NumberDifference[] {
	return numbersThatDiffer(bindingOn(stack, day), bindingOn({ ...stack, versions: [...stack.versions, { ...layer, from: day }] }, day));
}

type Ground = Awaited<ReturnType<typeof stackOf>>;

/** What a version of a layer changed: what binds with it against what bound with the versions recorded before it, on its day. */
function changesOf(ground: Ground, index: number): NumberDifference[] {
	const { from } = ground.versions[index]!;
	const until = (count: number) => bindingOn({ ...ground, versions: ground.versions.slice(0, count) }, from);
	return numbersThatDiffer(until(index), until(index + 1));
}

async function draftCard(contents: Contents, ground: Ground, held: Held<RuleDraftContent>, today: Day): Promise<RuleDraftCard> {
	const { community, subject, layer, target } = held.content;
	const road = await roadOf(contents, held, 'rule-adoption', await contents.versions<RuleLayerContent>(target), today);
	const filed = ground.versions.findIndex(({ draft }) => draft === subject);
	return {
		evidence: evidenceOf(held), address: `/${community}/rules/${subject}`, layer, road, changes: filed < 0 ? changedBy(ground, held.content, today) : changesOf(ground, filed)
	};
}

/** What lies over each other in a community, or in the city. */
async function groundOf(contents: Contents, community: CommunityContent, today: Day): Promise<Ground> {
	const { held } = await rulesFor(contents, community, today);
	return stackOf(contents, community, held?.content ?? FIRST_RULES);
}

/** The drafts that concern a community: its own, and those of its city. The newest first. */
export async function ruleDrafts(contents: Contents, community: CommunityContent, today: Day): Promise<RuleDraftCard[]> {
	const ground = await groundOf(contents, community, today);
	const codes = [community.community, ...(community.kind === 'community' && community.city ? [community.city] : [])];
	const drafts = (await Promise.all(codes.map((code) => contents.ofType<RuleDraftContent>(code, 'rule-draft')))).flat();
	const cards = await Promise.all(drafts.map((held) => draftCard(contents, ground, held, today)));
	return cards.sort((a, b) => inOrder(b.road.drafted, a.road.drafted) || b.evidence.seq - a.evidence.seq);
}

async function versionsOfLayers(contents: Contents, ground: Ground, today: Day): Promise<LayerVersion[]> {
	const newest = (layer: Layer) => ground.held.findLast(({ content }) => content.layer === layer && content.from <= today)?.hash;
	const bound = new Set(LAYERS.map(newest));
	const rows = await Promise.all(
		ground.held.map(async ({ content, version, seq, hash }, index): Promise<LayerVersion> => ({
			layer: content.layer, community: content.community, version, seq, hash, from: content.from, filed: content.filed ?? '',
			is: content.from > today ? 'coming' : bound.has(hash) ? 'in-force' : 'past', changes: changesOf(ground, index),
			adoptedBy: await Promise.all(content.adoptedBy.map(async ({ body, on, decision }) => ({ name: await bodyName(contents, body), on, decision }))),
			draft: `/${content.community}/rules/${content.draft ?? ''}`
		}))
	);
	return rows.sort((a, b) => inOrder(b.from, a.from));
}

/** The rules that bind, each number with the layer and the clause it comes from; what will change, and what is proposed. */
export const rulesPage: View<RulesPageModel> = async (contents, params, { today }) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const { rules, held } = await rulesFor(contents, community.content, today);
	const ground = await groundOf(contents, community.content, today);
	const versions = held ? await contents.versions(held.content.subject) : [];
	const template = await comparedWithTemplate(contents, community.content, today);
	const drafts = await ruleDrafts(contents, community.content, today);
	const days = [...new Set(ground.versions.map(({ from }) => from).filter((from) => from > today))].sort();
	const coming = days.map((from, index) => ({ from, changes: numbersThatDiffer(bindingOn(ground, index === 0 ? today : days[index - 1]!), bindingOn(ground, from)) }));
	return {
		proof: evidenceOf(community), ...(template ? { template } : {}), ...(held ? { adopted: evidenceOf(held) } : {}), name: rules.name, ...rulesThatBind(layersOn(ground, today)),
		coming: coming.filter(({ changes }) => changes.length > 0), years: Object.keys(rules.holidays).sort(),
		versions: versions.map(({ version, recordedAt, seq, hash }) => ({ version, recordedAt, seq, hash })), layers: await versionsOfLayers(contents, ground, today),
		open: drafts.filter(isOpenRoad), past: drafts.filter((one) => !isOpenRoad(one))
	};
};

export interface RuleDraftModel extends RuleDraftCard {
	proof: Evidence;
	/** Numbers that the layer itself would have, whether or not they bind. */
	rules: RuleDraftContent['rules'];
	/** What it would break by now, where a layer above has become stricter since. */
	broken: Laxer[];
}

/** One draft of rules: every number before and after, how far it is, what people say of it. */
export const ruleDraftPage: View<RuleDraftModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.draft)) return undefined;
	const held = await contents.bySubject<RuleDraftContent>(params.draft as SubjectId);
	const community = await communityOf(contents, params.community);
	if (!community || held?.content.type !== 'rule-draft' || held.content.community !== params.community) return undefined;
	const ground = await groundOf(contents, community.content, today);
	const card = await draftCard(contents, ground, held, today);
	const { layer, rules } = held.content;
	const laid = layersOn(ground, today).map((one) => (one.layer === layer ? { layer, rules } : one));
	return { ...card, proof: evidenceOf(held), rules, broken: isOpenRoad(card) ? rulesThatBind(laid).overtaken.filter((one) => one.layer === layer) : [] };
};
