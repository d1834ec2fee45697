import { outcomeOf, type PollContent } from '../ballot/poll.ts';
import type { PollOpeningContent } from '../ballot/opening.ts';
import type { Day } from '../basics/day.ts';
import type { CommunityCode } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { communityOf } from '../community/in-force.ts';
import { addressOf } from '../content/addresses.ts';
import type { Held, Lang } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { bodyOf } from '../democracy-day/view/cards.ts';
import type { DisclosureContent } from '../disclosure/disclosure.ts';
import type { AnswerContent, QuestionContent } from '../disclosure/question.ts';
import type { DocumentContent, DocumentVersionContent } from '../document/document.ts';
import type { AppraisalContent, EvaluationContent } from '../evaluation/evaluation.ts';
import type { EvaluationOpeningContent } from '../evaluation/opening.ts';
import type { Verdict } from '../procedure/decision.ts';
import type { MatterContent } from '../procedure/matter.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import type { ResolutionContent } from '../resolution/resolution.ts';

/** Something that came out in a community: an entry of its feed. */
export interface FeedItem {
	kind: 'published' | 'corrected' | 'asked' | 'answered' | 'meeting' | 'cancelled' | 'minutes' | 'voting' | 'counted' | 'rating' | 'rated' | 'resolved' | 'rescinded' | 'proposed' | 'begun' | 'sealed';
	address: string;
	/** Names this version of it for ever. */
	id: string;
	title: string;
	number?: string;
	/** Text below the title, in the words of whoever wrote it: sentences, the question, the answer. */
	text: string[];
	/** When and where a body meets. */
	meets?: { day: Day; from: string; place: string };
	/** What came of a vote; numbers only. */
	votes?: { yes: number; no: number; abstain: number; verdict: Verdict };
	/** When it was recorded; for imported history when it is said to have happened. */
	at: string;
	lang: Lang;
}

const MOST_ITEMS = 50;

/** The moment that a day of imported history began, or when it was recorded here. */
function momentOf({ recordedAt, happenedAt }: Held): string {
	if (happenedAt === undefined) return recordedAt;
	const moment = happenedAt.length === 10 ? Date.parse(`${happenedAt}T00:00:00Z`) : Date.parse(happenedAt);
	return Number.isFinite(moment) ? new Date(moment).toISOString() : recordedAt;
}

type AddItem = (held: Held, kind: FeedItem['kind'], address: string, more: Pick<FeedItem, 'title' | 'text' | 'meets' | 'votes' | 'number'>) => void;

/** Democracy Days: when one is announced, called off, and when its minutes come out; each at the version that brought it. */
async function addMeetings(contents: Contents, own: CommunityCode, add: AddItem): Promise<void> {
	for (const { content } of await contents.ofType<DemocracyDayContent>(own, 'democracy-day', { limit: MOST_ITEMS })) {
		const versions = await contents.versions<DemocracyDayContent>(content.subject);
		const { name: title } = await bodyOf(contents, content.parent);
		const tell = (held: Held<DemocracyDayContent> | undefined, kind: FeedItem['kind'], text: (of: DemocracyDayContent) => string[]) => {
			if (!held) return;
			const { day, from, place, subject } = held.content;
			add(held, kind, `/${own}/democracy-days/${subject}`, { title, meets: { day, from, place }, text: text(held.content) });
		};
		const cancelled = versions.find((one) => one.content.status === 'called-off');
		const minuted = versions.find((one) => one.content.minutes?.published);
		// One that a file tells has a single version, which is both.
		if (versions[0] !== cancelled && versions[0] !== minuted) tell(versions[0], 'meeting', ({ agenda }) => agenda.map(({ title: item }) => item));
		tell(cancelled, 'cancelled', ({ reason }) => (reason ? [reason] : []));
		tell(minuted, 'minutes', ({ minutes }) => minutes!.items.map(({ text }) => text));
	}
}

