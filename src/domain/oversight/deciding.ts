import type { SubjectId } from '../basics/id.ts';
import type { PollOpeningContent } from '../ballot/opening.ts';
import type { PollContent } from '../ballot/poll.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import type { DocumentContent, DocumentVersionContent, SuggestionContent, SuggestionListContent } from '../document/document.ts';
import type { EvaluationContent } from '../evaluation/evaluation.ts';
import type { EvaluationOpeningContent } from '../evaluation/opening.ts';
import type { MatterContent, MatterStepContent } from '../procedure/matter.ts';
import type { NeedKind } from '../procedure/procedure.ts';
import { readMatter } from '../procedure/read-matter.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import type { CommitmentContent, ResolutionContent, WorkNoteContent } from '../resolution/resolution.ts';

/** What happens on the way of a matter: meetings, votes, evaluations, resolutions, work. */
export const DECIDING_KINDS = [
	'meeting', 'postponed', 'cancelled', 'minutes', 'voting', 'counted', 'rating', 'rated', 'resolved', 'rescinded', 'proposed', 'withdrawn', 'begun', 'step', 'paper',
	'promised', 'moved', 'worked', 'finished', 'drafted', 'sealed', 'settled', 'dropped', 'suggested', 'weighed', 'listed'
] as const;
export type DecidingKind = (typeof DECIDING_KINDS)[number];

/** What a line means, as far as it is told. */
export interface Deciding {
	kind: DecidingKind;
	/** Whose page shows it. */
	object: SubjectId;
	nth: number;
	/** Followers of any of these hear of it. */
	concerns: (SubjectId | undefined)[];
}

/** What is laid before a matter by something that is told by itself, or with the matter's beginning. */
const TOLD_ITSELF: ReadonlySet<NeedKind> = new Set<NeedKind>([
	'topic-card', 'endorsements', 'poll', 'recusals', 'evaluation', 'resolution', 'notice-posted', 'notice', 'agenda', 'attendance', 'minutes', 'commitments', 'progress', 'completion'
]);

/** A matter with the proposals that it took up: whoever follows either hears of it. */
async function matterAndProposals(contents: Contents, matter: SubjectId | undefined): Promise<(SubjectId | undefined)[]> {
	const held = matter && (await contents.bySubject<MatterContent>(matter));
	return held?.content.type === 'matter' ? [matter, ...held.content.proposals] : [matter];
}

/** The version before this one; undefined for a first one, or where it is not kept. */
async function beforeOf<C extends Held['content']>(contents: Contents, held: Held<C>): Promise<C | undefined> {
	if (held.version === 1) return undefined;
	return (await contents.versions<C>(held.content.subject)).find(({ version }) => version === held.version - 1)?.content;
}

async function ofMeeting(contents: Contents, held: Held<DemocracyDayContent>): Promise<Deciding | undefined> {
	const { subject, parent, day, from, place, status, minutes } = held.content;
	const concerns = [subject, parent];
	if (held.version === 1) return { kind: 'meeting', object: subject, nth: 1, concerns };
	const before = await beforeOf(contents, held);
	if (!before) return undefined;
	if (status === 'called-off') return before.status === 'called-off' ? undefined : { kind: 'cancelled', object: subject, nth: 1, concerns };
	if (minutes?.published && !before.minutes?.published) return { kind: 'minutes', object: subject, nth: 1, concerns };
	return day === before.day && from === before.from && place === before.place ? undefined : { kind: 'postponed', object: subject, nth: held.version, concerns };
}

async function ofCommitment(contents: Contents, held: Held<CommitmentContent>): Promise<Deciding | undefined> {
	const { subject, parent, body, done, due } = held.content;
	const concerns = [subject, body, ...(await matterAndProposals(contents, parent))];
	if (held.version === 1) return { kind: 'promised', object: subject, nth: 1, concerns };
	const before = await beforeOf(contents, held);
	if (done !== undefined && before?.done === undefined) return { kind: 'finished', object: subject, nth: held.version, concerns };
	return before && due !== before.due ? { kind: 'moved', object: subject, nth: held.version, concerns } : undefined;
}

type TextContent = DocumentContent | DocumentVersionContent | SuggestionContent | SuggestionListContent;

