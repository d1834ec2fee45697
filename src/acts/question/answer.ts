import type { AnswerContent, QuestionContent } from '#domain/disclosure/question.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act, type Permission } from '../act.ts';
import { officeAnswering } from '../answering.ts';
import { refusal } from '../refusal.ts';
import { AnswerQuestion } from './answer.input.ts';
import { MEMBERS } from './clerks.ts';

const MAY: readonly Permission[] = [MEMBERS];

/** A member of the body that was asked answers in its name. Possible after the deadline too; then it is late, and the page says so. */
export const answer = act({
	name: 'question.answer',
	input: AnswerQuestion,
	may: MAY,
	on: { object: 'question', states: { open: 'done', answered: 'question.already-answered' } },
	refusals: ['object.not-found', 'question.already-answered', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const question = await tx.records.contents.bySubject<QuestionContent>(input.question);
		if (!question || question.content.type !== 'question' || question.content.community !== input.community) return err(refusal('object.not-found'));
		const office = await officeAnswering(tx, MAY, caller, question.content.body);
		if (!office) return err(refusal('caller.not-allowed'));
		if (await tx.records.disclosures.isAnswered(input.question)) return err(refusal('question.already-answered'));
		const content: AnswerContent = {
			type: 'answer', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.question,
			text: input.text, by: `${office.bodyName} ${office.holder}`, answered: tx.today
		};
		await tx.write(content, office.office, { first: true });
		return ok({ subject: content.subject, number: question.content.number, late: tx.today > question.content.due ? 1 : 0 });
	}
});
