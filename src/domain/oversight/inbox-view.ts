import type { Day } from '../basics/day.ts';
import { dayOf, type Instant } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import type { BodyContent } from '../community/community.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { When } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import type { DisclosureContent } from '../disclosure/disclosure.ts';
import type { FinanceTableContent } from '../disclosure/finance-table.ts';
import type { AnswerContent, QuestionContent } from '../disclosure/question.ts';
import type { SuggestionContent } from '../document/document.ts';
import { bodyName, questionCards, type BodyName, type QuestionCard } from '../disclosure/view/cards.ts';
import { openAsked, proposalsToEndorse, textsToSuggestOn } from './needs-asked.ts';
import type { InboxOf, Named, Need } from './wanted.ts';
import { stepOf, type Step } from './deciding.ts';
import { addressOf, bodySubjectOf, FOLLOWABLE, happeningOf, isNewsFor, keyOf, OWN_DOING, type Followed, type Happening, type HappeningKind } from './happening.ts';

export type { InboxOf, Named, Need } from './wanted.ts';

/** Something new about one's own things or what one follows. */
export interface News {
	key: string;
	kind: HappeningKind;
	/** Whether it is about one's own question. */
	own: boolean;
	read: boolean;
	community: CommunityCode;
	address: string;
	named: Named;
	/** The day it was recorded. */
	day: Day;
	/** Who did it: the body, or whoever answered. */
	who: string;
	/** By when an answer is owed, where one is. */
	due?: Day;
	/** Of a step of a matter: where it brought it, or what was laid. */
	step?: Step;
}

export interface Inbox {
	/** By their day; what has none comes last. */
	needs: Need[];
	/** Newest first. */
	news: News[];
	/** One's own questions that still wait for an answer. */
	waiting: QuestionCard[];
	/** That there are older lines than were looked at. */
	more: boolean;
}

/** Lines of a record that are looked through for news, and rows that are shown. */
const MOST_LINES = 500;
const MOST_NEWS = 60;
/** Disclosures looked through for open times of objection. */
const MOST_RECENT = 30;

/** What a content is called; undefined for what has no page. */
export function namedOf({ content }: Held): Named | undefined {
	const { lang } = content;
	switch (content.type) {
		case 'disclosure': {
			const { title, category, period } = content as DisclosureContent;
			return { type: 'disclosure', text: title, lang, category, period };
		}
		case 'finance-table': {
			const { unit, period } = content as FinanceTableContent;
			return { type: 'account', text: unit, lang, category: 'finance', period };
		}
		case 'question': {
			const { text, number } = content as QuestionContent;
			return { type: 'question', text, number, lang };
		}
		case 'body':
			return { type: 'body', text: (content as BodyContent).name, lang };
		case 'democracy-day': {
			const { day, from, place } = content as DemocracyDayContent;
			return { type: 'meeting', text: `${day} ${from} ${place}`, lang, meets: { day, from, place } };
		}
		case 'suggestion': {
			const { number, gist, reason } = content as SuggestionContent;
			return { type: 'decided', text: gist ?? reason ?? number, number, lang };
		}
		default: {
			const { title, task, number } = content as Content & { title?: string; task?: string; number?: string };
			const text = title ?? task;
			return FOLLOWABLE.includes(content.type) && text !== undefined ? { type: 'decided', text, lang, ...(number === undefined ? {} : { number }) } : undefined;
		}
	}
}

/** The body that owns, answers or decides. */
async function bodyOf(contents: Contents, content: Content): Promise<BodyName> {
	if (content.type === 'body') return { subject: content.subject, name: (content as BodyContent).name };
	const body = bodySubjectOf(content) ?? (content.parent && bodySubjectOf((await contents.bySubject(content.parent))?.content ?? content));
	return body ? bodyName(contents, body) : { subject: content.subject, name: '' };
}

/** Whether a happening is about something of one's own: what it shows, or a proposal that it goes on with. */
function isOwn({ object, kind, concerns }: Happening, own: readonly SubjectId[]): boolean {
	return own.includes(object) || ((kind === 'begun' || kind === 'step') && concerns.some((one) => own.includes(one)));
}

async function newsOf(contents: Contents, who: InboxOf, happening: Happening, recordedAt: string, zone: number): Promise<News | undefined> {
	const object = await contents.bySubject(happening.object);
	const named = object && namedOf(object);
	const address = object && addressOf(object.content);
	if (!object || !named || !address) return undefined;
	const answer = happening.kind === 'answered' ? (await contents.ofParent<AnswerContent>(happening.object, 'answer'))[0] : undefined;
	const step = happening.kind === 'step' || happening.kind === 'paper' ? await stepOf(contents, happening.object, happening.nth) : undefined;
	return {
		key: keyOf(happening), kind: happening.kind, own: isOwn(happening, who.own), read: who.read.has(keyOf(happening)),
		community: happening.community, address, named, day: dayOf(recordedAt as Instant, zone),
		who: answer?.content.by ?? (await bodyOf(contents, object.content)).name,
		...(happening.kind === 'asked' ? { due: (object.content as QuestionContent).due } : {}),
		...(step ? { step } : {})
	};
}

