import type { PollOpeningContent } from '../ballot/opening.ts';
import { addDays, addMonths, dayOf, type Day } from '../basics/day.ts';
import { inOrder } from '../basics/order.ts';
import type { CommunityCode } from '../basics/id.ts';
import { communityOf, rulesFor } from '../community/in-force.ts';
import type { ReceptionContent } from '../community/reception.ts';
import type { Lang } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { When } from '../content/view.ts';
import type { ConsultationContent } from '../deliberation/opinion.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { bodyOf } from '../democracy-day/view/cards.ts';
import type { Category, DisclosureContent } from '../disclosure/disclosure.ts';
import type { QuestionContent } from '../disclosure/question.ts';
import { owing } from '../disclosure/view/owed.ts';
import type { DocumentContent, DocumentVersionContent } from '../document/document.ts';
import type { EvaluationOpeningContent } from '../evaluation/opening.ts';
import type { MatterContent } from '../procedure/matter.ts';
import type { CommitmentContent } from '../resolution/resolution.ts';
import { waitingDuties } from './duty-lines.ts';

/** A day that a community's calendar marks: what falls on it, and the page that says more. */
export interface Mark {
	/** Stays the same for the same thing, so that a phone moves it and does not keep both. */
	id: string;
	day: Day;
	kind: 'disclosure-day' | 'questioning-day' | 'owed' | 'answer-due' | 'display-until' | 'objection-until' | 'democracy-day' | 'reception' | 'poll-opens' | 'poll-closes' | 'evaluation-closes' | 'hearing' | 'commitment-due' | 'duty-due' | 'suggestions-until';
	address: string;
	/** Title of a disclosure or a vote, number of a question, the body that meets, or who receives. */
	name?: string;
	/** When and where a body meets. */
	meets?: { from: string; until: string; place: string };
	/** When and where whoever holds an office receives; clock times where they are stated. */
	receives?: { start?: string; end?: string; place: string };
	/** What is owed, and by whom. */
	owed?: { body: string; category: Category; period: string };
	/** Which duty of the calendar is due, and whose. */
	duty?: { body: string; duty: string };
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

/** The days of votes, evaluations, hearings and texts that take suggestions, and the last days of what somebody undertook and has not done. */
async function decidingMarks(contents: Contents, own: CommunityCode, { zone }: When): Promise<Mark[]> {
	const marks: Mark[] = [];
	for (const { content, recordedAt } of await contents.ofType<PollOpeningContent>(own, 'poll-opening', { limit: MOST_QUESTIONS })) {
		const { subject, title, opens, closes } = content;
		const about = { address: `/${own}/polls/${subject}`, name: title, recordedAt };
		marks.push({ id: `poll-opens-${subject}`, day: dayOf(opens, zone), kind: 'poll-opens', ...about }, { id: `poll-closes-${subject}`, day: dayOf(closes, zone), kind: 'poll-closes', ...about });
	}
	for (const { content, recordedAt } of await contents.ofType<EvaluationOpeningContent>(own, 'evaluation-opening', { limit: MOST_QUESTIONS })) {
		marks.push({ id: `evaluation-${content.subject}`, day: content.closes, kind: 'evaluation-closes', address: `/${own}/evaluations/${content.subject}`, name: content.title, recordedAt });
	}
	for (const { content, recordedAt } of await contents.ofType<ConsultationContent>(own, 'consultation', { limit: MOST_QUESTIONS })) {
		const matter = content.seats && content.parent && (await contents.bySubject<MatterContent>(content.parent));
		if (!matter) continue;
		const meets = content.place === undefined ? {} : { receives: { place: content.place } };
		marks.push({ id: `hearing-${content.subject}`, day: content.on, kind: 'hearing', address: `/${own}/matters/${matter.content.subject}`, name: matter.content.title, recordedAt, ...meets });
	}
	for (const { content, recordedAt } of await contents.ofType<DocumentVersionContent>(own, 'document-version', { limit: MOST_QUESTIONS })) {
		const document = content.parent && content.commentsUntil && (await contents.bySubject<DocumentContent>(content.parent))?.content;
		if (!document || document.dropped || document.source !== undefined) continue;
		marks.push({ id: `suggestions-${content.subject}`, day: content.commentsUntil!, kind: 'suggestions-until', address: `/${own}/documents/${document.subject}`, name: document.title, recordedAt });
	}
	for (const { content, recordedAt } of await contents.ofType<CommitmentContent>(own, 'commitment', { limit: MOST_QUESTIONS })) {
		if (content.done !== undefined || content.source !== undefined) continue;
		marks.push({ id: `commitment-${content.subject}`, day: content.due, kind: 'commitment-due', address: `/${own}/work/${content.subject}`, name: content.task, recordedAt });
	}
	return marks;
}

/**
 * The days of a community, for calendars of phones: disclosure day and questioning day, Democracy Days, votes, hearings, receptions, what is owed, last days to answer, to
 * object and on display. From two months back to a year ahead; undefined where there is no such community.
 */
export async function calendarOf(contents: Contents, code: string, when: When): Promise<{ name: string; lang: Lang; marks: Mark[] } | undefined> {
	const { today } = when;
	const community = await communityOf(contents, code);
	if (!community) return undefined;
	const { community: own, name, lang } = community.content;
	const { rules } = await rulesFor(contents, community.content, today);
	const marks = ruleDays(own, rules.disclosureDay, rules.questioningDay, today);
	for (const { body, category, period, due, name: bodyName } of await owing(contents, own, rules.disclosureDay, today)) {
		marks.push({ id: `owed-${body}-${category}-${period.replace('/', '-')}`, day: due, kind: 'owed', address: `/${own}/bodies/${body}`, owed: { body: bodyName, category, period } });
	}
	for (const { body, line } of await waitingDuties(contents, own, when)) {
		marks.push({ id: `duty-${body.subject}-${line.name}-${line.what}`, day: line.due, kind: 'duty-due', address: `/${own}/duties/${body.subject}`, duty: { body: body.name, duty: line.name! } });
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
	marks.push(...(await decidingMarks(contents, own, when)));
	const first = addDays(today, -DAYS_BACK);
	return { name, lang, marks: marks.filter(({ day }) => day >= first).sort((a, b) => inOrder(a.day, b.day) || inOrder(a.id, b.id)) };
}
