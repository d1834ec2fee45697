import type { AnswerRatingContent, QuestionContent } from '#domain/disclosure/question.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { RateAnswer } from './rate.input.ts';

/**
 * Whoever asked says how they take the answer, in public, under the pseudonym that they asked by; nobody else can. Said again, the newest counts, and
 * what was said before stays in the record.
 */
export const rateAnswer = act({
	name: 'question.rate',
	input: RateAnswer,
	may: [{ who: 'resident' }],
	on: { object: 'question', states: { open: 'question.not-answered', answered: 'done' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'question.day-in-future', 'question.not-answered', 'delivery.id-used'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const { contents, disclosures, record } = tx.records;
		const question = await contents.bySubject<QuestionContent>(input.question);
		if (question?.content.type !== 'question' || question.content.community !== input.community) return err(refusal('object.not-found'));
		if ((await record.author(input.question)) !== caller.person) return err(refusal('caller.not-allowed'));
		if (!(await disclosures.isAnswered(input.question))) return err(refusal('question.not-answered'));
		const [before] = await contents.ofParent<AnswerRatingContent>(input.question, 'answer-rating');
		const { number, asker } = question.content;
		if (before?.content.satisfaction === input.satisfaction) return ok({ subject: before.content.subject, number });
		const rating: AnswerRatingContent = {
			type: 'answer-rating', v: 1, community: input.community, subject: before?.content.subject ?? input.subject, lang: 'zh-CN', parent: input.question,
			satisfaction: input.satisfaction, rated: tx.today
		};
		await tx.write(rating, asker, before ? {} : { first: true });
		return ok({ subject: rating.subject, number });
	}
});
