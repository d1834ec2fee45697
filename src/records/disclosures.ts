import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import type { AnswerContent, QuestionContent } from '#domain/disclosure/question.ts';
import type { Db } from './database.server.ts';
import { partsOf } from './numbers.ts';
import type { Projection } from './projection.ts';
import { answers, disclosures, financeTables, questions } from './tables/disclosure.ts';

export const disclosureProjection: Projection<DisclosureContent> = {
	type: 'disclosure', name: 'disclosures', table: disclosures,
	row: (content) => ({
		community: content.community, body: content.body, category: content.category, title: content.title, period: content.period,
		due: content.due ?? null, published: content.published
	})
};

export const financeTableProjection: Projection<FinanceTableContent> = {
	type: 'finance-table', name: 'finance_tables', table: financeTables,
	row: (content) => ({
		community: content.community, disclosure: content.parent ?? null, body: content.body, kind: content.kind, period: content.period,
		opening: content.opening, closing: content.closing, income: content.income, expense: content.expense, lines: content.lines.length
	})
};

export const questionProjection: Projection<QuestionContent> = {
	type: 'question', name: 'questions', table: questions,
	row: (content) => ({
		community: content.community, parent: content.parent ?? null, body: content.body, ...partsOf(content.number), number: content.number,
		asked: content.asked, due: content.due
	})
};

export const answerProjection: Projection<AnswerContent> = {
	type: 'answer', name: 'answers', table: answers,
	row: (content) => ({ community: content.community, question: content.parent ?? '', answered: content.answered })
};

/** Lists for the office: accounts of a body, questions that wait. */
export function prepareDisclosures(db: Db) {
	const place = sql.placeholder;
	const tablesBefore = db.select().from(financeTables)
		.where(and(eq(financeTables.body, place('body')), eq(financeTables.kind, place('kind')), lt(financeTables.period, place('period'))))
		.orderBy(desc(financeTables.period)).limit(1).prepare();
	const tableOf = db.select().from(financeTables)
		.where(and(eq(financeTables.body, place('body')), eq(financeTables.kind, place('kind')), eq(financeTables.period, place('period')))).prepare();
	const tablesOf = db.select().from(financeTables).where(eq(financeTables.body, place('body'))).orderBy(desc(financeTables.period)).prepare();
	const waiting = db
		.select({ subject: questions.subject, number: questions.number, body: questions.body, asked: questions.asked, due: questions.due })
		.from(questions).leftJoin(answers, eq(answers.question, questions.subject))
		.where(and(eq(questions.community, place('community')), isNull(answers.subject))).orderBy(asc(questions.due), asc(questions.number)).prepare();
	const answered = db.select({ subject: answers.subject }).from(answers).where(eq(answers.question, place('question'))).prepare();
	const lastSerial = db.select({ serial: sql<number | null>`max(${questions.serial})` }).from(questions)
		.where(and(eq(questions.community, place('community')), eq(questions.year, place('year')))).prepare();
	return {
		/** The account of this body and kind for the nearest earlier period, for the chain of balances. */
		tableBefore: async (body: string, kind: string, period: string) => tablesBefore.get({ body, kind, period }),
		tableOf: async (body: string, kind: string, period: string) => tableOf.get({ body, kind, period }),
		tablesOf: async (body: string) => tablesOf.all({ body }),
		questionsWaiting: async (community: string) => waiting.all({ community }),
		isAnswered: async (question: string) => answered.get({ question }) !== undefined,
		/** The serial the next question of this community and year gets. */
		nextSerial: async (community: string, year: string) => (lastSerial.get({ community, year })?.serial ?? 0) + 1
	};
}