/** What is written together: begun, sealed version by version, suggested on, decided, listed. Who follows the text or what it belongs to hears of it. */
async function ofText(contents: Contents, held: Held<TextContent>): Promise<Deciding | undefined> {
	const { content } = held;
	const text = content.type === 'document' ? content : content.parent && (await contents.bySubject<DocumentContent>(content.parent))?.content;
	if (!text || text.type !== 'document') return undefined;
	const document = text.subject;
	const concerns = [document, text.body, ...(await matterAndProposals(contents, text.parent))];
	switch (content.type) {
		case 'document':
			if (held.version === 1) return { kind: 'drafted', object: document, nth: 1, concerns };
			return content.dropped && { kind: 'dropped', object: document, nth: 1, concerns };
		case 'document-version':
			return { kind: content.final ? 'settled' : 'sealed', object: document, nth: content.no, concerns };
		case 'suggestion': {
			if (held.version === 1) return { kind: 'suggested', object: content.subject, nth: 1, concerns: [document] };
			return content.decided && !(await beforeOf(contents, held as Held<SuggestionContent>))?.decided ? { kind: 'weighed', object: content.subject, nth: 1, concerns: [content.subject] } : undefined;
		}
		case 'suggestion-list':
			return { kind: 'listed', object: document, nth: content.no, concerns: [document] };
	}
}

/** What a line of the record means to those who follow what is decided; undefined where it is told otherwise or means nothing. */
export async function decidingOf(contents: Contents, held: Held): Promise<Deciding | undefined> {
	const { content, version } = held;
	switch (content.type) {
		case 'democracy-day':
			return ofMeeting(contents, held as Held<DemocracyDayContent>);
		case 'poll-opening': {
			const { subject, parent, body } = content as PollOpeningContent;
			return { kind: 'voting', object: subject, nth: 1, concerns: [subject, body, ...(await matterAndProposals(contents, parent))] };
		}
		case 'poll': {
			const { subject, opening, parent, body } = content as PollContent;
			return { kind: 'counted', object: opening ?? subject, nth: 1, concerns: [subject, opening, body, ...(await matterAndProposals(contents, parent))] };
		}
		case 'evaluation-opening': {
			const { subject, parent, body } = content as EvaluationOpeningContent;
			return { kind: 'rating', object: subject, nth: 1, concerns: [subject, body, ...(await matterAndProposals(contents, parent))] };
		}
		case 'evaluation':
		case 'appraisal': {
			const { opening, parent } = content as EvaluationContent;
			return opening && { kind: 'rated', object: opening, nth: 1, concerns: [opening, ...(await matterAndProposals(contents, parent))] };
		}
		case 'resolution': {
			const { subject, parent, body, rescinded } = content as ResolutionContent;
			const concerns = [subject, body, ...(await matterAndProposals(contents, parent))];
			return version === 1 ? { kind: 'resolved', object: subject, nth: 1, concerns } : rescinded && { kind: 'rescinded', object: subject, nth: 1, concerns };
		}
		case 'proposal': {
			const { subject, body, withdrawn } = content as ProposalContent;
			if (version === 1) return { kind: 'proposed', object: subject, nth: 1, concerns: [subject, body] };
			return withdrawn && { kind: 'withdrawn', object: subject, nth: 1, concerns: [subject, body] };
		}
		case 'matter': {
			const { subject, parent, proposals } = content as MatterContent;
			return version === 1 ? { kind: 'begun', object: subject, nth: 1, concerns: [subject, parent, ...proposals] } : undefined;
		}
		case 'matter-step': {
			const { parent, no, event } = content as MatterStepContent;
			if (!parent || event.kind === 'told' || (event.kind === 'laid' && TOLD_ITSELF.has(event.what))) return undefined;
			return { kind: event.kind === 'laid' ? 'paper' : 'step', object: parent, nth: no, concerns: await matterAndProposals(contents, parent) };
		}
		case 'commitment':
			return ofCommitment(contents, held as Held<CommitmentContent>);
		case 'work-note': {
			const { parent } = content as WorkNoteContent;
			const commitment = parent && (await contents.bySubject<CommitmentContent>(parent));
			if (!commitment || commitment.content.type !== 'commitment') return undefined;
			const { body, parent: matter } = commitment.content;
			return { kind: 'worked', object: commitment.content.subject, nth: held.seq + 1, concerns: [parent, body, ...(await matterAndProposals(contents, matter))] };
		}
		case 'document':
		case 'document-version':
		case 'suggestion':
		case 'suggestion-list':
			return ofText(contents, held as Held<TextContent>);
		default:
			return undefined;
	}
}

/** Where a step brought a matter, or what was laid before it. */
export type Step = { stage: string } | { closed: true } | { what: NeedKind };

/** Where a step brought a matter, in the words of its procedure; `closed` at the end. What was laid, by its kind. */
export async function stepOf(contents: Contents, matter: SubjectId, no: number): Promise<Step | undefined> {
	const held = await contents.bySubject<MatterContent>(matter);
	if (held?.content.type !== 'matter') return undefined;
	const { steps, procedure } = await readMatter(contents, held);
	const event = steps.find(({ content }) => content.no === no)?.content.event;
	if (!event || event.kind === 'told') return undefined;
	if (event.kind === 'laid') return { what: event.what };
	return event.to === 'closed' ? { closed: true } : { stage: procedure?.content.stages.find(({ key }) => key === event.to)?.name ?? event.to };
}
