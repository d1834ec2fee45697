import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { AppraisalContent, EvaluationContent } from './evaluation.ts';
import { LEAST_FORMS } from './evaluation.ts';
import type { Weights } from './score.ts';

/** How people can hand in a form. */
export const FORM_CHANNELS = ['portal', 'onsite_paper', 'paper_slip', 'telephone'] as const;
export type FormChannel = (typeof FORM_CHANNELS)[number];

/** Answers to a question of satisfaction, in the order of the form. */
export const SATISFACTION = ['satisfied', 'basically', 'dissatisfied'] as const;

/** Longest remark on a form, in characters. */
export const MOST_REMARK = 200;

/** Most things that one form asks about. */
export const MOST_ITEMS = 20;

/**
 * What is fixed before people say how it went. `parent` is the matter, or of an appraisal the body that is judged. It is anonymous on screen
 * only: rows stand apart, no time is kept, and everything enters the record in one batch at the close.
 */
export interface EvaluationOpeningContent extends Content {
	type: 'evaluation-opening';
	number: string;
	kind: 'satisfaction' | 'appraisal';
	title: string;
	/** The body that is judged. */
	body: SubjectId;
	host: SubjectId;
	/** Things asked about; of an appraisal, office-holders with their offices. */
	items: { name: string; office?: SubjectId }[];
	electorate: { subject: SubjectId; hash: string; number: string; count: number };
	opens: Day;
	/** The last day. */
	closes: Day;
	/** Of satisfaction, in thousandths. */
	weights?: Weights;
	pass?: number;
	/** Of an appraisal, from the best to the worst, with points in tenths. */
	grades?: { grade: string; points: number }[];
	/** Fewer forms than this, and nothing is shown. */
	least: number;
	/** There is room for a few words on the form. They are kept apart from the answers, and published as comments in one batch, in an order that was drawn. */
	remarks?: true;
	announced: Day;
	by: string;
}

/** That an evaluation is over: where its result stands, and how many forms came back. `parent` is the opening. */
export interface EvaluationCloseContent extends Content {
	type: 'evaluation-close';
	title: string;
	result: SubjectId;
	forms: number;
}

/** One form as the office keeps it, after the close; nothing in it says whose it was or when. `parent` is the opening. */
export interface EvaluationFormContent extends Content {
	type: 'evaluation-form';
	channel: FormChannel;
	/** By item: the place of the answer, from 0; of an appraisal -1 where somebody was left out. */
	answers: number[];
}

/** Grades that an appraisal is held with where nobody says otherwise, in tenths of points. Source: domain papers, a proposal. */
export const USUAL_GRADES = [{ grade: '优秀', points: 1000 }, { grade: '称职', points: 850 }, { grade: '基本称职', points: 700 }, { grade: '不称职', points: 400 }] as const;
export const USUAL_WEIGHTS: Weights = { satisfied: 1000, basically: 600, dissatisfied: 0 };
export const USUAL_PASS = 800;

/** Whether a form answers what was asked. */
export function answersFit(opening: Pick<EvaluationOpeningContent, 'kind' | 'items' | 'grades'>, answers: readonly number[]): boolean {
	const choices = opening.kind === 'satisfaction' ? SATISFACTION.length : opening.grades!.length;
	return answers.length === opening.items.length && answers.every((answer) => answer >= (opening.kind === 'appraisal' ? -1 : 0) && answer < choices);
}

type Counted = Pick<EvaluationContent, 'returned' | 'invalid' | 'rows' | 'channels'>;

/** How many forms came each way. */
function channelsOf(forms: readonly Pick<EvaluationFormContent, 'channel'>[]): { channel: FormChannel; count: number }[] {
	return FORM_CHANNELS.flatMap((channel) => {
		const count = forms.filter((form) => form.channel === channel).length;
		return count === 0 ? [] : [{ channel, count }];
	});
}

/** Whether enough people answered for anything of it to be shown, their remarks too. */
export function isShowable({ least }: Pick<EvaluationOpeningContent, 'least'>, forms: number, twice = 0): boolean {
	return forms - twice >= Math.max(least, LEAST_FORMS);
}

/** Counts forms of satisfaction, `twice` of them by people who had handed one in already; nothing but the number of people below the least. */
export function countSatisfaction(opening: EvaluationOpeningContent, forms: readonly Pick<EvaluationFormContent, 'channel' | 'answers'>[], twice = 0): Counted {
	const shown = isShowable(opening, forms.length, twice);
	const count = (item: number, answer: number) => forms.filter(({ answers }) => answers[item] === answer).length;
	return {
		returned: forms.length - twice, invalid: 0, channels: shown ? channelsOf(forms) : [],
		rows: shown ? opening.items.map(({ name }, item) => ({ item: name, satisfied: count(item, 0), basically: count(item, 1), dissatisfied: count(item, 2) })) : []
	};
}

/** Counts an appraisal, `twice` forms of it by people who had handed one in already; nothing but the number of people below the least, for all and for each. */
export function countAppraisal(opening: EvaluationOpeningContent, forms: readonly Pick<EvaluationFormContent, 'answers'>[], twice = 0): Pick<AppraisalContent, 'returned' | 'rows'> {
	const least = Math.max(opening.least, LEAST_FORMS);
	const rows = opening.items.flatMap(({ name, office }, item) => {
		const given = forms.map(({ answers }) => answers[item]!).filter((answer) => answer >= 0);
		if (given.length - twice < least) return [];
		const counts = opening.grades!.map(({ grade }, index) => ({ grade, count: given.filter((answer) => answer === index).length }));
		return [{ target: name, ...(office ? { office } : {}), counts, invalid: 0 }];
	});
	return { returned: forms.length - twice, rows };
}

/** Whether an office-holder was found not competent: more than half of the forms gave the lowest grade, also without the `twice` forms of people who had handed one in already. */
export function foundIncompetent(row: Pick<AppraisalContent['rows'][number], 'counts'>, twice = 0): boolean {
	const all = row.counts.reduce((sum, { count }) => sum + count, 0);
	return all > 0 && 2 * (row.counts.at(-1)!.count - twice) > all - twice;
}

/** Found not competent in two successive years: which, and the day of the second result, from which the office is to be ended. */
export interface TwiceFound {
	first: number;
	second: number;
	on: Day;
}

/** Whether the appraisals of an office raise the duty to act: by the first two successive years in which it was found not competent. */
export function twiceFound(appraisals: readonly Pick<AppraisalContent, 'rows' | 'year' | 'on' | 'same'>[], office: SubjectId): TwiceFound | undefined {
	const years = new Map<number, Day>();
	for (const { rows, year, on, same } of appraisals) {
		const row = rows.find((one) => one.office === office);
		if (row && year !== undefined && foundIncompetent(row, same?.forms)) years.set(year, on);
	}
	const first = [...years.keys()].sort((a, b) => a - b).find((year) => years.has(year + 1));
	return first === undefined ? undefined : { first, second: first + 1, on: years.get(first + 1)! };
}

/** What says that such an office ends, by the law under which its body stands. */
export const TWICE_CLAUSE = { village: '村民委员会组织法(2025修正)§38', urban: '城市居民委员会组织法(2025修订)§37' } as const;
