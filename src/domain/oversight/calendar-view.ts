import { addDays, addMonths, type Day } from '../basics/day.ts';
import { inOrder } from '../basics/order.ts';
import type { CommunityCode } from '../basics/id.ts';
import { communityOf, rulesFor } from '../community/in-force.ts';
import type { ReceptionContent } from '../community/reception.ts';
import type { Held, Lang } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { When } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { bodyOf } from '../democracy-day/view/cards.ts';
import type { Category, DisclosureContent } from '../disclosure/disclosure.ts';
import type { AnswerContent, QuestionContent } from '../disclosure/question.ts';
import { owing } from '../disclosure/view/owed.ts';

/** A day that a community's calendar marks: what falls on it, and the page that says more. */
export interface Mark {
	/** Stays the same for the same thing, so that a phone moves it and does not keep both. */
	id: string;
	day: Day;
	kind: 'disclosure-day' | 'questioning-day' | 'owed' | 'answer-due' | 'display-until' | 'objection-until' | 'democracy-day' | 'reception';
	address: string;
	/** Title of a disclosure, number of a question, the body that meets, or who receives. */
	name?: string;
	/** When and where a body meets. */
	meets?: { from: string; until: string; place: string };
	/** When and where whoever holds an office receives; clock times where they are stated. */
	receives?: { start?: string; end?: string; place: string };
	/** What is owed, and by whom. */
	owed?: { body: string; category: Category; period: string };
	/** When what it is about was last recorded. */
	recordedAt?: string;
}

/** How far a calendar looks back and ahead, in months and days. */
const MONTHS_BACK = 2;
const MONTHS_AHEAD = 12;
const DAYS_BACK = 60;
const MOST_DISCLOSURES = 100;
const MOST_QUESTIONS = 200;

/** The days of the rules, month by month. */
function ruleDays(code: CommunityCode, disclosureDay: number, questioningDay: number, today: Day): Mark[] {
	return Array.from({ length: MONTHS_BACK + MONTHS_AHEAD + 1 }, (_, index) => addMonths(today.slice(0, 7), index - MONTHS_BACK)).flatMap((month): Mark[] => [
		{ id: `disclosure-day-${month}`, day: addDays(`${month}-01` as Day, disclosureDay - 1), kind: 'disclosure-day', address: `/${code}/disclosures` },
		{ id: `questioning-day-${month}`, day: addDays(`${month}-01` as Day, questioningDay - 1), kind: 'questioning-day', address: `/${code}/questions` }
	]);
}

/**
 * The days of a community, for calendars of phones: disclosure day and questioning day, Democracy Days, receptions, what is owed, last days to answer, to
 * object and on display. From two months back to a year ahead; undefined where there is no such community.
 */
export async function calendarOf(contents: Contents, code: string, { today }: When): Promise<{ name: string; lang: Lang; marks: Mark[] } | undefined> {
	const community = await communityOf(contents, code);
	if (!community) return undefined;
	const { community: own, name, lang } = community.content;
	const { rules } = await rulesFor(contents, community.content);
	const marks = ruleDays(own, rules.disclosureDay, rules.questioningDay, today);
	for (const { body, category, period, due, name: bodyName } of await owing(contents, own, rules.disclosureDay, today)) {
		marks.push({ id: `owed-${body}-${category}-${period.replace('/', '-')}`, day: due, kind: 'owed', address: `/${own}/bodies/${body}`, owed: { body: bodyName, category, period } });
	}
	const disclosures = await contents.ofType<DisclosureContent>(own, 'disclosure', { limit: MOST_DISCLOSURES });
	for (const { content, recordedAt } of disclosures) {
		const about = { address: `/${own}/disclosures/${content.subject}`, name: content.title, recordedAt };
		if (content.displayUntil) marks.push({ id: `display-${content.subject}`, day: content.displayUntil, kind: 'display-until', ...about });
		if (content.objectionUntil) marks.push({ id: `objection-${content.subject}`, day: content.objectionUntil, kind: 'objection-until', ...about });
	}
	for (const { content, recordedAt } of await contents.ofType<QuestionContent>(own, 'question', { limit: MOST_QUESTIONS })) {
		if ((await contents.count(content.subject, 'answer')) > 0) continue;
		marks.push({ id: `answer-${content.subject}`, day: content.due, kind: 'answer-due', address: `/${own}/questions/${content.subject}`, name: content.number, recordedAt });
	}
	for (const { content, recordedAt } of await contents.ofType<DemocracyDayContent>(own, 'democracy-day')) {
		if (content.status === 'called-off') continue;
		const { day, from, until, place, subject } = content;
		const { name: body } = await bodyOf(contents, content.parent);
		marks.push({ id: `democracy-day-${subject}`, day, kind: 'democracy-day', address: `/${own}/democracy-days/${subject}`, name: body, meets: { from, until, place }, recordedAt });
	}
	for (const { content, recordedAt } of await contents.ofType<ReceptionContent>(own, 'reception')) {
		const { subject, day, start, end, place, hosts, cancelled } = content;
		if (cancelled !== undefined) continue;
		marks.push({
			id: `reception-${subject}`, day, kind: 'reception', address: `/${own}/receptions/${subject}`, name: hosts.map((host) => host.name).join('、'),
			receives: { place, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }, recordedAt
		});
	}
	const first = addDays(today, -DAYS_BACK);
	return { name, lang, marks: marks.filter(({ day }) => day >= first).sort((a, b) => inOrder(a.day, b.day) || inOrder(a.id, b.id)) };
}

/** Something that came out in a community: an entry of its feed. */
export interface FeedItem {
	kind: 'published' | 'corrected' | 'asked' | 'answered';
	address: string;
	/** Names this version of it for ever. */
	id: string;
	title: string;
	number?: string;
	/** Text below the title: sentences, the question, the answer. */
	text: string[];
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

/** What was published in a community, asked and answered: newest first, 50 at most. Undefined where there is no such community. */
export async function feedOf(contents: Contents, code: string): Promise<{ name: string; lang: Lang; items: FeedItem[] } | undefined> {
	const community = await communityOf(contents, code);
	if (!community) return undefined;
	const { community: own, name, lang } = community.content;
	const page = { limit: MOST_ITEMS };
	const items: FeedItem[] = [];
	const item = (held: Held, kind: FeedItem['kind'], address: string, more: Pick<FeedItem, 'title' | 'text'> & { number?: string }): void =>
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
	return { name, lang, items: items.sort((a, b) => inOrder(b.at, a.at)).slice(0, MOST_ITEMS) };
}
