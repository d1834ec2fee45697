import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { bodyName, isOpenRoad, roadOf, type Road } from '../community/adoption.ts';
import { communityOf } from '../community/in-force.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { differencesOf, type ProcedureDraftContent, type StageDifference } from './draft.ts';
import type { ProcedureContent, Provenance, Stage } from './procedure.ts';

/** A procedure as a row. */
export interface ProcedureCard {
	evidence: Evidence;
	address: string;
	name: string;
	edition: string;
	from: Day;
	provenance: Provenance['kind'];
	/** Names of its stages, in their order. */
	stages: string[];
	/** The first day of an edition that was filed and does not bind yet. */
	coming?: { edition: string; from: Day };
}

/** A draft as a row. */
export interface DraftCard {
	evidence: Evidence;
	address: string;
	name: string;
	edition: string;
	road: Road;
	/** Whether it changes a procedure that is there, or is a new one. */
	amends: boolean;
}

export interface ProceduresPageModel {
	proof: Evidence;
	procedures: ProcedureCard[];
	/** Drafts that are still on their way, and those that came to an end. */
	open: DraftCard[];
	past: DraftCard[];
}

const addressOfProcedure = (community: CommunityCode, subject: SubjectId) => `/${community}/procedures/${subject}`;
const addressOfDraft = (community: CommunityCode, subject: SubjectId) => `/${community}/procedures/drafts/${subject}`;

/** The version that binds on a day; before the first one binds, the first. */
function inForceOn(versions: readonly Held<ProcedureContent>[], today: Day): Held<ProcedureContent> {
	return versions.findLast(({ content }) => content.from <= today) ?? versions[0]!;
}

async function cardOf(contents: Contents, newest: Held<ProcedureContent>, today: Day): Promise<ProcedureCard> {
	const held = inForceOn(await contents.versions<ProcedureContent>(newest.content.subject), today);
	const { community, subject, name, edition, from, provenance, stages } = held.content;
	return {
		evidence: evidenceOf(held), address: addressOfProcedure(community, subject), name, edition, from, provenance: provenance.kind, stages: stages.map((stage) => stage.name),
		...(newest.content.from > today && newest !== held ? { coming: { edition: newest.content.edition, from: newest.content.from } } : {})
	};
}

async function draftCard(contents: Contents, held: Held<ProcedureDraftContent>, today: Day): Promise<DraftCard> {
	const { community, subject, name, edition, procedure, base } = held.content;
	const road = await roadOf(contents, held, 'procedure-adoption', await contents.versions<ProcedureContent>(procedure), today);
	return { evidence: evidenceOf(held), address: addressOfDraft(community, subject), name, edition, road, amends: base !== undefined };
}

/** Every draft of a community, those that wait first, the newest of each first. */
export async function procedureDrafts(contents: Contents, community: CommunityCode, today: Day): Promise<DraftCard[]> {
	const drafts = await contents.ofType<ProcedureDraftContent>(community, 'procedure-draft');
	const cards = await Promise.all(drafts.map((held) => draftCard(contents, held, today)));
	return cards.sort((a, b) => inOrder(b.road.drafted, a.road.drafted) || b.evidence.seq - a.evidence.seq);
}

/** The procedures of a community, and what is to become of them. */
export const proceduresPage: View<ProceduresPageModel> = async (contents, params, { today }) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code = community.content.community;
	const procedures = await contents.ofType<ProcedureContent>(code, 'procedure');
	const cards = await Promise.all(procedures.map((held) => cardOf(contents, held, today)));
	const drafts = await procedureDrafts(contents, code, today);
	return {
		proof: evidenceOf(community), procedures: cards.sort((a, b) => inOrder(b.from, a.from) || inOrder(a.name, b.name)),
		open: drafts.filter(isOpenRoad), past: drafts.filter((one) => !isOpenRoad(one))
	};
};

