import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import { satisfactionIndex, type Satisfaction, type Weights } from './score.ts';

/**
 * People of the frozen list who turned out to be somebody else on it: how many lines of theirs are not asked, and how many forms had come by both
 * lines before that was known. Nobody can tell which forms those are, so they are among the counts, and no verdict rests on them.
 */
export interface SamePeople {
	lines: number;
	forms: number;
}

/** What people say afterwards of how it went. `parent` is the matter, where it belongs to one; forms are counted, never shown one by one. */
export interface EvaluationContent extends Content {
	type: 'evaluation';
	title: string;
	on: Day;
	/** The body that is judged, and the one that held it. */
	body: SubjectId;
	host: SubjectId;
	issued: number;
	returned: number;
	invalid: number;
	/** One row for each thing asked about; of a single question, one without a name. */
	rows: { item?: string; satisfied: number; basically: number; dissatisfied: number }[];
	channels?: { channel: string; count: number }[];
	complaints?: string[];
	/** In thousandths; published with the result so that anybody can compute it again. */
	weights: Weights;
	/** In thousandths: from here on it counts as passed. */
	pass: number;
	/** What it was asked by; absent where it was held elsewhere. Without rows, too few forms came back. */
	opening?: SubjectId;
	/** Absent where nobody was listed twice. `issued` and `returned` count people, once each. */
	same?: SamePeople;
}

/** Fewer valid forms than this, and no result is shown: it would say who said what. */
export const LEAST_FORMS = 5;

/** The counts of a row without the forms that would help it most: what is left if those were the ones too many. */
function atWorst({ satisfied, basically, dissatisfied }: Satisfaction, forms: number): Satisfaction {
	const best = Math.min(satisfied, forms);
	const next = Math.min(basically, forms - best);
	return { satisfied: satisfied - best, basically: basically - next, dissatisfied: dissatisfied - (forms - best - next) };
}

/**
 * The index of each row in thousandths, and whether it passes; nothing below the least number of forms. Where forms of the same people are among
 * them, it passes only if it does whichever of the forms are taken out.
 */
export function resultsOf(evaluation: Pick<EvaluationContent, 'rows' | 'weights' | 'pass' | 'same'>): { item?: string; valid: number; index?: number; passed?: boolean }[] {
	return evaluation.rows.map(({ item, ...counts }) => {
		const index = satisfactionIndex(counts, evaluation.weights, LEAST_FORMS);
		const worst = satisfactionIndex(atWorst(counts, evaluation.same?.forms ?? 0), evaluation.weights, 1) ?? 0;
		return {
			...(item === undefined ? {} : { item }), valid: counts.satisfied + counts.basically + counts.dissatisfied,
			...(index === undefined ? {} : { index, passed: index >= evaluation.pass && worst >= evaluation.pass })
		};
	});
}

/** How office-holders are judged once a year, by grades. `parent` is the body that is judged. Counted, never shown one by one. */
export interface AppraisalContent extends Content {
	type: 'appraisal';
	title: string;
	year?: number;
	on: Day;
	host: SubjectId;
	issued: number;
	returned: number;
	/** From the best to the worst, with their points in tenths. */
	grades: { grade: string; points: number }[];
	rows: { target: string; office?: SubjectId; counts: { grade: string; count: number }[]; invalid: number }[];
	/** Raters besides the representatives: weights in thousandths, scores and total in hundredths. */
	composite?: { raters: { rater: string; weight: number; score: number }[]; total: number };
	note?: string;
	/** What it was asked by; absent where it was held elsewhere. */
	opening?: SubjectId;
	/** As of an evaluation. */
	same?: SamePeople;
}
