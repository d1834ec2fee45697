import type { Day } from '../../basics/day.ts';
import { isSubjectId, type SubjectId } from '../../basics/id.ts';
import { inOrder } from '../../basics/order.ts';
import type { Fen } from '../../basics/money.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import { evidenceOf, type Evidence, type View } from '../../content/view.ts';
import { daysLate, type Category, type DisclosureContent } from '../disclosure.ts';
import type { FinanceTableContent } from '../finance-table.ts';
import { answerDue, type QuestionContent } from '../question.ts';
import { accountModel, type AccountModel, type Asked } from './account.ts';
import { bodyName, questionCards, tablesOf, type BodyName, type QuestionCard } from './cards.ts';

/** Three sentences for somebody who reads nothing else: the clerk's, or what can be computed, as data. */
export type Summary =
	| { is: 'given'; sentences: string[] }
	| { is: 'computed'; income: Fen; expense: Fen; closing: Fen; largest?: { summary: string; amount: Fen; percent: number }; withoutVoucher: number }
	| { is: 'none' };

/** What a page with a question form needs: what is asked about, and by when an answer would be due if it were asked today. */
export interface Asking {
	parent: SubjectId;
	table?: SubjectId;
	line?: number;
	answerDue: Day;
}

export interface DisclosurePageModel {
	proof: Evidence;
	address: string;
	category: Category;
	/** Absent on an account without a disclosure. */
	title?: string;
	period: string;
	body: BodyName;
	/** Other bodies whose accounts are in it. */
	covers: BodyName[];
	due?: Day;
	/** The day it first came out, and the day of this version. */
	published?: Day;
	revised?: Day;
	daysLate: number;
	/** Null: a review was asked for and is missing. Absent: not recorded. */
	reviewed?: Day | null;
	displayUntil?: Day;
	/** Whether the time on display is over. */
	displayOver: boolean;
	objectionUntil?: Day;
	summary: Summary;
	text?: string;
	/** The day of what it is about. */
	event?: Day;
	note?: string;
	accounts: AccountModel[];
	/** The period it is compared with, as asked for or the one before; absent when there is none. */
	versus?: string;
	/** Periods of the same account, newest first: to compare with, and the addresses of those published. */
	periods: { period: string; address?: string }[];
	versions: { version: number; published?: Day; reason?: string; recordedAt: string; seq: number; hash: string }[];
	questions: QuestionCard[];
	questionCount: number;
	/** Absent where nothing can be asked: an account without a disclosure. */
	asking?: Asking;
}

/** Most questions shown in full under a disclosure; the others are in the list of questions. */
const MOST_SHOWN = 20;
/** Most questions looked at to count how many asked about each line. */
const MOST_COUNTED = 200;
/** Most accounts of a body looked through for other periods. */
const MOST_PERIODS = 120;

function summaryOf(given: string[] | undefined, tables: FinanceTableContent[]): Summary {
	if (given && given.length > 0) return { is: 'given', sentences: given };
	if (tables.length === 0) return { is: 'none' };
	const sum = (of: (table: FinanceTableContent) => Fen) => tables.reduce((total, table) => total + of(table), 0);
	const expense = sum((table) => table.expense);
	const out = tables.flatMap((table) => table.lines.filter((line) => line.direction === 'out'));
	const top = out.length > 0 ? out.reduce((most, line) => (line.amount > most.amount ? line : most)) : undefined;
	return {
		is: 'computed', income: sum((table) => table.income), expense, closing: sum((table) => table.closing),
		...(top && expense > 0 ? { largest: { summary: top.summary, amount: top.amount, percent: Math.round((top.amount * 100) / expense) } } : {}),
		withoutVoucher: tables.flatMap((table) => table.lines).filter((line) => line.attachments === null || line.attachments === 0).length
	};
}

/** The accounts of the same body and kind, by period, newest period first. */
async function seriesOf(contents: Contents, table: FinanceTableContent): Promise<Held<FinanceTableContent>[]> {
	const all = await contents.ofType<FinanceTableContent>(table.community, 'finance-table', { limit: MOST_PERIODS });
	return all.filter(({ content }) => content.body === table.body && content.kind === table.kind).sort((a, b) => inOrder(b.content.period, a.content.period));
}

