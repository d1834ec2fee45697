import type { Day } from '../basics/day.ts';
import { inOrder } from '../basics/order.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import { outcomeOf, type PollContent } from '../ballot/poll.ts';
import { communityOf } from '../community/in-force.ts';
import type { BodyContent, PlaceContent } from '../community/community.ts';
import { addressOf } from '../content/addresses.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { slipsOf, type PaperSlipCard } from '../content/paper-slip.ts';
import { beforeOf, evidenceOf, pageOf, type Evidence, type View } from '../content/view.ts';
import type { ConsultationContent, OpinionContent, RiskAssessmentContent } from '../deliberation/opinion.ts';
import { resultsOf, type EvaluationContent } from '../evaluation/evaluation.ts';
import type { Decided } from '../procedure/decision.ts';
import { reportState, type ReportAnswerContent, type ReportNoticeContent, type ReportState } from '../procedure/direct-report.ts';
import { daysOver, dueOf, presentStay } from '../procedure/engine.ts';
import type { MatterContent, MatterStepContent, Stay } from '../procedure/matter.ts';
import { stageOf, type Provenance } from '../procedure/procedure.ts';
import { holderOf, readMatter } from '../procedure/read-matter.ts';
import { collectingState, endorsementsOf, type CollectingState, type ProposalContent } from '../proposal/proposal.ts';
import { OR_REPRESENTATIVES } from '../proposal/standing.ts';
import { commitmentState, type CommitmentContent, type CommitmentState, type ResolutionContent } from '../resolution/resolution.ts';
import { askedFor, askedIn, type Asked } from './asked-view.ts';
import { documentsOn, type DocumentCard } from './document-view.ts';
import { comingOf, eventsOf, placed, type Coming, type MatterEvent } from './matter-events.ts';
import { photosOf, type MatterPhoto } from './matter-photos.ts';
import { happenedIn, nextWays, type Happened, type NextWay } from './matter-timeline.ts';

export interface Named {
	subject: SubjectId;
	name: string;
}

async function bodyNamed(contents: Contents, subject: SubjectId): Promise<Named> {
	const held = await contents.bySubject<BodyContent>(subject);
	return { subject, name: held?.content.type === 'body' ? held.content.name : '' };
}

/** A stay in a stage as the page tells it. */
export interface StayRow {
	/** The stage's key. */
	key: string;
	/** The stage's name by its procedure, or its key where the procedure is not kept here. */
	stage: string;
	body: Named;
	from: Day;
	until?: Day;
	/** The last day of the stage, and how many days it is or was over it. */
	due?: Day;
	daysOver: number;
	note?: string;
	refs: Reference[];
	/** What happened in it, in order; empty for what a file tells. */
	happened: Happened[];
	/** What else belongs to the matter and happened at that time. */
	events: MatterEvent[];
}

/** Something that a stay speaks of and that has a page of its own. */
export interface Reference {
	kind: 'disclosure' | 'question' | 'poll';
	subject: SubjectId;
	title: string;
}

export interface MatterCard {
	evidence: Evidence;
	number: string;
	title: string;
	kind: string;
	body: Named;
	/** The stage it is in, since when, and how late; absent when it is closed. */
	now?: StayRow;
	closed?: Day;
	collecting?: { count: number; needed?: number; state: CollectingState };
}

async function references(contents: Contents, refs: readonly SubjectId[] | undefined): Promise<Reference[]> {
	const found: Reference[] = [];
	for (const subject of refs ?? []) {
		const content = (await contents.bySubject<Content & { title?: string; number?: string }>(subject))?.content;
		if (content?.type === 'disclosure' || content?.type === 'poll') found.push({ kind: content.type, subject, title: content.title ?? '' });
		else if (content?.type === 'question') found.push({ kind: 'question', subject, title: content.number ?? '' });
	}
	return found;
}