/** What is asked of people, and what came of it: votes, evaluations, resolutions, proposals, matters. Masked names stay out: a feed has numbers. */
async function addDecided(contents: Contents, own: CommunityCode, add: AddItem): Promise<void> {
	const page = { limit: MOST_ITEMS };
	await addMeetings(contents, own, add);
	for (const held of await contents.ofType<PollOpeningContent>(own, 'poll-opening', page)) {
		const { subject, title, text, number } = held.content;
		add(held, 'voting', `/${own}/polls/${subject}`, { title, number, text: [text] });
	}
	for (const held of await contents.ofType<PollContent>(own, 'poll', page)) {
		const { subject, opening, title, yes, no, abstain, elected } = held.content;
		const { verdict } = outcomeOf(held.content);
		add(held, 'counted', `/${own}/polls/${opening ?? subject}`, { title, text: [], ...(elected ? {} : { votes: { yes, no, abstain, verdict } }) });
	}
	for (const held of await contents.ofType<EvaluationOpeningContent>(own, 'evaluation-opening', page)) {
		add(held, 'rating', `/${own}/evaluations/${held.content.subject}`, { title: held.content.title, number: held.content.number, text: held.content.items.map(({ name }) => name) });
	}
	for (const held of [...(await contents.ofType<EvaluationContent>(own, 'evaluation', page)), ...(await contents.ofType<AppraisalContent>(own, 'appraisal', page))]) {
		const address = addressOf(held.content);
		if (address) add(held, 'rated', address, { title: held.content.title, text: [] });
	}
	for (const held of await contents.ofType<ResolutionContent>(own, 'resolution', page)) {
		const { subject, title, text, rescinded, number } = held.content;
		add(held, rescinded ? 'rescinded' : 'resolved', `/${own}/resolutions/${subject}`, { title, number, text: [...(rescinded ? [rescinded.reason] : []), ...(text ? [text] : [])] });
	}
	for (const held of await contents.ofType<ProposalContent>(own, 'proposal', page)) {
		const { subject, title, text, number, withdrawn } = held.content;
		if (!withdrawn) add(held, 'proposed', `/${own}/proposals/${subject}`, { title, text: [text], ...(number === undefined ? {} : { number }) });
	}
	for (const held of await contents.ofType<DocumentVersionContent>(own, 'document-version', page)) {
		const document = held.content.parent && (await contents.bySubject<DocumentContent>(held.content.parent))?.content;
		if (document) add(held, 'sealed', `/${own}/documents/${document.subject}?v=${held.content.no}`, { title: document.title, number: held.content.name, text: held.content.reason ? [held.content.reason] : [] });
	}
	for (const held of await contents.ofType<MatterContent>(own, 'matter', page)) add(held, 'begun', `/${own}/matters/${held.content.subject}`, { title: held.content.title, number: held.content.number, text: [] });
}

/** What was published in a community, asked and answered, called and decided: newest first, 50 at most. Undefined where there is no such community. */
export async function feedOf(contents: Contents, code: string): Promise<{ name: string; lang: Lang; items: FeedItem[] } | undefined> {
	const community = await communityOf(contents, code);
	if (!community) return undefined;
	const { community: own, name, lang } = community.content;
	const page = { limit: MOST_ITEMS };
	const items: FeedItem[] = [];
	const item: AddItem = (held, kind, address, more) =>
		void items.push({ kind, address, id: `${address}#${held.hash.slice(0, 16)}`, at: momentOf(held), lang: held.content.lang, ...more });
	for (const held of await contents.ofType<DisclosureContent>(own, 'disclosure', page)) {
		const { subject, title, summary, text, reason } = held.content;
		item(held, held.version > 1 ? 'corrected' : 'published', `/${own}/disclosures/${subject}`, { title, text: [...(reason ? [reason] : []), ...(summary ?? []), ...(text ? [text] : [])] });
	}
	for (const held of await contents.ofType<QuestionContent>(own, 'question', page)) {
		const { subject, number, text } = held.content;
		item(held, 'asked', `/${own}/questions/${subject}`, { title: text, number, text: [text] });
	}
	for (const held of await contents.ofType<AnswerContent>(own, 'answer', page)) {
		const question = held.content.parent && (await contents.bySubject<QuestionContent>(held.content.parent));
		if (!question) continue;
		item(held, 'answered', `/${own}/questions/${question.content.subject}`, { title: question.content.text, number: question.content.number, text: [held.content.text, held.content.by] });
	}
	await addDecided(contents, own, item);
	return { name, lang, items: items.sort((a, b) => inOrder(b.at, a.at)).slice(0, MOST_ITEMS) };
}
