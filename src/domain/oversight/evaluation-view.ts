import { isSubjectId, type SubjectId } from '../basics/id.ts';
import type { BodyContent } from '../community/community.ts';
import type { Content, Held } from '../content/content.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { resultsOf, type AppraisalContent, type EvaluationContent } from '../evaluation/evaluation.ts';
import { SATISFACTION, type EvaluationCloseContent, type EvaluationOpeningContent } from '../evaluation/opening.ts';
import { gradeMean } from '../evaluation/score.ts';

/** What came out for one item: how many gave each answer, and the index in thousandths or the mean in tenths. */
export interface ItemResult {
	name: string;
	office?: SubjectId;
	counts: { answer: string; count: number }[];
	index?: number;
	passed?: boolean;
	mean?: number;
}

export interface EvaluationPageModel {
	proof: Evidence;
	opening: Omit<EvaluationOpeningContent, keyof Content | 'body' | 'host'> & { evidence: Evidence };
	body: { subject: SubjectId; name: string };
	state: 'announced' | 'open' | 'ended' | 'closed';
	/** Answers to choose from, by their keys or, of an appraisal, by their names. */
	answers: string[];
	result?: { evidence: Evidence; returned: number; issued: number; channels: { channel: string; count: number }[]; items: ItemResult[] };
}

function itemsOf(content: EvaluationContent | AppraisalContent): ItemResult[] {
	if (content.type === 'appraisal') {
		const points = Object.fromEntries(content.grades.map(({ grade, points: worth }) => [grade, worth]));
		return content.rows.map(({ target, office, counts }) => {
			const mean = gradeMean(Object.fromEntries(counts.map(({ grade, count }) => [grade, count])), points, 1);
			return { name: target, ...(office ? { office } : {}), counts: counts.map(({ grade, count }) => ({ answer: grade, count })), ...(mean === undefined ? {} : { mean }) };
		});
	}
	const results = resultsOf(content);
	return content.rows.map((row, index) => ({
		name: row.item ?? '', counts: SATISFACTION.map((answer) => ({ answer, count: row[answer] })),
		...(results[index]?.index === undefined ? {} : { index: results[index].index, passed: results[index].passed === true })
	}));
}

/** An evaluation or appraisal: what is asked and of whom; once it is closed, what came out, or that too few came back. */
export const evaluationPage: View<EvaluationPageModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.evaluation)) return undefined;
	const held = await contents.bySubject<EvaluationOpeningContent>(params.evaluation);
	if (held?.content.type !== 'evaluation-opening' || held.content.community !== params.community) return undefined;
	const opening = held.content;
	const body = await contents.bySubject<BodyContent>(opening.body);
	const [close] = await contents.ofParent<EvaluationCloseContent>(opening.subject, 'evaluation-close');
	const result = close && ((await contents.bySubject(close.content.result)) as Held<EvaluationContent | AppraisalContent> | undefined);
	const channels = result?.content.type === 'evaluation' ? (result.content.channels ?? []) : [];
	return {
		proof: evidenceOf(held), opening: { ...opening, evidence: evidenceOf(held) }, body: { subject: opening.body, name: body?.content.name ?? '' },
		state: result ? 'closed' : today < opening.opens ? 'announced' : today <= opening.closes ? 'open' : 'ended',
		answers: opening.kind === 'satisfaction' ? [...SATISFACTION] : opening.grades!.map(({ grade }) => grade),
		...(result ? { result: { evidence: evidenceOf(result), returned: result.content.returned, issued: result.content.issued, channels, items: itemsOf(result.content) } } : {})
	};
};
