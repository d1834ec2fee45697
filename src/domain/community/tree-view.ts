import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { BODY_KINDS, isThereOn, type BodyContent, type BodyKind, type CommunityContent, type PlaceContent, type PlaceKind } from './community.ts';
import { communityOf } from './in-force.ts';
import { FIRST_RULES, type RuleSetContent } from './rule-set.ts';
import { differencesFrom, ownRulesOf, ruleNumber, type CommunityTemplateContent, type DeviationContent, type Difference } from './template.ts';
import { shapeOf, type Shape } from './tree.ts';
import { versionsOf, type Version } from './versions.ts';

/** A body as lists name it. */
export interface BodyRow {
	evidence: Evidence;
	name: string;
	kind: BodyKind;
	memberCount?: number;
	/** From when it no longer exists. */
	until?: Day;
}

/** A place with what sits on it and lies in it. Cells are counted and listed apart from the rest. */
export interface TreeNode {
	subject: SubjectId;
	name: string;
	kind: PlaceKind;
	households?: number;
	until?: Day;
	bodies: BodyRow[];
	inside: TreeNode[];
	cells: TreeNode[];
	/** Communities that lie in a town: each has a record of its own. */
	communities: { code: CommunityCode; name: string }[];
}

/** In what a community differs from the template it was made from. */
export interface TemplateComparison {
	name: string;
	provenance: string;
	differences: Difference[];
	/** Names of the template's items, for those that are not there. */
	items: Record<string, { kind: BodyKind; name: string }>;
}

export interface TreePageModel {
	proof: Evidence;
	imported: boolean;
	kind: CommunityContent['kind'];
	/** The three shapes; absent where nobody said which it is. */
	shape?: Shape;
	/** What is above: the city, the town. */
	above: { name: string; kind: PlaceKind }[];
	roots: TreeNode[];
	/** Bodies whose place is not in this tree. */
	elsewhere: BodyRow[];
	/** Bodies that no longer exist, and places that are closed. */
	ended: BodyRow[];
	closed: { subject: SubjectId; name: string; kind: PlaceKind; until: Day }[];
	bodies: number;
	places: number;
	template?: TemplateComparison;
}

const ORDER = new Map(BODY_KINDS.map((kind, index) => [kind, index]));

function bodyRow(held: Held<BodyContent>): BodyRow {
	const { name, kind, memberCount, until } = held.content;
	return { evidence: evidenceOf(held), name, kind, ...(memberCount === undefined ? {} : { memberCount }), ...(until === undefined ? {} : { until }) };
}

/** The names of what a place lies in, in the city's log, from the top. */
async function aboveOf(contents: Contents, place: PlaceContent | undefined): Promise<TreePageModel['above']> {
	const above: TreePageModel['above'] = [];
	let up = place?.parent;
	// City and town: no tree is deeper above a community.
	for (let steps = 0; up !== undefined && steps < 3; steps++) {
		const held: Held<PlaceContent> | undefined = await contents.bySubject<PlaceContent>(up);
		if (held?.content.type !== 'place') break;
		above.unshift({ name: held.content.name, kind: held.content.kind });
		up = held.content.parent;
	}
	return above;
}

/** The places of a community with the bodies on them, as they are on a day: who is there at all, before anything they did. */
export const treePage: View<TreePageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const { community: code, kind, topology } = community.content;
	const places = await contents.ofType<PlaceContent>(code, 'place');
	const bodies = (await contents.ofType<BodyContent>(code, 'body')).sort((a, b) => ORDER.get(a.content.kind)! - ORDER.get(b.content.kind)!);
	const there = places.filter(({ content }) => isThereOn(content, when.today));
	const nodes = new Map<SubjectId, TreeNode>();
	for (const { content } of there) {
		const { subject, name, kind, households, until } = content;
		nodes.set(subject, {
			subject, name, kind, bodies: [], inside: [], cells: [], communities: [], ...(households === undefined ? {} : { households }), ...(until === undefined ? {} : { until })
		});
	}
	const roots: TreeNode[] = [];
	for (const { content } of there) {
		const node = nodes.get(content.subject)!;
		const parent = content.parent === undefined ? undefined : nodes.get(content.parent);
		(parent ? (content.kind === 'cell' ? parent.cells : parent.inside) : roots).push(node);
	}
	for (const node of nodes.values()) if (node.kind === 'town' || node.kind === 'subdistrict') node.communities = await communitiesOf(contents, node.subject);
	const elsewhere: BodyRow[] = [];
	const ended: BodyRow[] = [];
	for (const held of bodies) {
		const place = held.content.parent === undefined ? undefined : nodes.get(held.content.parent);
		if (!isThereOn(held.content, when.today)) ended.push(bodyRow(held));
		else (place?.bodies ?? elsewhere).push(bodyRow(held));
	}
	const shape = shapeOf(topology);
	const template = await comparedWithTemplate(contents, community.content, when.today);
	return {
		proof: evidenceOf(community), imported: places.some(({ content }) => content.source !== undefined), kind, ...(shape ? { shape } : {}),
		above: await aboveOf(contents, there.find(({ content }) => content.kind === 'community')?.content),
		roots, elsewhere, ended, bodies: bodies.length - ended.length, places: there.length,
		closed: places.filter(({ content }) => !isThereOn(content, when.today)).map(({ content: { subject, name, kind, until } }) => ({ subject, name, kind, until: until! })),
		...(template ? { template } : {})
	};
};