/** Everything about where a matter stands. */
async function standing(contents: Contents, held: Held<MatterContent>, today: Day) {
	const read = await readMatter(contents, held);
	const { steps, procedure, ground, live } = read;
	const bodies = live ? (await contents.ofType<BodyContent>(held.content.community, 'body')).map(({ content }) => content) : [];
	const row = async (stay: Stay, step: Held<MatterStepContent> | undefined): Promise<StayRow> => {
		const due = procedure && dueOf(procedure.content, stay, ground.holidays);
		const stage = procedure && stageOf(procedure.content, stay.stage);
		const holder = live ? holderOf(stage, held.content, bodies) : step?.content.body;
		return {
			key: stay.stage, stage: stage?.name ?? stay.stage,
			body: holder === undefined ? { subject: held.content.subject, name: '' } : await bodyNamed(contents, holder),
			from: stay.from, daysOver: procedure ? daysOver(procedure.content, stay, ground.holidays, today) : 0,
			...(stay.until === undefined ? {} : { until: stay.until }), ...(due === undefined ? {} : { due }),
			...(step?.content.note === undefined ? {} : { note: step.content.note }), refs: await references(contents, step?.content.refs), happened: [], events: []
		};
	};
	const stepOf = (stay: Stay) => steps.find(({ content: { event } }) => event.kind === 'told' && event.stage === stay.stage && event.from === stay.from);
	return { ...read, row: (stay: Stay) => row(stay, stepOf(stay)) };
}

async function collectingOf(contents: Contents, proposal: Held<ProposalContent> | undefined, today: Day): Promise<{ count: number; needed?: number; state: CollectingState } | undefined> {
	if (!proposal) return undefined;
	const endorsements = await endorsementsOf(contents, proposal.content.subject);
	const needed = proposal.content.endorsementsNeeded;
	if (endorsements.length === 0 && needed === undefined) return undefined;
	const state = collectingState(proposal.content, endorsements, { orRepresentatives: OR_REPRESENTATIVES }, today);
	return { count: endorsements.length, state, ...(needed === undefined ? {} : { needed }) };
}

/** The proposals of a matter: those it was made from here, or those that a file tells below it. */
async function proposalsOf(contents: Contents, { subject, proposals }: MatterContent): Promise<Held<ProposalContent>[]> {
	const below = await contents.ofParent<ProposalContent>(subject, 'proposal');
	const named = await Promise.all(proposals.filter((one) => below.every(({ content }) => content.subject !== one)).map((one) => contents.bySubject<ProposalContent>(one)));
	return [...below, ...named.filter((one) => one !== undefined)];
}

async function matterCard(contents: Contents, held: Held<MatterContent>, today: Day): Promise<MatterCard> {
	const { number, title, kind, parent } = held.content;
	const { state, row } = await standing(contents, held, today);
	const stay = presentStay(state);
	const collecting = stay && state.stays.length === 1 ? await collectingOf(contents, (await proposalsOf(contents, held.content))[0], today) : undefined;
	return {
		evidence: evidenceOf(held), number, title, kind, body: await bodyNamed(contents, parent!),
		...(stay ? { now: await row(stay) } : {}), ...(state.closed ? { closed: state.closed.on } : {}), ...(collecting ? { collecting } : {})
	};
}

/** The matters of a community that are on their way, the one that has waited longest in its stage before the others. */
const onTheirWay = (cards: readonly MatterCard[]): MatterCard[] => cards.filter(({ now }) => now !== undefined).sort((a, b) => inOrder(a.now!.from, b.now!.from));

/** The same for a page about other things: of the newest matters, so many at most. */
export async function mattersOnTheirWay(contents: Contents, code: CommunityCode, today: Day, most: number): Promise<MatterCard[]> {
	const newest = await contents.ofType<MatterContent>(code, 'matter', { limit: ON_A_PAGE });
	return onTheirWay(await Promise.all(newest.map((held) => matterCard(contents, held, today)))).slice(0, most);
}

export interface MattersPageModel {
	proof: Evidence;
	open: MatterCard[];
	closed: MatterCard[];
	/** Votes and evaluations that run or are announced, proposals that collect, and how much there is of what a matter meets. */
	asked: Asked[];
	counts: { proposals: number; documents: number; democracyDays: number; polls: number; evaluations: number; resolutions: number; work: number };
	total: number;
	next?: number;
	older: boolean;
}

const ON_A_PAGE = 30;

