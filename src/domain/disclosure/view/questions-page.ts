import type { Day } from '../../basics/day.ts';
import { inOrder } from '../../basics/order.ts';
import { isSubjectId, type CommunityCode } from '../../basics/id.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import { beforeOf, evidenceOf, firstSeq, pageOf, type Evidence, type View } from '../../content/view.ts';
import { SATISFACTION, type AnswerContent, type AnswerRatingContent, type QuestionContent, type Satisfied } from '../question.ts';
import { questionCard, questionCards, type QuestionCard } from './cards.ts';

export interface QuestionsPageModel {
	proof: Evidence;
	/** Unanswered past their day, longest first; on the newest part only. */
	overdue: QuestionCard[];
	overdueCount: number;
	questions: QuestionCard[];
	total: number;
	unanswered: number;
	answerDays: number;
	/** How those who asked take the answers, as far as they said so here. */
	satisfaction: Record<Satisfied, number>;
	/** Paper slips of this community, which have a page of their own. */
	slips: number;
	next?: number;
	older: boolean;
}

export interface QuestionPageModel {
	proof: Evidence;
	question: QuestionCard;
}

const ON_A_PAGE = 20;
/** How many are read at a time while looking for open ones, newest first. */
const CHUNK = 200;
/** Most open questions looked for; a community with more has them counted, not listed. */
export const MOST_OPEN = 50;

/**
 * Questions without an answer, and how many there are. What is open is mostly new, so both lists are read from the newest back and only as
 * far as needed: the difference of the two counts says when all have been found.
 */
export async function openQuestions(contents: Contents, community: CommunityCode, chunkSize = CHUNK): Promise<{ open: Held<QuestionContent>[]; count: number }> {
	const questionCount = await contents.count(community, 'question');
	const count = Math.max(0, questionCount - (await contents.count(community, 'answer')));
	const open: Held<QuestionContent>[] = [];
	const answered = new Set<string>();
	let answersBefore: number | undefined;
	let answersDown = Number.POSITIVE_INFINITY;
	let before: number | undefined;
	while (open.length < Math.min(count, MOST_OPEN)) {
		const chunk: { items: Held<QuestionContent>[]; next?: number } = await pageOf<QuestionContent>(contents, community, 'question', chunkSize, before);
		const last = chunk.items.at(-1);
		if (!last) break;
		// An answer is recorded after its question: once the answers are read down to here, none of this chunk is missing.
		const floor = await firstSeq(contents, last);
		while (answersDown > floor) {
			const answers: { items: Held<AnswerContent>[]; next?: number } = await pageOf<AnswerContent>(contents, community, 'answer', chunkSize, answersBefore);
			for (const { content } of answers.items) if (content.parent) answered.add(content.parent);
			answersDown = answers.next ?? -1;
			answersBefore = answers.next;
		}
		open.push(...chunk.items.filter((held) => !answered.has(held.content.subject)));
		if (chunk.next === undefined) break;
		before = chunk.next;
	}
	return { open: open.slice(0, MOST_OPEN), count };
}

/** Open questions past their day, longest overdue first. */
export function overdueOf(open: Held<QuestionContent>[], today: Day): Held<QuestionContent>[] {
	return open.filter(({ content }) => content.due < today).sort((a, b) => inOrder(a.content.due, b.content.due));
}

/** How many of those who asked took the answer in which way. */
async function satisfactionOf(contents: Contents, community: CommunityCode): Promise<Record<Satisfied, number>> {
	const ratings = await contents.ofType<AnswerRatingContent>(community, 'answer-rating');
	return Object.fromEntries(SATISFACTION.map((one) => [one, ratings.filter(({ content }) => content.satisfaction === one).length])) as Record<Satisfied, number>;
}

/** All questions of a community, newest first, those past their day before them. */
export const questionsPage: View<QuestionsPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code = community.content.community;
	const before = beforeOf(params);
	const page = await pageOf<QuestionContent>(contents, code, 'question', ON_A_PAGE, before);
	const { open, count } = await openQuestions(contents, code);
	const overdue = before === undefined ? overdueOf(open, when.today) : [];
	const { rules } = await rulesFor(contents, community.content, when.today);
	return {
		proof: evidenceOf(community),
		overdue: await questionCards(contents, overdue.slice(0, ON_A_PAGE), when.today),
		overdueCount: overdue.length,
		questions: await questionCards(contents, page.items, when.today),
		total: await contents.count(code, 'question'),
		unanswered: count,
		answerDays: rules.answer.days,
		satisfaction: await satisfactionOf(contents, code),
		slips: await contents.count(code, 'paper-slip'),
		...(page.next === undefined ? {} : { next: page.next }),
		older: before !== undefined
	};
};

/** One question, its clock and its answer. */
export const questionPage: View<QuestionPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.question)) return undefined;
	const held = await contents.bySubject<QuestionContent>(params.question);
	if (!held || held.content.type !== 'question' || held.content.community !== params.community) return undefined;
	return { proof: evidenceOf(held), question: await questionCard(contents, held, when.today) };
};
