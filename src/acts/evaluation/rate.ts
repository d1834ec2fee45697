import { err, ok } from '#domain/basics/result.ts';
import { answersFit, type EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import { act } from '../act.ts';
import { ORGANISERS, organiserOf } from '../poll/may.ts';
import { refusal } from '../refusal.ts';
import { RateEvaluation } from './rate.input.ts';

/**
 * Hands in a form. Anonymous on screen only: who has taken part, what was answered and what was added in words are rows apart, with nothing in common
 * and no time, and the book of deliveries keeps none of them. Handed in twice, the first one stays.
 */
export const rate = act({
	name: 'evaluation.rate',
	input: RateEvaluation,
	may: [{ who: 'resident' }, ...ORGANISERS],
	on: { object: 'evaluation', states: { announced: 'evaluation.not-open', open: 'done', ended: 'evaluation.closed', closed: 'evaluation.closed' } },
	refusals: ['object.not-found', 'input.invalid', 'caller.not-allowed', 'evaluation.not-open', 'evaluation.closed', 'evaluation.not-on-list', 'evaluation.yourself'],
	limit: { count: 600, per: 'hour' },
	secret: true,
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { contents, evaluations, polls, communities } = tx.records;
		const held = await contents.bySubject<EvaluationOpeningContent>(input.evaluation);
		if (held?.content.type !== 'evaluation-opening' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const opening = held.content;
		if ((input.n === undefined) !== (input.channel === undefined)) return err(refusal('input.invalid', { fields: [{ path: input.n === undefined ? 'n' : 'channel', code: 'missing' }] }));
		if (input.n !== undefined && !organiserOf(ORGANISERS, caller, input.community, opening.host)) return err(refusal('caller.not-allowed'));
		if (tx.today < opening.opens) return err(refusal('evaluation.not-open', { params: { day: opening.opens } }));
		if (tx.today > opening.closes) return err(refusal('evaluation.closed', { params: { day: opening.closes } }));
		const line = input.n === undefined ? await polls.lineOf(input.evaluation, caller.person) : await polls.line(input.evaluation, input.n);
		if (!line) return err(refusal('evaluation.not-on-list'));
		if (!answersFit(opening, input.answers)) return err(refusal('input.invalid', { fields: [{ path: 'answers', code: 'malformed' }] }));
		if (input.remark !== undefined && !opening.remarks) return err(refusal('input.invalid', { fields: [{ path: 'remark', code: 'unknown' }] }));
		for (const [index, { office }] of opening.items.entries()) {
			if (office && input.answers[index] !== -1 && (await communities.holderOf(office)) === line.person) return err(refusal('evaluation.yourself'));
		}
		if (await evaluations.hasTaken(input.evaluation, line.n)) return ok({ number: opening.number, first: 0 });
		const key = () => tx.random(6).reduce((sum, byte) => sum * 256 + byte, 0);
		await evaluations.take(input.evaluation, line.n, { id: key(), channel: input.channel ?? 'portal', answers: input.answers });
		if (input.remark !== undefined) await evaluations.addRemark(input.evaluation, key(), input.remark);
		return ok({ number: opening.number, first: 1 });
	}
});