/** How much there is of everything that a matter meets on its way; polls and evaluations by their results and those that have none yet. */
async function countsOf(contents: Contents, code: CommunityCode): Promise<MattersPageModel['counts']> {
	const of = async (type: string) => contents.count(code, type);
	return {
		proposals: await of('proposal'), documents: await of('document'), democracyDays: await of('democracy-day'), polls: await of('poll'), evaluations: (await of('evaluation')) + (await of('appraisal')),
		resolutions: await of('resolution'), work: await of('commitment')
	};
}

/** The matters of a community: those on their way first, the one that has waited longest in its stage before the others. */
export const mattersPage: View<MattersPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code: CommunityCode = community.content.community;
	const before = beforeOf(params);
	const page = await pageOf<MatterContent>(contents, code, 'matter', ON_A_PAGE, before);
	const cards = await Promise.all(page.items.map((held) => matterCard(contents, held, when.today)));
	const open = onTheirWay(cards);
	const [asked, counts] = [before === undefined ? await askedIn(contents, code, when) : [], await countsOf(contents, code)];
	return {
		proof: evidenceOf(community), asked, counts, open, closed: cards.filter(({ now }) => now === undefined), total: await contents.count(code, 'matter'),
		...(page.next === undefined ? {} : { next: page.next }), older: before !== undefined
	};
};

export interface ProposalRow {
	evidence: Evidence;
	text: string;
	by: string;
	channel: string;
	enteredBy?: string;
	raised: Day;
	note?: string;
	tags: string[];
	until?: Day;
	collecting?: { count: number; needed?: number; state: CollectingState };
}

async function reportsOn(contents: Contents, matter: SubjectId, today: Day): Promise<MatterPageModel['reports']> {
	const notices = await contents.ofParent<ReportNoticeContent>(matter, 'report-notice');
	const rows = await Promise.all(
		notices.map(async ({ content: { subject, number, on, due } }) => {
			const answer = (await contents.ofParent<ReportAnswerContent>(subject, 'report-answer'))[0]?.content;
			return { number, on, due, state: reportState({ due }, answer?.answered, today), ...(answer ? { answer: { on: answer.answered, text: answer.text } } : {}) };
		})
	);
	return rows.reverse();
}

export interface MatterPageModel extends MatterCard {
	proof: Evidence;
	/** What residents reported directly to the overseers: that they did, and what those say. Newest first. */
	reports: { number: string; on: Day; due: Day; state: ReportState; answer?: { on: Day; text: string } }[];
	procedure?: { address: string; name: string; edition: string; provenance: Provenance };
	/** Where it is about: the place it names, else that of its first proposal. */
	place?: { subject: SubjectId; name: string };
	proposals: ProposalRow[];
	stays: StayRow[];
	/** Events after it was closed: what was promised goes on. */
	after: MatterEvent[];
	/** What has a day ahead. */
	coming: Coming[];
	/** The place of its stage in the procedure, counted from 1. */
	step?: { no: number; of: number };
	/** How it may go on from here, and what is missing for that; empty for what a file tells. */
	ways: NextWay[];
	/** Names of the stages that lie ahead, in their order. */
	ahead: string[];
	consultations: (Omit<ConsultationContent, keyof Content | 'body'> & { evidence: Evidence })[];
	opinions: (Omit<OpinionContent, keyof Content> & { evidence: Evidence })[];
	risks: (Omit<RiskAssessmentContent, keyof Content | 'body'> & { evidence: Evidence })[];
	polls: { evidence: Evidence; title: string; on: Day; decided: Decided }[];
	/** What was handed in on paper. */
	slips: PaperSlipCard[];
	resolutions: (Omit<ResolutionContent, keyof Content | 'body'> & { evidence: Evidence })[];
	commitments: (Omit<CommitmentContent, keyof Content | 'body'> & { evidence: Evidence; state: CommitmentState })[];
	/** Photographs of the work and of what was proposed, newest first. */
	photos: MatterPhoto[];
	/** Polls and evaluations that run or are announced. */
	asked: Asked[];
	/** Texts that are or were written for it, and for what was proposed. */
	texts: DocumentCard[];
	/** With the page of the form where it was held here. */
	evaluations: { evidence: Evidence; opening?: SubjectId; title: string; on: Day; issued: number; returned: number; results: ReturnType<typeof resultsOf>; rows: EvaluationContent['rows']; pass: number; complaints: string[] }[];
}

