import type { RecusalContent } from '#domain/ballot/opening.ts';
import type { Day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { CommentContent, HeldCommentContent } from '#domain/comment/comment.ts';
import type { ModerationNoteContent } from '#domain/comment/moderation.ts';
import type { ElectorateAppealContent, RegistrationContent } from '#domain/community/electorate.ts';
import type { Content } from '#domain/content/content.ts';
import { ERASED_TEXT, withoutWords } from '#domain/content/erasure.ts';
import type { TopicContent } from '#domain/democracy-day/topic.ts';
import type { SuggestionContent } from '#domain/document/document.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import type { DirectReportContent } from '#domain/procedure/direct-report.ts';
import { OR_REPRESENTATIVES } from '#domain/proposal/standing.ts';
import { collectingState, endorsementsOf, type EndorsementContent, type ProposalContent } from '#domain/proposal/proposal.ts';
import type { Records } from '#records/records.ts';
import type { Written } from '#records/rights.ts';
import { mattersByProposal } from '../proposal/at-hand.ts';

/** How what somebody wrote is taken out of a content of one type. */
interface Redaction<C extends Content = never> {
	/** What stays of it. */
	left(content: C, asked: Day, records: Records): Content | Promise<Content>;
	/** Whether it may go now; what is said under an office must stay, what is not decided must stay until it is. Absent: at any time. */
	mayGo?(content: C, records: Records, today: Day): boolean | Promise<boolean>;
}

/** Texts that are replaced, and what else says something of their maker: who was with them, and why somebody wrote for them. */
const words = <C extends Content>(texts: readonly (keyof C)[], gone: readonly (keyof C)[], mayGo?: Redaction<C>['mayGo']): Redaction<C> => ({
	left: (content, asked) => withoutWords(content, asked, texts, gone), ...(mayGo ? { mayGo } : {})
});

/** Decided about, whether upheld or rejected: until then the office needs to know who asked. */
const isDecided = async ({ subject }: Content, records: Records): Promise<boolean> => (await records.rolls.decisionOf(subject)) !== undefined;

async function isTakenUp(records: Records, { community, subject }: Content): Promise<boolean> {
	return (await mattersByProposal(records.contents, community)).has(subject);
}

/** While endorsements are collected it is noted who has endorsed, so that everybody counts once. */
async function isCounted({ parent }: EndorsementContent, records: Records, today: Day): Promise<boolean> {
	const proposal = parent && (await records.contents.bySubject<ProposalContent>(parent))?.content;
	if (!proposal || proposal.withdrawn || (await isTakenUp(records, proposal))) return true;
	const all = await endorsementsOf(records.contents, proposal.subject);
	return collectingState(proposal, all, { orRepresentatives: proposal.orRepresentatives ?? OR_REPRESENTATIVES }, today).state !== 'collecting';
}

/** A proposal without words can be endorsed by nobody: unless a matter has taken it up, it is withdrawn with them. */
const proposal: Redaction<ProposalContent> = {
	async left(content, asked, records) {
		const left = withoutWords(content, asked, ['title', 'text'], ['claimed', 'tags', 'note', 'photo', 'assisted']);
		return left.withdrawn || (await isTakenUp(records, content)) ? left : { ...left, withdrawn: { on: asked, reason: ERASED_TEXT } };
	},
	mayGo: ({ raiser }) => raiser === undefined || raiser === 'resident' || raiser === 'representative'
};

const comment: Redaction<CommentContent | HeldCommentContent> = words(['text'], ['claimed', 'paper', 'assisted'], ({ by }) => by === undefined);

/** By type. What is not here is of an office, a vote or a roll, and must stay. */
const REDACTIONS: Readonly<Record<string, Redaction>> = {
	comment,
	'direct-report': words<DirectReportContent>(['text'], ['claimed']),
	'electorate-appeal': words<ElectorateAppealContent>(['text'], ['claimed', 'assisted'], isDecided),
	endorsement: words<EndorsementContent>([], ['claimed', 'assisted'], isCounted),
	'held-comment': comment,
	'moderation-note': words<ModerationNoteContent>(['text'], []),
	proposal,
	question: words<QuestionContent>(['text'], ['claimed', 'paper', 'assisted', 'satisfaction']),
	recusal: words<RecusalContent>(['reason'], [], ({ by }) => by === undefined),
	registration: words<RegistrationContent>(['text'], ['claimed', 'since', 'assisted'], isDecided),
	// Until it is decided the drafters need its words; what they adopted is part of the text, and everybody's.
	suggestion: words<SuggestionContent>(['text', 'reason'], ['claimed', 'assisted'], ({ by, decided, withdrawn }) => by.startsWith('p-') && (decided ?? withdrawn) !== undefined),
	topic: words<TopicContent>(['text'], ['claimed', 'assisted'])
};

/** What stays of a content, and whether it may be asked for. */
export interface Erasable {
	written: Written;
	mayGo: boolean;
	left(asked: Day): Promise<Content>;
}

/** A content with words of its maker in it; undefined where there are none to erase, or none any more. */
async function erasable(records: Records, subject: string, today: Day): Promise<Erasable | undefined> {
	const written = await records.rights.written(subject);
	const redaction = written && REDACTIONS[written.held.content.type];
	if (!written || !redaction || written.held.content.erased) return undefined;
	const content = written.held.content as never;
	return { written, mayGo: (await redaction.mayGo?.(content, records, today)) ?? true, left: async (asked) => redaction.left(content, asked, records) };
}

/**
 * All that goes when somebody has a subject of theirs erased. A comment that waited for review lies there twice, as it arrived and as it is shown;
 * a report and an appeal have their words in a note of their own.
 */
export async function wordsOf(records: Records, subject: string, today: Day): Promise<Erasable[]> {
	const own = await records.rights.written(subject);
	if (!own) return [];
	const { type, held } = own.held.content as CommentContent;
	const twin = type === 'comment' ? held : (type as string) === 'held-comment' ? await records.comments.shownAs(subject) : undefined;
	const note = (type as string) === 'moderation' ? (await records.comments.note(subject as SubjectId))?.content.subject : undefined;
	const all = await Promise.all([subject, twin, note].map((one) => (one === undefined ? undefined : erasable(records, one, today))));
	return all.filter((one) => one !== undefined);
}
