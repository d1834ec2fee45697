import type { Day } from '../../basics/day.ts';
import type { SubjectId } from '../../basics/id.ts';
import type { BodyContent } from '../../community/community.ts';
import type { AssistedMark } from '../../content/assisted.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { evidenceOf, type Evidence } from '../../content/view.ts';
import { daysLate, type Category, type DisclosureContent } from '../disclosure.ts';
import type { FinanceTableContent } from '../finance-table.ts';
import { questionState, type AnswerContent, type AnswerRatingContent, type Channel, type QuestionContent, type QuestionState } from '../question.ts';
import { lineSlug } from './account.ts';

/** A body as pages name it. */
export interface BodyName {
	subject: SubjectId;
	name: string;
}

export interface DisclosureCard {
	evidence: Evidence;
	category: Category;
	/** Absent on an account that hung on the board without a disclosure; then `unit` says whose it is. */
	title?: string;
	unit?: string;
	period: string;
	body: BodyName;
	due?: Day;
	/** The day it first came out. Absent where the source does not say. */
	published?: Day;
	daysLate: number;
	displayUntil?: Day;
	/** How many lines its accounts have, and their totals, where there is one account. */
	totals?: { lines: number; income: number; expense: number };
}

export interface AnswerCard {
	evidence: Evidence;
	text: string;
	by: string;
	answered: Day;
}

export interface QuestionCard {
	evidence: Evidence;
	number: string;
	text: string;
	channel: Channel;
	asked: Day;
	claimed?: Day;
	due: Day;
	state: QuestionState;
	body: BodyName;
	paper?: { scribe: string; witness: string; readBack: boolean };
	assisted?: AssistedMark;
	satisfaction?: string;
	/** What it asks about; absent when that is not kept here. */
	about?: { disclosure: SubjectId; title: string; line?: { n: number; slug: string; summary: string; amount: number; direction: 'in' | 'out' } };
	answer?: AnswerCard;
}

/** The name of a body; its subject where the body is not kept here. */
export async function bodyName(contents: Contents, subject: SubjectId): Promise<BodyName> {
	const body = await contents.bySubject<BodyContent>(subject);
	return { subject, name: body?.content.type === 'body' ? body.content.name : '' };
}

/** The accounts that belong to a disclosure, in the order in which they were recorded. */
export function tablesOf(contents: Contents, disclosure: SubjectId): Promise<Held<FinanceTableContent>[]> {
	return contents.ofParent<FinanceTableContent>(disclosure, 'finance-table');
}

/** A disclosure as a row. Lateness counts to the day it first came out: a correction does not make it late. */
export async function disclosureCard(contents: Contents, held: Held<DisclosureContent>): Promise<DisclosureCard> {
	const { content } = held;
	const tables = content.category === 'finance' ? await tablesOf(contents, content.subject) : [];
	const table = tables.length === 1 ? tables[0]!.content : undefined;
	return {
		evidence: evidenceOf(held), category: content.category, title: content.title, period: content.period,
		body: await bodyName(contents, content.body), published: content.published, daysLate: daysLate(content.due, content.published),
		...(content.due === undefined ? {} : { due: content.due }),
		...(content.displayUntil === undefined ? {} : { displayUntil: content.displayUntil }),
		...(table ? { totals: { lines: table.lines.length, income: table.income, expense: table.expense } } : {})
	};
}

/** An account that was published without a disclosure, as a row. */
export async function accountCard(contents: Contents, held: Held<FinanceTableContent>): Promise<DisclosureCard> {
	const { content } = held;
	return {
		evidence: evidenceOf(held), category: 'finance', unit: content.unit, period: content.period, body: await bodyName(contents, content.body),
		daysLate: 0, totals: { lines: content.lines.length, income: content.income, expense: content.expense },
		...(content.posted === undefined ? {} : { published: content.posted.published }),
		...(content.posted?.displayUntil === undefined ? {} : { displayUntil: content.posted.displayUntil })
	};
}

function answerCard(held: Held<AnswerContent>): AnswerCard {
	const { text, by, answered } = held.content;
	return { evidence: evidenceOf(held), text, by, answered };
}

async function aboutOf(contents: Contents, question: QuestionContent): Promise<QuestionCard['about']> {
	const disclosure = question.parent && (await contents.bySubject<DisclosureContent>(question.parent));
	if (!disclosure || disclosure.content.type !== 'disclosure') return undefined;
	const about = { disclosure: disclosure.content.subject, title: disclosure.content.title };
	if (question.table === undefined || question.line === undefined) return about;
	const tables = await tablesOf(contents, disclosure.content.subject);
	const index = tables.findIndex((table) => table.content.subject === question.table);
	const line = tables[index]?.content.lines.find((candidate) => candidate.seq === question.line);
	if (!line) return about;
	return { ...about, line: { n: line.seq, slug: lineSlug(index, line.seq), summary: line.summary, amount: line.amount, direction: line.direction } };
}

/** A question with its answer and where it stands today. */
export async function questionCard(contents: Contents, held: Held<QuestionContent>, today: Day): Promise<QuestionCard> {
	const { content } = held;
	const answer = (await contents.ofParent<AnswerContent>(content.subject, 'answer'))[0];
	const rated = answer && (await contents.ofParent<AnswerRatingContent>(content.subject, 'answer-rating'))[0];
	const satisfaction = rated?.content.satisfaction ?? content.satisfaction;
	const about = await aboutOf(contents, content);
	return {
		evidence: evidenceOf(held), number: content.number, text: content.text, channel: content.channel, asked: content.asked, due: content.due,
		state: questionState(content, answer?.content.answered, today),
		body: await bodyName(contents, content.body),
		...(content.claimed === undefined ? {} : { claimed: content.claimed }),
		...(content.paper === undefined ? {} : { paper: content.paper }),
		...(content.assisted === undefined ? {} : { assisted: content.assisted }),
		...(satisfaction === undefined ? {} : { satisfaction }),
		...(about ? { about } : {}),
		...(answer ? { answer: answerCard(answer) } : {})
	};
}

/** The same contents, each disclosure, account and body read once: for the length of one page. */
function readingOnce(contents: Contents): Contents {
	const subjects = new Map<string, Promise<Held | undefined>>();
	const children = new Map<string, Promise<Held[]>>();
	return {
		...contents,
		bySubject: (subject) => {
			const read = subjects.get(subject) ?? contents.bySubject(subject);
			subjects.set(subject, read);
			return read as never;
		},
		ofParent: (parent, type, page) => {
			if (page) return contents.ofParent(parent, type, page);
			const read = children.get(`${parent} ${type}`) ?? contents.ofParent(parent, type);
			children.set(`${parent} ${type}`, read);
			return read as never;
		}
	};
}

/** Many questions, in the order given. */
export function questionCards(contents: Contents, list: Held<QuestionContent>[], today: Day): Promise<QuestionCard[]> {
	const once = readingOnce(contents);
	return Promise.all(list.map((held) => questionCard(once, held, today)));
}