/** A version of a procedure with what it changed. */
export interface ProcedureVersion {
	version: number;
	edition: string;
	from: Day;
	seq: number;
	hash: string;
	recordedAt: string;
	/** Whether it binds today, no longer, or not yet. */
	is: 'in-force' | 'past' | 'coming';
	differences: StageDifference[];
	draft?: string;
}

export interface ProcedurePageModel {
	proof: Evidence;
	name: string;
	edition: string;
	from: Day;
	provenance: Provenance;
	kinds?: readonly string[];
	stages: readonly Stage[];
	adoptedBy: { subject: SubjectId; name: string; on: Day; decision?: string }[];
	filed?: string;
	/** Newest first. */
	versions: ProcedureVersion[];
	/** What is to be changed of it. */
	open: DraftCard[];
}

/** One procedure as it binds today: its stages, who adopted it, every version with what it changed. */
export const procedurePage: View<ProcedurePageModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.procedure)) return undefined;
	const versions = await contents.versions<ProcedureContent>(params.procedure);
	if (versions[0]?.content.type !== 'procedure' || versions[0].content.community !== params.community) return undefined;
	const held = inForceOn(versions, today);
	const { community, name, edition, from, provenance, kinds, stages, adoptedBy, filed } = held.content;
	const drafts = await procedureDrafts(contents, community, today);
	const changed = await Promise.all((await contents.ofType<ProcedureDraftContent>(community, 'procedure-draft')).map(({ content }) => content));
	const own = new Set(changed.filter(({ procedure }) => procedure === params.procedure).map(({ subject }) => subject));
	return {
		proof: evidenceOf(held), name, edition, from, provenance, stages, ...(kinds ? { kinds } : {}), ...(filed === undefined ? {} : { filed }),
		adoptedBy: await Promise.all(
			adoptedBy.map(async ({ body, on, resolution }) => ({ subject: body, name: await bodyName(contents, body), on, ...(resolution === undefined ? {} : { decision: resolution }) }))
		),
		versions: versions
			.map((one, index): ProcedureVersion => ({
				version: one.version, edition: one.content.edition, from: one.content.from, seq: one.seq, hash: one.hash, recordedAt: one.recordedAt,
				is: one.content.from > today ? 'coming' : one === held ? 'in-force' : 'past', differences: index === 0 ? [] : differencesOf(versions[index - 1]!.content, one.content),
				...(one.content.draft === undefined ? {} : { draft: addressOfDraft(community, one.content.draft) })
			}))
			.reverse(),
		open: drafts.filter((one) => isOpenRoad(one) && own.has(one.evidence.subject))
	};
};

export interface ProcedureDraftModel {
	proof: Evidence;
	name: string;
	edition: string;
	provenance: Provenance;
	kinds?: readonly string[];
	stages: readonly Stage[];
	road: Road;
	/** What it would change, or has changed; absent for a new procedure. */
	changes?: { name: string; edition: string; address: string; differences: StageDifference[] };
	/** The procedure that it has become. */
	became?: string;
}

/** One draft: what it changes, how far it is, what people say of it. */
export const procedureDraftPage: View<ProcedureDraftModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.draft)) return undefined;
	const held = await contents.bySubject<ProcedureDraftContent>(params.draft);
	if (held?.content.type !== 'procedure-draft' || held.content.community !== params.community) return undefined;
	const { community, name, edition, provenance, kinds, stages, procedure, base } = held.content;
	const { road } = await draftCard(contents, held, today);
	const before = base === undefined ? undefined : ((await contents.byHash(base)) as Held<ProcedureContent> | undefined);
	const address = addressOfProcedure(community, procedure);
	return {
		proof: evidenceOf(held), name, edition, provenance, stages, ...(kinds ? { kinds } : {}), road,
		...(before ? { changes: { name: before.content.name, edition: before.content.edition, address, differences: differencesOf(before.content, held.content) } } : {}),
		...(road.filed ? { became: address } : {})
	};
};
