import type { Day } from '../../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../../basics/id.ts';
import { communityOf } from '../../community/in-force.ts';
import type { Held, Lang } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import type { Evidence, Params, View } from '../../content/view.ts';
import { askedCard, type AskedCard } from './asked.ts';
import { keyOf, STANCES, type CommentContent, type CommentWords, type Stance } from '../comment.ts';
import { isShown, standingOf, type ModerationContent, type Standing } from '../moderation.ts';

/** A comment as pages show it. Its words are there only while it is shown: no page has those of one that is hidden. */
export interface CommentCard {
	/** What steps and its page call it by. */
	key: SubjectId;
	href: string;
	number: string;
	/** How far it is set in: 1 answers the object, 2 an answer, 3 that and everything deeper. */
	depth: 1 | 2 | 3;
	/** The number of the comment it answers. */
	to?: string;
	posted: Day;
	claimed?: Day;
	standing: Standing;
	lang: Lang;
	/** Body and name, where an office speaks. */
	by?: string;
	/** Of one that an office entered: how it came, from when, and who wrote it down. */
	taken?: Pick<CommentWords, 'channel' | 'received' | 'paper' | 'assisted'>;
	/** Of a question on a matter: who answers it. */
	asked?: AskedCard;
	stance?: Stance;
	text?: string;
	/** The clause of a document that it speaks of. */
	clause?: string;
	/** What answers to it name as `to`. */
	subject?: SubjectId;
}

/** The comments on one object, oldest first, those that answer another below it. */
export interface Thread {
	community: CommunityCode;
	/** It stands in the city's own record: people of every community of the city write here. */
	ofCity?: true;
	parent: SubjectId;
	/** Those on one clause of a document alone. */
	clause?: string;
	/** How the clauses are called that comments speak of. */
	clauses?: Readonly<Record<string, string>>;
	total: number;
	/** Of those whose words are shown. */
	stances: Record<Stance, number>;
	waiting: number;
	/** Hidden, or not shown after review. */
	hidden: number;
	cards: CommentCard[];
	/** The place of the first card shown, from 1; of the first of the part before, and of the part after. */
	from: number;
	previous?: number;
	next?: number;
	/** The comment that is being answered, as the address asks. */
	replyTo?: { subject: SubjectId; number: string; text: string; /** The body that was asked. */ asked?: SubjectId };
	/** What was just delivered, as the address says; only if it is really there. */
	receipt?: { number: string; href: string; waits?: Day };
}

/** How many comments stand on one page. */
export const ON_A_PAGE = 30;

/** What the view reads of a query. */
export const THREAD_QUERY = ['from', 'reply', 'sent'] as const;

/** A comment with all its steps, as one object. */
interface Item {
	key: SubjectId;
	/** Place in the record at which it first arrived. */
	at: number;
	content?: CommentContent;
	steps: ModerationContent[];
}

/** Comments and steps of one object, by key, in the order in which the comments arrived. */
export function itemsOf(comments: readonly Held<CommentContent>[], steps: readonly Held<ModerationContent>[]): Item[] {
	const items = new Map<SubjectId, Item>();
	for (const { content, seq } of comments) items.set(keyOf(content), { key: keyOf(content), at: seq, content, steps: [] });
	for (const { content, seq } of [...steps].sort((a, b) => a.seq - b.seq)) {
		const item = items.get(content.comment) ?? { key: content.comment, at: seq, steps: [] };
		items.set(content.comment, { ...item, at: Math.min(item.at, seq), steps: [...item.steps, content] });
	}
	return [...items.values()].sort((a, b) => a.at - b.at);
}

/** How a comment came that an office entered. */
function takenOf({ channel, received, paper, assisted }: CommentWords): NonNullable<CommentCard['taken']> {
	return {
		...(channel === undefined ? {} : { channel }), ...(received === undefined ? {} : { received }), ...(paper === undefined ? {} : { paper }),
		...(assisted === undefined ? {} : { assisted })
	};
}

/** A comment as a card, at its depth. */
export function cardOf(community: CommunityCode, { key, content, steps }: Item, depth: 1 | 2 | 3 = 1, to?: string): CommentCard {
	const standing = standingOf(steps);
	const posted = (content?.posted ?? steps[0]?.day) as Day;
	const shown = content && isShown(standing) ? content : undefined;
	return {
		key, href: `/${community}/comments/${key}`, number: content?.number ?? steps[0]?.number ?? '', depth, posted, standing, lang: content?.lang ?? 'zh-CN',
		...(to === undefined ? {} : { to }),
		...(content?.claimed === undefined ? {} : { claimed: content.claimed }),
		...(content?.by === undefined ? {} : { by: content.by }),
		...(content?.channel === undefined ? {} : { taken: takenOf(content) }),
		...(content?.clause === undefined ? {} : { clause: content.clause }),
		...(shown ? { stance: shown.stance, text: shown.text, subject: shown.subject } : {})
	};
}

