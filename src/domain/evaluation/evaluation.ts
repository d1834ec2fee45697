import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import { satisfactionIndex, type Weights } from './score.ts';

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
}

/** Fewer valid forms than this, and no result is shown: it would say who said what. */
export const LEAST_FORMS = 5;

/** The index of each row in thousandths, and whether it passes; nothing below the least number of forms. */
export function resultsOf(evaluation: Pick<EvaluationContent, 'rows' | 'weights' | 'pass'>): { item?: string; valid: number; index?: number; passed?: boolean }[] {
	return evaluation.rows.map(({ item, ...counts }) => {
		const index = satisfactionIndex(counts, evaluation.weights, LEAST_FORMS);
		return {
			...(item === undefined ? {} : { item }), valid: counts.satisfied + counts.basically + counts.dissatisfied,
			...(index === undefined ? {} : { index, passed: index >= evaluation.pass })
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
}
