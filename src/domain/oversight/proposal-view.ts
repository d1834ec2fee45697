import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import type { BodyContent, PlaceContent } from '../community/community.ts';
import { communityOf, rulesFor } from '../community/in-force.ts';
import { MATTER_KINDS, type MatterKind } from '../community/matter.ts';
import { proposalRules, type ProposalRules } from '../community/rule-set.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { Photo } from '../content/photo.ts';
import { beforeOf, evidenceOf, pageOf, type Evidence, type View } from '../content/view.ts';
import { resultsOf, type EvaluationContent } from '../evaluation/evaluation.ts';
import { presentStay } from '../procedure/engine.ts';
import type { MatterContent } from '../procedure/matter.ts';
import { stageOf, type Outcome } from '../procedure/procedure.ts';
import { readMatter } from '../procedure/read-matter.ts';
import { endorsementsNeeded, endorsementsOf, type ProposalContent, type Raiser } from '../proposal/proposal.ts';
import { similarTo } from '../proposal/similar.ts';
import { standingOf, type ProposalStanding } from '../proposal/standing.ts';
import { documentsOn, type DocumentCard } from './document-view.ts';

/** The matter that took a proposal up, and what became of it. */
export interface TakenUp {
	subject: SubjectId;
	number: string;
	title: string;
	/** The stage it is in; absent when it ended. */
	stage?: string;
	ended?: { on: Day; outcome: Outcome; reason?: string };
	/** Why it went before others. */
	ahead?: string;
}

export interface ProposalCard {
	evidence: Evidence;
	number?: string;
	title: string;
	text: string;
	raised: Day;
	/** Masked or by office; absent for residents who raised it here, of whom the record has a pseudonym. */
	by?: string;
	raiser?: Raiser;
	kind?: string;
	standing: ProposalStanding;
	matter?: TakenUp;
	/** How many stand behind it, of how many that are asked for. */
	count: number;
	representatives: number;
	needed?: number;
	orRepresentatives?: number;
	until?: Day;
}

interface Around {
	matters: Map<SubjectId, Held<MatterContent>>;
	rules: Parameters<typeof standingOf>[3];
}

async function aroundOf(contents: Contents, community: CommunityCode, today: Day): Promise<Around & { asked: ProposalRules }> {
	const own = await communityOf(contents, community);
	const { rules } = await rulesFor(contents, own?.content, today);
	const asked = proposalRules(rules);
	const matters = await contents.ofType<MatterContent>(community, 'matter');
	return { matters: new Map(matters.flatMap((held) => held.content.proposals.map((one) => [one, held] as const))), rules: { open: asked.open, holidays: rules.holidays }, asked };
}

async function takenUp(contents: Contents, held: Held<MatterContent>): Promise<TakenUp & { first: boolean }> {
	const { state, procedure } = await readMatter(contents, held);
	const stay = presentStay(state);
	const { subject, number, title, ahead } = held.content;
	const stage = stay && ((procedure && stageOf(procedure.content, stay.stage)?.name) ?? stay.stage);
	return {
		subject, number, title, first: stay !== undefined && state.stays.length === 1, ...(stage === undefined ? {} : { stage }), ...(ahead === undefined ? {} : { ahead }),
		...(state.closed ? { ended: state.closed } : {})
	};
}

async function cardOf(contents: Contents, held: Held<ProposalContent>, { matters, rules }: Around, today: Day): Promise<ProposalCard> {
	const { subject, number, title, text, raised, by, raiser, kind, endorsementsNeeded: needed, orRepresentatives, collectUntil } = held.content;
	const matter = matters.get(subject);
	const taken = matter && (await takenUp(contents, matter));
	const endorsements = await endorsementsOf(contents, subject);
	// A file opens its matters while endorsements are still collected.
	const collects = taken?.first === true && number === undefined && needed !== undefined;
	const pseudonym = raiser === 'resident' || raiser === 'representative';
	const { first: _first, ...rest } = taken ?? { first: false };
	return {
		evidence: evidenceOf(held), title, text, raised, standing: standingOf(held.content, endorsements, taken !== undefined && !collects, rules, today),
		count: endorsements.length, representatives: endorsements.filter(({ representative }) => representative).length,
		...(number === undefined ? {} : { number }), ...(pseudonym ? {} : { by }), ...(raiser === undefined ? {} : { raiser }), ...(kind === undefined ? {} : { kind }),
		...(taken ? { matter: rest as TakenUp } : {}), ...(needed === undefined ? {} : { needed }), ...(orRepresentatives === undefined ? {} : { orRepresentatives }),
		...(collectUntil === undefined ? {} : { until: collectUntil })
	};
}

/** By day and then by number: what has waited longest stands first. */
const oldestFirst = (day: (card: ProposalCard) => Day) => (a: ProposalCard, b: ProposalCard) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.evidence.seq - b.evidence.seq);

export interface ProposalsPageModel {
	proof: Evidence;
	/** Waiting to be put on their way, collecting, taken up and on their way, and what came to nothing: refused, sent elsewhere, not enough, taken back. */
	waiting: ProposalCard[];
	collecting: ProposalCard[];
	going: ProposalCard[];
	past: ProposalCard[];
	total: number;
	next?: number;
	older: boolean;
}