/** Every card of a thread: a comment, then what answers it, each oldest first. Nothing is ordered by how much is said about it. */
function inThreads(community: CommunityCode, items: readonly Item[]): CommentCard[] {
	const bySubject = new Map(items.flatMap((item) => (item.content ? [[item.content.subject, item] as const] : [])));
	const answers = new Map<SubjectId | undefined, Item[]>();
	for (const item of items) {
		const to = item.content?.to === undefined ? undefined : bySubject.get(item.content.to)?.key;
		answers.set(to, [...(answers.get(to) ?? []), item]);
	}
	const cards: CommentCard[] = [];
	// With a list of its own instead of calls: a chain of answers can be as long as people have patience.
	const left = (answers.get(undefined) ?? []).map((item) => ({ item, depth: 1, to: undefined as string | undefined })).reverse();
	for (let next = left.pop(); next; next = left.pop()) {
		const card = cardOf(community, next.item, Math.min(3, next.depth) as 1 | 2 | 3, next.to);
		cards.push(card);
		for (const item of [...(answers.get(next.item.key) ?? [])].reverse()) left.push({ item, depth: next.depth + 1, to: card.number });
	}
	return cards;
}

/** Whether a record is the city's own. */
export async function isCity(contents: Contents, community: CommunityCode): Promise<boolean> {
	return (await communityOf(contents, community))?.content.kind === 'city';
}

/** The comments on an object, as far as they are here; of a document, those on one clause alone, where one is asked for. */
export async function threadOf(contents: Contents, community: CommunityCode, parent: SubjectId, params: Params, clause?: string): Promise<Thread> {
	const [comments, steps] = [await contents.ofParent<CommentContent>(parent, 'comment'), await contents.ofParent<ModerationContent>(parent, 'moderation')];
	const all = itemsOf(comments, steps);
	const items = clause === undefined ? all : all.filter(({ content }) => content?.clause === clause);
	const cards = inThreads(community, items);
	// Whoever has just posted is shown the part in which it stands.
	const delivered = cards.findIndex((card) => card.number === params.sent);
	const start = delivered < 0 ? 1 : delivered - (delivered % ON_A_PAGE) + 1;
	const asked = /^\d{1,6}$/.test(params.from ?? '') ? Number(params.from) : start;
	const first = Math.min(Math.max(asked, 1), Math.max(cards.length, 1));
	const questions = new Map(comments.map(({ content }) => [content.subject, content]));
	const shown = await Promise.all(
		cards.slice(first - 1, first - 1 + ON_A_PAGE).map(async (card) => {
			const question = card.subject && questions.get(card.subject);
			const askedOf = question ? await askedCard(contents, question, comments, steps) : undefined;
			return askedOf ? { ...card, asked: askedOf } : card;
		})
	);
	const replied = cards.find((card) => card.subject !== undefined && card.subject === params.reply);
	const sent = cards[delivered];
	const count = (is: (card: CommentCard) => boolean) => cards.filter(is).length;
	return {
		community, ...((await isCity(contents, community)) ? { ofCity: true as const } : {}), parent, ...(clause === undefined ? {} : { clause }), total: cards.length,
		stances: Object.fromEntries(STANCES.map((stance) => [stance, count((card) => card.stance === stance)])) as Record<Stance, number>,
		waiting: count(({ standing }) => standing.state === 'waiting'),
		hidden: count(({ standing }) => standing.state === 'hidden' || standing.state === 'declined'),
		cards: shown, from: first,
		...(first > 1 ? { previous: Math.max(1, first - ON_A_PAGE) } : {}),
		...(first - 1 + shown.length < cards.length ? { next: first + shown.length } : {}),
		...(replied ? { replyTo: { subject: replied.subject!, number: replied.number, text: replied.text!, ...(questions.get(replied.subject!)?.asked ? { asked: questions.get(replied.subject!)!.asked!.body } : {}) } } : {}),
		...(sent ? { receipt: { number: sent.number, href: sent.href, ...(sent.standing.open?.what === 'review' ? { waits: sent.standing.open.due } : {}) } } : {})
	};
}

/** A page of an object with the comments on it: what the table of pages says by `comments: true`. */
export function withComments<Model extends { proof: Evidence }>(view: View<Model>): View<Model & { thread: Thread }> {
	return async (contents, params, when) => {
		const model = await view(contents, params, when);
		if (!model || !isSubjectId(model.proof.subject)) return undefined;
		return { ...model, thread: await threadOf(contents, model.proof.community, model.proof.subject, params) };
	};
}