/** The place that a matter names, else that of the first proposal it came from. */
async function placeOf(contents: Contents, { place, proposals }: Pick<MatterContent, 'place' | 'proposals'>): Promise<MatterPageModel['place']> {
	const at = place ?? (proposals[0] && (await contents.bySubject<ProposalContent>(proposals[0]))?.content.place);
	const found = at && (await contents.bySubject<PlaceContent>(at))?.content;
	return found?.type === 'place' ? { subject: found.subject, name: found.name } : undefined;
}

/** One matter as one line: who held it from when to when, what is next, and everything that was said, decided, promised and judged. */
export const matterPage: View<MatterPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.matter)) return undefined;
	const held = await contents.bySubject<MatterContent>(params.matter);
	if (!held || held.content.type !== 'matter' || held.content.community !== params.community) return undefined;
	const matter = held.content.subject;
	const stand = await standing(contents, held, when.today);
	const { procedure, state, row, live } = stand;
	const happened = live ? await happenedIn(contents, stand) : [];
	const of = async <C extends Content>(type: C['type']) => (await contents.ofParent<C>(matter, type)).map((one) => ({ ...one.content, evidence: evidenceOf(one) }));
	const last = state.stays.at(-1);
	const position = procedure && last ? procedure.content.stages.findIndex(({ key }) => key === last.stage) : -1;
	const proposals = await Promise.all(
		(await proposalsOf(contents, held.content)).map(async (one): Promise<ProposalRow> => {
			const { text, by, channel, enteredBy, raised, note, tags, collectUntil } = one.content;
			const collecting = await collectingOf(contents, one, when.today);
			return {
				evidence: evidenceOf(one), text, by, channel, raised, tags: tags ?? [], ...(enteredBy === undefined ? {} : { enteredBy }), ...(note === undefined ? {} : { note }),
				...(collectUntil === undefined ? {} : { until: collectUntil }), ...(collecting ? { collecting } : {})
			};
		})
	);
	const place = await placeOf(contents, held.content);
	const whole = {
		proof: evidenceOf(held), ...(place ? { place } : {}), photos: await photosOf(contents, held.content),
		...(await matterCard(contents, held, when.today)), reports: await reportsOn(contents, held.content.subject, when.today),
		...(procedure ? { procedure: { address: addressOf(procedure.content)!, name: procedure.content.name, edition: held.content.procedure.edition, provenance: procedure.content.provenance } } : {}),
		proposals,
		stays: (await Promise.all(state.stays.map(row))).map((stay, index) => ({ ...stay, happened: happened[index] ?? [] })),
		ways: live && procedure && !state.closed ? nextWays(procedure.content, stand) : [],
		ahead: state.closed || position < 0 ? [] : procedure!.content.stages.slice(position + 1).map(({ name }) => name),
		consultations: await of<ConsultationContent>('consultation'),
		opinions: await of<OpinionContent>('opinion'),
		risks: await of<RiskAssessmentContent>('risk-assessment'),
		polls: (await contents.ofParent<PollContent>(matter, 'poll')).map((one) => ({ evidence: evidenceOf(one), title: one.content.title, on: one.content.on, decided: outcomeOf(one.content) })),
		asked: await askedFor(contents, matter, when),
		texts: (await Promise.all([matter, ...held.content.proposals].map((one) => documentsOn(contents, one, when.today)))).flat(),
		slips: await slipsOf(contents, matter),
		resolutions: await of<ResolutionContent>('resolution'),
		commitments: (await of<CommitmentContent>('commitment')).map((one) => ({ ...one, state: commitmentState(one, when.today) })),
		evaluations: (await contents.ofParent<EvaluationContent>(matter, 'evaluation')).map((one) => {
			const { title, on, issued, returned, rows, pass, complaints, opening } = one.content;
			return { evidence: evidenceOf(one), ...(opening === undefined ? {} : { opening }), title, on, issued, returned, rows, pass, results: resultsOf(one.content), complaints: complaints ?? [] };
		})
	};
	return { ...whole, ...placed(whole.stays, eventsOf(whole), live, whole.closed), coming: comingOf(whole, when.today), ...(whole.now && position >= 0 ? { step: { no: position + 1, of: procedure!.content.stages.length } } : {}) };
};
