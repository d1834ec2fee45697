import { outcomeOf, type PollContent } from '../ballot/poll.ts';
import { addDays, type Day } from '../basics/day.ts';
import type { CommunityCode } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { communityOf } from '../community/in-force.ts';
import type { Lang } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { When } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { bodyOf } from '../democracy-day/view/cards.ts';
import type { DisclosureContent } from '../disclosure/disclosure.ts';
import type { AnswerContent, QuestionContent } from '../disclosure/question.ts';
import type { Verdict } from '../procedure/decision.ts';
import type { ResolutionContent } from '../resolution/resolution.ts';
import { calendarOf, type Mark } from './calendar-view.ts';

/** What goes on paper for those who read no screen: what came out and was answered of late, and the days to come. */
export interface NoticeSheet {
	name: string;
	lang: Lang;
	telephone?: string;
	from: Day;
	until: Day;
	published: { title: string; day: Day; sentences: string[] }[];
	/** Votes with what came of them, resolutions, and minutes. */
	decided: { title: string; day: Day; lang: Lang; votes?: { yes: number; no: number; abstain: number; verdict: Verdict }; sentences: string[]; minutes?: Day }[];
	answered: { number: string; question: string; answer: string; by: string; day: Day }[];
	dates: Mark[];
}

/** What fits on one sheet of A4 in large type. */
const MOST_PUBLISHED = 8;
const MOST_ANSWERED = 6;
const MOST_DECIDED = 6;
const MOST_DATES = 8;
const DAYS_AHEAD = 31;
const MOST_LOOKED = 60;

/** What was decided in these days, newest first. */
async function decidedOf(contents: Contents, own: CommunityCode, inTime: (day: Day) => boolean): Promise<NoticeSheet['decided']> {
	const page = { limit: MOST_LOOKED };
	const found: NoticeSheet['decided'] = [];
	for (const { content } of await contents.ofType<PollContent>(own, 'poll', page)) {
		const { title, yes, no, abstain, lang } = content;
		const day = content.published ?? content.on;
		if (inTime(day)) found.push({ title, day, lang, sentences: [], ...(content.elected ? {} : { votes: { yes, no, abstain, verdict: outcomeOf(content).verdict } }) });
	}
	for (const { content } of await contents.ofType<ResolutionContent>(own, 'resolution', page)) {
		const day = content.displayed?.from ?? content.on;
		if (inTime(day)) found.push({ title: `${content.number} ${content.title}`, day, lang: content.lang, sentences: content.rescinded ? [content.rescinded.reason] : [] });
	}
	for (const { content } of await contents.ofType<DemocracyDayContent>(own, 'democracy-day', page)) {
		const published = content.minutes?.published;
		if (!published || !inTime(published)) continue;
		const { name } = await bodyOf(contents, content.parent);
		found.push({ title: name, day: published, lang: content.lang, sentences: [], minutes: content.day });
	}
	return found.sort((a, b) => inOrder(b.day, a.day)).slice(0, MOST_DECIDED);
}

/** The sheet of the last days of a community; undefined where there is none. */
export async function noticeSheet(contents: Contents, code: string, days: number, when: When): Promise<NoticeSheet | undefined> {
	const community = await communityOf(contents, code);
	if (!community) return undefined;
	const { community: own, name, lang, telephone } = community.content;
	const until = when.today;
	const from = addDays(until, 1 - days);
	const inTime = (day: Day) => day >= from && day <= until;
	const disclosures = (await contents.ofType<DisclosureContent>(own, 'disclosure', { limit: MOST_LOOKED })).map(({ content }) => content);
	const published = disclosures
		.map(({ title, published: first, revised, summary }) => ({ title, day: revised ?? first, sentences: summary ?? [] }))
		.filter(({ day }) => inTime(day)).sort((a, b) => inOrder(b.day, a.day)).slice(0, MOST_PUBLISHED);
	const answered: NoticeSheet['answered'] = [];
	for (const { content } of await contents.ofType<AnswerContent>(own, 'answer', { limit: MOST_LOOKED })) {
		const question = inTime(content.answered) && content.parent ? await contents.bySubject<QuestionContent>(content.parent) : undefined;
		if (question) answered.push({ number: question.content.number, question: question.content.text, answer: content.text, by: content.by, day: content.answered });
	}
	const last = addDays(until, DAYS_AHEAD);
	const marks = (await calendarOf(contents, own, when))?.marks ?? [];
	return {
		name, lang, from, until, published, decided: await decidedOf(contents, own, inTime), answered: answered.slice(0, MOST_ANSWERED),
		dates: marks.filter(({ day, kind }) => day >= until && day <= last && kind !== 'owed' && kind !== 'duty-due').slice(0, MOST_DATES),
		...(telephone === undefined ? {} : { telephone })
	};
}
