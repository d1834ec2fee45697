import { addDays, daysBetween, span, type Day } from '../../basics/day.ts';
import { isWorkingDay } from '../../basics/period.ts';
import type { CommunityCode, SubjectId } from '../../basics/id.ts';
import { holdsOn, type BodyContent, type OfficeContent } from '../../community/community.ts';
import { communityOf, rulesFor, type Rules } from '../../community/in-force.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import type { When } from '../../content/view.ts';
import type { Category } from '../disclosure.ts';
import { owedBy } from '../duties.ts';
import type { QuestionContent } from '../question.ts';
import { questionCard, type BodyName, type QuestionCard } from './cards.ts';
import { owing } from './owed.ts';

/** Something that an officer has to do, and by when. `from`: the first day on which it can be done, when that is still to come. */
export type OfficeTask =
	| { kind: 'publish'; due: Day; body: BodyName; category: Category; period: string; from?: Day; extended?: string; blocks?: Block[] }
	| { kind: 'answer'; due: Day; question: QuestionCard }
	| Duty;

/** What a duty is about: comments to review, reports and appeals to decide; appeals against lists of voters, applications; receptions today or not yet reported; observers; what was reported directly to the overseers; questions on matters that one's body holds; a duty of the calendar. */
export const DUTIES = ['review', 'report', 'appeal', 'roll-appeal', 'registration', 'reception', 'reception-report', 'observer-report', 'direct-report', 'matter-question', 'calendar', 'text-suggestions'] as const;

/** Something with a day of its own that other parts of the portal ask of an officer. Who has which is for whoever reads the ledger to say. */
export interface Duty {
	kind: 'duty';
	due: Day;
	what: (typeof DUTIES)[number];
	/** A number, a name, or a place and a time. */
	name: string;
	subject: SubjectId;
	/** The first words of what it is about. */
	text?: string;
	/** Where it is done, when that is no screen of the office. */
	href?: string;
}

/** Why something cannot be done yet: an earlier account is missing, so that the opening balance is; or nobody is in office who could review it. */
export type Block = { is: 'previous'; period: string } | { is: 'no-reviewer' };

/** A day of this month and what falls on it. */
export interface MonthDay {
	day: Day;
	working: boolean;
	marks: ('disclosure' | 'questioning' | 'due')[];
}

export interface OfficeDay {
	late: OfficeTask[];
	today: OfficeTask[];
	/** Due within the seven days after today. */
	week: OfficeTask[];
	later: OfficeTask[];
	month: MonthDay[];
}

/** Bodies for which somebody publishes and answers, and the questions that wait in the community. */
export interface Responsible {
	community: CommunityCode;
	publishes: readonly SubjectId[];
	answers: readonly SubjectId[];
	waiting: readonly SubjectId[];
	/** What else is asked of them. */
	duties?: readonly Duty[];
}

/** The disclosure of the period that runs now, which cannot be published before it is over: one for each duty. */
function running(body: BodyContent, disclosureDay: number, today: Day): OfficeTask[] {
	const tasks = new Map<Category, OfficeTask>();
	for (const { category, period, due } of owedBy(body, disclosureDay, addDays(today, 400))) {
		const { from, until } = span(period)!;
		if (until < today || from > today || tasks.has(category)) continue;
		tasks.set(category, { kind: 'publish', due, body: { subject: body.subject, name: body.name }, category, period, from: addDays(until, 1) });
	}
	return [...tasks.values()];
}

/** Whether anybody holds an office of an oversight committee here today. Where there is no such committee, nobody is missing. */
async function isReviewerMissing(contents: Contents, community: CommunityCode, today: Day): Promise<boolean> {
	const committees = (await contents.ofType<BodyContent>(community, 'body')).filter(({ content }) => content.kind === 'oversight_committee');
	for (const { content } of committees) {
		if ((await contents.ofParent<OfficeContent>(content.subject, 'office')).some((office) => holdsOn(office.content, today))) return false;
	}
	return committees.length > 0;
}

/** What stands in the way of the accounts among these tasks. */
async function withBlocks(contents: Contents, community: CommunityCode, tasks: OfficeTask[], today: Day): Promise<OfficeTask[]> {
	const accounts = tasks.filter((task) => task.kind === 'publish' && task.category === 'finance');
	const noReviewer = accounts.length > 0 && (await isReviewerMissing(contents, community, today));
	return tasks.map((task) => {
		if (task.kind !== 'publish' || task.category !== 'finance') return task;
		const before = accounts.find((other) => other.kind === 'publish' && other.body.subject === task.body.subject && other.due < task.due);
		const blocks: Block[] = [...(before?.kind === 'publish' ? [{ is: 'previous' as const, period: before.period }] : []), ...(noReviewer ? [{ is: 'no-reviewer' as const }] : [])];
		return blocks.length > 0 ? { ...task, blocks } : task;
	});
}

function monthOf(today: Day, rules: Rules, dues: ReadonlySet<Day>): MonthDay[] {
	const { from, until } = span(today.slice(0, 7))!;
	return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => {
		const day = addDays(from, index);
		const marks: MonthDay['marks'] = [];
		if (index + 1 === rules.disclosureDay) marks.push('disclosure');
		if (index + 1 === rules.questioningDay) marks.push('questioning');
		if (dues.has(day)) marks.push('due');
		return { day, working: isWorkingDay(day, rules.holidays), marks };
	});
}

/** What an officer has to do, late things first. Computed from what is there and what is not: nobody keeps a list. */
export async function officeDay(contents: Contents, who: Responsible, { today }: When): Promise<OfficeDay> {
	const community = await communityOf(contents, who.community);
	const { rules } = await rulesFor(contents, community?.content, today);
	const found: OfficeTask[] = (await owing(contents, who.community, rules.disclosureDay, today))
		.filter((one) => who.publishes.includes(one.body))
		.map(({ body, name, category, period, due, extended }) => ({
			kind: 'publish', due, body: { subject: body, name }, category, period, ...(extended === undefined ? {} : { extended })
		}));
	for (const subject of who.publishes) {
		const body = await contents.bySubject<BodyContent>(subject);
		if (body?.content.type === 'body') found.push(...running(body.content, rules.disclosureDay, today));
	}
	for (const subject of who.waiting) {
		const held = await contents.bySubject<QuestionContent>(subject);
		if (!held || !who.answers.includes(held.content.body)) continue;
		found.push({ kind: 'answer', due: held.content.due, question: await questionCard(contents, held as Held<QuestionContent>, today) });
	}
	found.push(...(who.duties ?? []));
	found.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
	const tasks = await withBlocks(contents, who.community, found, today);
	const week = addDays(today, 7);
	return {
		late: tasks.filter(({ due }) => due < today),
		today: tasks.filter(({ due }) => due === today),
		week: tasks.filter(({ due }) => due > today && due <= week),
		later: tasks.filter(({ due }) => due > week),
		month: monthOf(today, rules, new Set(tasks.map(({ due }) => due)))
	};
}