/** News of one community, newest first, as far back as anything is followed there. */
async function newsIn(contents: Contents, community: CommunityCode, since: number, who: InboxOf, { zone }: When): Promise<{ news: News[]; more: boolean }> {
	const lines = (await contents.lines(community, { limit: MOST_LINES })).filter(({ seq }) => seq >= since);
	const news = new Map<string, News>();
	for (const { held } of lines) {
		const happening = held && (await happeningOf(contents, held));
		if (!happening || news.has(keyOf(happening))) continue;
		// What one asked or proposed is no news to whoever did; its answer is.
		const own = isOwn(happening, who.own);
		if (own ? OWN_DOING.has(happening.kind) : !isNewsFor(happening, who.follows)) continue;
		const row = await newsOf(contents, who, happening, held.recordedAt, zone);
		if (row) news.set(row.key, row);
	}
	return { news: [...news.values()], more: lines.length === MOST_LINES };
}

/** Answers to one's own questions that were not read yet. Counted from the questions, so that none is too old to be seen. */
async function answersToRead(contents: Contents, who: InboxOf): Promise<Need[]> {
	const needs: Need[] = [];
	for (const subject of who.own) {
		const question = await contents.bySubject<QuestionContent>(subject);
		if (question?.content.type !== 'question') continue;
		const [answer] = await contents.ofParent<AnswerContent>(subject, 'answer');
		const key = answer && keyOf({ kind: 'answered', object: subject, nth: answer.version });
		if (!key || who.read.has(key)) continue;
		needs.push({ kind: 'read-answer', key, address: addressOf(question.content)!, named: namedOf(question)!, decides: await bodyOf(contents, question.content) });
	}
	return needs;
}

/** Times of objection that are open today in one's community. */
async function objectionsOpen(contents: Contents, who: InboxOf, today: Day): Promise<Need[]> {
	const needs: Need[] = [];
	for (const held of await contents.ofType<DisclosureContent>(who.community, 'disclosure', { limit: MOST_RECENT })) {
		const { objectionUntil, published, body } = held.content;
		if (objectionUntil === undefined || objectionUntil < today || published > today) continue;
		const key = `object.${held.content.subject}.${held.version}`;
		if (who.read.has(key)) continue;
		needs.push({ kind: 'object', key, due: objectionUntil, address: addressOf(held.content)!, named: namedOf(held)!, decides: await bodyName(contents, body) });
	}
	return needs;
}

/** What is wanted of a person: by its day, what has none last. Each kind is one function; later kinds are added to the list. */
export async function needsOf(contents: Contents, who: InboxOf, when: When): Promise<Need[]> {
	const all = (await Promise.all([objectionsOpen(contents, who, when.today), answersToRead(contents, who), openAsked(contents, who, when), proposalsToEndorse(contents, who, when), textsToSuggestOn(contents, who, when)])).flat();
	return all.sort((a, b) => inOrder(a.due ?? '9999', b.due ?? '9999'));
}

/** Everything in a person's inbox today. Computed from the contents each time: nobody has to send it. */
export async function inboxOf(contents: Contents, who: InboxOf, when: When): Promise<Inbox> {
	const since = new Map<CommunityCode, number>(who.own.length > 0 ? [[who.community, 0]] : []);
	for (const one of who.follows) since.set(one.community, Math.min(since.get(one.community) ?? one.since, one.since));
	const parts = await Promise.all([...since].map(([community, from]) => newsIn(contents, community, from, who, when)));
	const news = parts.flatMap((part) => part.news).sort((a, b) => inOrder(b.day, a.day));
	const own = (await Promise.all(who.own.map((subject) => contents.bySubject<QuestionContent>(subject)))).filter((held): held is Held<QuestionContent> => held?.content.type === 'question');
	const cards = await questionCards(contents, own, when.today);
	return {
		needs: await needsOf(contents, who, when),
		news: news.slice(0, MOST_NEWS),
		waiting: cards.filter(({ state }) => state.state !== 'answered').sort((a, b) => inOrder(a.due, b.due)),
		more: news.length > MOST_NEWS || parts.some((part) => part.more)
	};
}

/** Most things that a first page asks of somebody. */
const MOST_ON_HOME = 3;

/** What stands on top of one's own community's page. */
export interface OwnHome {
	/** Three at most. */
	needs: Need[];
	/** How many there are in all. */
	count: number;
	/** Things in communities that are not kept here: of these a device knows nothing without network. */
	elsewhere?: number;
}

/** What a first page asks of somebody. */
export async function ownHomeOf(contents: Contents, who: InboxOf, when: When): Promise<OwnHome> {
	const needs = await needsOf(contents, who, when);
	return { needs: needs.slice(0, MOST_ON_HOME), count: needs.length };
}

/** How many rows of an inbox were not read yet. */
export function unreadIn({ needs, news }: Inbox): number {
	return new Set([...needs.map(({ key }) => key), ...news.filter(({ read }) => !read).map(({ key }) => key)]).size;
}

/** Something that is followed, as a row. */
export interface FollowedRow {
	subject: SubjectId;
	community: CommunityCode;
	address: string;
	named: Named;
	who: string;
}

/** What somebody follows, newest first; what is no longer there is left out. */
export async function followedRows(contents: Contents, follows: readonly Followed[]): Promise<FollowedRow[]> {
	const rows: FollowedRow[] = [];
	for (const { subject, community } of [...follows].reverse()) {
		const held = await contents.bySubject(subject);
		const named = held && namedOf(held);
		if (!held || !named) continue;
		rows.push({ subject, community, address: addressOf(held.content)!, named, who: (await bodyOf(contents, held.content)).name });
	}
	return rows;
}
