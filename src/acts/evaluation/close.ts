import { toHex } from '#domain/basics/bytes.ts';
import { endOfDay } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { AppraisalContent, EvaluationContent } from '#domain/evaluation/evaluation.ts';
import { countAppraisal, countSatisfaction, isShowable, type EvaluationCloseContent, type EvaluationFormContent, type EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import { act } from '../act.ts';
import { say, SAYING_REFUSALS } from '../comment/say.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { CloseEvaluation } from './close.input.ts';

/**
 * Closes an evaluation when its last day is over: all forms enter the record in one batch, in an order that was drawn, as contents of the office;
 * the counts are published, and what was added in words as comments, each apart from every answer, those that name somebody after review; with how many people turned out to be listed twice, or only how many came back where they are too few. Then the rows that said who took part are gone.
 */
export const closeEvaluation = act({
	name: 'evaluation.close',
	input: CloseEvaluation,
	may: [{ who: 'clock' }],
	on: { object: 'evaluation', states: { announced: 'evaluation.not-over', open: 'evaluation.not-over', ended: 'done', closed: 'evaluation.closed' } },
	refusals: ['evaluation.not-over', 'evaluation.closed', ...SAYING_REFUSALS],
	community: (input) => input.community,
	async decide(tx, input) {
		const { contents, evaluations } = tx.records;
		const held = await contents.bySubject<EvaluationOpeningContent>(input.evaluation);
		if (held?.content.type !== 'evaluation-opening' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const opening = held.content;
		if (tx.today <= opening.closes) return err(refusal('evaluation.not-over', { params: { day: opening.closes } }));
		if ((await contents.ofParent(input.evaluation, 'evaluation-close')).length > 0) return err(refusal('evaluation.closed', { params: { day: opening.closes } }));
		const happenedAt = endOfDay(opening.closes, tx.zone);
		const forms = await evaluations.formsOf(input.evaluation);
		const same = await evaluations.samePeople(input.evaluation);
		const fresh = () => subjectIdOf(tx.random(16));
		const base = { v: 1, community: input.community, lang: 'zh-CN' } as const;
		for (const { channel, answers } of forms) {
			const form: EvaluationFormContent = { ...base, type: 'evaluation-form', subject: fresh(), parent: input.evaluation, channel, answers };
			await tx.write(form, 'clock', { first: true, audience: 'office', happenedAt });
		}
		const shared = { ...base, subject: fresh(), parent: opening.parent!, title: opening.title, on: opening.closes, host: opening.host, issued: opening.electorate.count - same.lines, opening: input.evaluation, ...(same.lines > 0 ? { same } : {}) };
		const result: EvaluationContent | AppraisalContent = opening.kind === 'satisfaction'
			? { ...shared, type: 'evaluation', body: opening.body, ...countSatisfaction(opening, forms, same.forms), weights: opening.weights!, pass: opening.pass! }
			: { ...shared, type: 'appraisal', year: Number(opening.closes.slice(0, 4)), grades: opening.grades!, ...countAppraisal(opening, forms, same.forms) };
		await tx.write(result, 'clock', { first: true, happenedAt });
		const close: EvaluationCloseContent = { ...base, type: 'evaluation-close', subject: fresh(), parent: input.evaluation, title: opening.title, result: result.subject, forms: forms.length };
		await tx.write(close, 'clock', { first: true, happenedAt });
		if (isShowable(opening, forms.length, same.forms)) {
			for (const text of await evaluations.remarksOf(input.evaluation)) {
				const remark = { community: input.community, subject: fresh(), parent: input.evaluation, text };
				const said = await say(tx, remark, { words: { stance: 'none', author: `p-${toHex(tx.random(8))}`, channel: 'evaluation_form' }, actor: 'clock' });
				if (!said.ok) return said;
			}
		}
		await evaluations.forget(input.evaluation);
		if (opening.parent !== opening.body) await layBefore(tx, opening.parent!, { what: 'evaluation', ref: result.subject, body: opening.body }, 'clock');
		return ok({ subject: result.subject, number: opening.number, forms: forms.length });
	}
});
