import { canonical, type Json } from '../basics/canonical-json.ts';
import type { AppraisalContent, EvaluationContent } from '../evaluation/evaluation.ts';
import { countAppraisal, countSatisfaction, type EvaluationCloseContent, type EvaluationFormContent, type EvaluationOpeningContent } from '../evaluation/opening.ts';
import type { Content } from '../content/content.ts';
import type { Entry } from '../record/entry.ts';
import type { Finding, Findings } from './finding.ts';

type Where = Required<Pick<Finding, 'seq' | 'subject'>>;
type ResultContent = EvaluationContent | AppraisalContent;

const alike = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && canonical(a as Json) === canonical(b as Json));
const shown = (value: unknown): string | number => (typeof value === 'number' ? value : value === undefined ? '–' : typeof value === 'string' ? value : canonical(value as Json).slice(0, 60));

/** Of a result: what was fixed before, by kind. */
const FIXED = { evaluation: ['title', 'host', 'body', 'weights', 'pass'], appraisal: ['title', 'host', 'grades'] } as const;
const COUNTED = { evaluation: ['returned', 'rows', 'channels', 'invalid'], appraisal: ['returned', 'rows'] } as const;

/**
 * Recounts every evaluation of a log. All its forms stand right before its result, in one batch: whoever has them counts again; whoever sees
 * their hashes alone counts how many there are. `evaluations` of the counts are those that were looked at, `recounted` those from their forms.
 */
export function startEvaluationMeaning(findings: Findings, counts: { evaluations: number; recounted: number }) {
	const openings = new Map<string, EvaluationOpeningContent>();
	/** By the subject of the result: what it was laid before, and how many forms it says. */
	const closed = new Map<string, { parent: string | undefined; returned: number }>();
	/** Forms that came since the last evaluation was closed, and how many hidden ones are among them. */
	let forms: EvaluationFormContent[] = [];
	let batch = 0;
	/** By opening: how many pairs of people had been made one before it. */
	const mergedBefore = new Map<string, number>();
	let merged = 0;

	function compare(result: ResultContent, opening: EvaluationOpeningContent, where: Where): void {
		const { number } = opening;
		const has = result as unknown as Record<string, unknown>;
		const differs = (field: string, expected: unknown) => {
			if (!alike(expected, has[field])) findings.add({ check: 'evaluation-differs', ...where, params: { number, field, expected: shown(expected), found: shown(has[field]) } });
		};
		for (const field of FIXED[result.type]) differs(field, opening[field]);
		differs('parent', opening.parent);
		const same = result.same ?? { lines: 0, forms: 0 };
		differs('issued', opening.electorate.count - same.lines);
		differs('returned', batch - same.forms);
		// A pair of entries becomes one in a line of the record; nobody is left out or counted off without one, and no form without its line.
		const most = Math.min(same.lines, merged - mergedBefore.get(opening.subject)!);
		if (same.lines > most || same.forms > most) findings.add({ check: 'evaluation-differs', ...where, params: { number, field: 'same', expected: most, found: Math.max(same.lines, same.forms) } });
		const own = forms.filter(({ parent }) => parent === opening.subject);
		if (own.length !== batch) return;
		counts.recounted++;
		const again: object = result.type === 'evaluation' ? countSatisfaction(opening, own, same.forms) : countAppraisal(opening, own, same.forms);
		for (const field of COUNTED[result.type]) if (field !== 'returned') differs(field, (again as Record<string, unknown>)[field]);
	}

	return {
		/** Where a result was laid, by its subject. */
		closed: (subject: string | undefined) => (subject === undefined ? undefined : closed.get(subject)),
		opening(content: EvaluationOpeningContent, where: Where): void {
			if (openings.has(content.subject)) findings.add({ check: 'evaluation-terms-changed', ...where, params: { number: content.number } });
			else {
				openings.set(content.subject, content);
				mergedBefore.set(content.subject, merged);
			}
		},
		/** An entry whose content is not public, at hand or not. */
		arrived(entry: Pick<Entry, 'act'>, content: Content | undefined): void {
			if (entry.act === 'person.merge') merged++;
			if (entry.act !== 'evaluation.close') return;
			batch++;
			if (content?.type === 'evaluation-form') forms.push(content as EvaluationFormContent);
		},
		/** What was added to a form in words waits for review: its entry is hidden, and no form. */
		waits(): void {
			batch--;
		},
		result(content: ResultContent, where: Where): void {
			counts.evaluations++;
			const opening = openings.get(content.opening ?? '');
			closed.set(content.subject, { parent: content.parent, returned: content.returned + (content.same?.forms ?? 0) });
			if (opening) compare(content, opening, where);
			else findings.add({ check: 'evaluation-without-opening', ...where, params: { title: content.title } });
			forms = [];
			batch = 0;
		},
		close(content: EvaluationCloseContent, where: Where): void {
			const result = closed.get(content.result);
			const number = openings.get(content.parent ?? '')?.number ?? content.title;
			if (result?.returned !== content.forms) findings.add({ check: 'evaluation-differs', ...where, params: { number, field: 'returned', expected: result?.returned ?? '–', found: content.forms } });
		}
	};
}