async function communitiesOf(contents: Contents, town: SubjectId): Promise<TreeNode['communities']> {
	const inside = await contents.ofParent<PlaceContent>(town, 'place');
	return inside.filter(({ content }) => content.kind === 'community').map(({ content }) => ({ code: content.community, name: content.name }));
}

export interface PlacePageModel {
	proof: Evidence;
	name: string;
	kind: PlaceKind;
	households?: number;
	until?: Day;
	/** What it lies in, from the top; those with a subject have a page in this community. */
	above: { name: string; kind: PlaceKind; subject?: SubjectId }[];
	inside: { subject: SubjectId; name: string; kind: PlaceKind; households?: number; until?: Day }[];
	bodies: BodyRow[];
	versions: Version[];
}

/** A place: what it lies in, what lies in it, which bodies sit on it, and what it was called before. */
export const placePage: View<PlacePageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.place)) return undefined;
	const held = await contents.bySubject<PlaceContent>(params.place);
	if (!held || held.content.type !== 'place' || held.content.community !== params.community) return undefined;
	const { name, kind, households, until, community } = held.content;
	const above: PlacePageModel['above'] = [];
	let up = held.content.parent;
	for (let steps = 0; up !== undefined && steps < 10; steps++) {
		const parent: Held<PlaceContent> | undefined = await contents.bySubject<PlaceContent>(up);
		if (parent?.content.type !== 'place') break;
		above.unshift({ name: parent.content.name, kind: parent.content.kind, ...(parent.content.community === community ? { subject: parent.content.subject } : {}) });
		up = parent.content.parent;
	}
	const inside = (await contents.ofParent<PlaceContent>(params.place, 'place')).filter(({ content }) => content.community === community);
	const bodies = await contents.ofParent<BodyContent>(params.place, 'body');
	return {
		proof: evidenceOf(held), name, kind, above, ...(households === undefined ? {} : { households }), ...(until === undefined ? {} : { until }),
		inside: inside.filter(({ content }) => isThereOn(content, when.today)).map(({ content: { subject, name, kind, households, until } }) => ({
			subject, name, kind, ...(households === undefined ? {} : { households }), ...(until === undefined ? {} : { until })
		})),
		bodies: bodies.map(bodyRow).sort((a, b) => ORDER.get(a.kind)! - ORDER.get(b.kind)!),
		versions: versionsOf(await contents.versions<PlaceContent>(params.place))
	};
};

/** In what a community differs today from the version of the template it was made from; undefined where it was made from none, or that is not kept here. */
export async function comparedWithTemplate(contents: Contents, community: CommunityContent, today: Day): Promise<TemplateComparison | undefined> {
	const held = community.template && (await contents.byHash(community.template.hash));
	if (!held || held.content.type !== 'community-template') return undefined;
	const template = held.content as CommunityTemplateContent;
	const bodies = (await contents.ofType<BodyContent>(community.community, 'body')).map(({ content }) => content).filter((body) => isThereOn(body, today));
	const deviations = (await contents.ofType<DeviationContent>(community.community, 'deviation')).map(({ content }) => content);
	const city = community.city && (await contents.ofType<RuleSetContent>(community.city, 'rule-set')).at(-1)?.content;
	const rules = { own: ownRulesOf(deviations), template: (rule: Parameters<typeof ruleNumber>[1]) => template.rules[rule] ?? ruleNumber(city || FIRST_RULES, rule) };
	return {
		name: template.name, provenance: template.provenance, differences: differencesFrom(template, bodies, rules, deviations, today),
		items: Object.fromEntries(template.items.map(({ key, kind, name }) => [key, { kind, name: name.replaceAll('{name}', community.name) }]))
	};
}