const ON_A_PAGE = 60;

/** The proposals of a community, whatever became of them: nothing that was refused or never discussed goes from the list. Oldest first. */
export const proposalsPage: View<ProposalsPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code: CommunityCode = community.content.community;
	const before = beforeOf(params);
	const page = await pageOf<ProposalContent>(contents, code, 'proposal', ON_A_PAGE, before);
	const around = await aroundOf(contents, code, when.today);
	const cards = await Promise.all(page.items.map((held) => cardOf(contents, held, around, when.today)));
	const sorted = (state: ProposalStanding['state'], day = (card: ProposalCard) => card.raised) => cards.filter(({ standing }) => standing.state === state).sort(oldestFirst(day));
	const taken = sorted('taken');
	const closed = taken.filter(({ matter }) => matter?.ended);
	return {
		proof: evidenceOf(community),
		waiting: sorted('waits', ({ standing, raised }) => (standing.state === 'waits' ? standing.since : raised)),
		collecting: sorted('collecting'), going: taken.filter(({ matter }) => !matter?.ended),
		past: [...closed, ...sorted('ended'), ...sorted('withdrawn')].sort(oldestFirst(({ raised }) => raised)),
		total: await contents.count(code, 'proposal'), older: before !== undefined, ...(page.next === undefined ? {} : { next: page.next })
	};
};

export interface ProposalPageModel extends ProposalCard {
	proof: Evidence;
	body: { subject: SubjectId; name: string };
	place?: { subject: SubjectId; name: string };
	channel: string;
	enteredBy?: string;
	claimed?: Day;
	tags: string[];
	note?: string;
	photo?: Photo;
	/** What those who were asked said of what came of it, oldest first. */
	judged: { opening?: SubjectId; title: string; on: Day; pass: number; results: ReturnType<typeof resultsOf> }[];
	/** How the endorsements came in: of each channel, how many. */
	channels: { channel: string; count: number }[];
	/** Texts that are or were written for it. */
	texts: DocumentCard[];
	/** Whether one can stand behind it here and now. */
	open: boolean;
}

/** One proposal: what it says, who stands behind it, what became of it. */
export const proposalPage: View<ProposalPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.proposal)) return undefined;
	const held = await contents.bySubject<ProposalContent>(params.proposal);
	if (held?.content.type !== 'proposal' || held.content.community !== params.community) return undefined;
	const card = await cardOf(contents, held, await aroundOf(contents, held.content.community, when.today), when.today);
	const { body, place, channel, enteredBy, claimed, tags, note, photo } = held.content;
	const named = async (subject: SubjectId) => ({ subject, name: (await contents.bySubject<BodyContent | PlaceContent>(subject))?.content.name ?? '' });
	const judged = (card.matter ? await contents.ofParent<EvaluationContent>(card.matter.subject, 'evaluation') : []).map(({ content }) => {
		const { opening, title, on, pass } = content;
		return { title, on, pass, results: resultsOf(content), ...(opening === undefined ? {} : { opening }) };
	});
	const counts = new Map<string, number>();
	for (const { channel } of await endorsementsOf(contents, held.content.subject)) counts.set(channel, (counts.get(channel) ?? 0) + 1);
	return {
		...card, proof: card.evidence, judged, texts: await documentsOn(contents, held.content.subject, when.today), body: await named(body), channel, tags: tags ?? [], channels: [...counts].map(([one, count]) => ({ channel: one, count })),
		open: card.number !== undefined && card.standing.state === 'collecting', ...(place === undefined ? {} : { place: await named(place) }),
		...(enteredBy === undefined ? {} : { enteredBy }), ...(claimed === undefined ? {} : { claimed }), ...(note === undefined ? {} : { note }), ...(photo ? { photo } : {})
	};
};

export interface NewProposalModel {
	proof: Evidence;
	/** The title as typed in the first step; empty before it. */
	title: string;
	similar: ProposalCard[];
	kinds: readonly MatterKind[];
	places: { subject: SubjectId; name: string }[];
	needed: number;
	orRepresentatives: number;
	days: number;
}

/** Raising a proposal in two steps, by plain addresses: say it in one line, see what is like it already, then the form. The same without network. */
export const newProposalPage: View<NewProposalModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community || community.content.kind === 'city') return undefined;
	const code: CommunityCode = community.content.community;
	const title = (params.title ?? '').trim();
	const { asked, ...around } = await aroundOf(contents, code, when.today);
	const all = title === '' ? [] : (await contents.ofType<ProposalContent>(code, 'proposal')).map((held) => ({ held, title: held.content.title, text: held.content.text }));
	const similar = await Promise.all(similarTo(title, all).map(({ held }) => cardOf(contents, held, around, when.today)));
	const places = (await contents.ofType<PlaceContent>(code, 'place')).map(({ content }) => content).filter(({ kind, until }) => kind !== 'cell' && (until === undefined || when.today < until));
	return {
		proof: evidenceOf(community), title, similar, kinds: MATTER_KINDS, places: places.map(({ subject, name }) => ({ subject, name })),
		needed: endorsementsNeeded(community.content.figures?.adults ?? 0, asked), orRepresentatives: asked.orRepresentatives, days: asked.collect.days
	};
};