/** A disclosure, with its accounts, what has been asked, and every version. Also an account that has no disclosure, by its own subject. */
export const disclosurePage: View<DisclosurePageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.disclosure)) return undefined;
	const held = await contents.bySubject<DisclosureContent | FinanceTableContent>(params.disclosure);
	if (!held || held.content.community !== params.community) return undefined;
	if (held.content.type === 'finance-table' && held.content.parent !== undefined) return undefined;
	const disclosure = held.content.type === 'disclosure' ? held.content : undefined;
	if (!disclosure && held.content.type !== 'finance-table') return undefined;
	const tables = disclosure ? await tablesOf(contents, disclosure.subject) : [held as Held<FinanceTableContent>];
	const versions = await contents.versions<DisclosureContent>(held.content.subject);
	const posted = disclosure ? undefined : (held as Held<FinanceTableContent>).content.posted;
	const displayUntil = disclosure?.displayUntil ?? posted?.displayUntil;
	const published = disclosure?.published ?? posted?.published;
	const note = held.content.note;

	const questions = disclosure ? await contents.ofParent<QuestionContent>(disclosure.subject, 'question', { limit: MOST_COUNTED }) : [];
	const questionCount = questions.length < MOST_COUNTED ? questions.length : await contents.count(held.content.subject, 'question');
	const asked = (table: SubjectId): Asked => {
		const counts = new Map<number, number>();
		for (const { content } of questions) if (content.table === table && content.line !== undefined) counts.set(content.line, (counts.get(content.line) ?? 0) + 1);
		return { counts, more: questionCount > questions.length };
	};

	const after = /^\d{1,5}$/.test(params.after ?? '') ? Number(params.after) : 0;
	const series = tables[0] ? await seriesOf(contents, tables[0].content) : [];
	const others = series.filter((other) => other.content.period !== held.content.period);
	const wished = others.find((other) => other.content.period === params.vs);
	const versus = params.vs === 'none' ? undefined : (wished ?? others.find((other) => other.content.period < held.content.period))?.content.period;
	const accounts = await Promise.all(
		tables.map(async (table, index) => {
			const before = versus && (index === 0 ? series : await seriesOf(contents, table.content)).find((other) => other.content.period === versus);
			return accountModel(table.content, index, asked(table.content.subject), before ? before.content : undefined, after);
		})
	);
	const base = `/${held.content.community}/disclosures`;
	const { rules } = await rulesFor(contents, (await communityOf(contents, params.community))?.content, when.today);
	return {
		proof: evidenceOf(held), address: `${base}/${held.content.subject}`, category: disclosure?.category ?? 'finance', period: held.content.period,
		...(disclosure ? { title: disclosure.title } : {}),
		body: await bodyName(contents, held.content.body),
		covers: await Promise.all((disclosure?.covers ?? []).map((body) => bodyName(contents, body))),
		daysLate: disclosure ? daysLate(disclosure.due, disclosure.published) : 0,
		...(published === undefined ? {} : { published }),
		...(disclosure?.revised === undefined ? {} : { revised: disclosure.revised }),
		...(disclosure?.due === undefined ? {} : { due: disclosure.due }),
		...(disclosure?.reviewed === undefined ? {} : { reviewed: disclosure.reviewed }),
		...(displayUntil === undefined ? {} : { displayUntil }),
		displayOver: displayUntil !== undefined && displayUntil < when.today,
		...(disclosure?.objectionUntil === undefined ? {} : { objectionUntil: disclosure.objectionUntil }),
		...(disclosure?.event === undefined ? {} : { event: disclosure.event }),
		...(note === undefined ? {} : { note }),
		summary: summaryOf(disclosure?.summary, tables.map((table) => table.content)),
		...(disclosure?.text === undefined ? {} : { text: disclosure.text }),
		accounts,
		...(versus === undefined ? {} : { versus }),
		periods: series.map(({ content }) => ({ period: content.period, address: `${base}/${content.parent ?? content.subject}` })),
		versions: versions.map((version) => ({
			version: version.version, recordedAt: version.recordedAt, seq: version.seq, hash: version.hash,
			...((version.content.revised ?? version.content.published) === undefined ? {} : { published: version.content.revised ?? version.content.published }),
			...(version.content.reason === undefined ? {} : { reason: version.content.reason })
		})),
		questions: await questionCards(contents, questions.slice(0, MOST_SHOWN), when.today),
		questionCount,
		...(disclosure ? { asking: { parent: disclosure.subject, answerDue: answerDue(when.today, rules) } } : {})
	};
};
