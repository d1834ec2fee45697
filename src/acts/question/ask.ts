import { answerDue, type QuestionContent } from '#domain/disclosure/question.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { bodyAsked } from './about.ts';
import { AskQuestion } from './ask.input.ts';

/**
 * A resident asks about something published, or about one line of it. The clock for the answer starts on the day it is delivered;
 * the day the device claims is shown beside it. The public sees a pseudonym that is fresh for this question.
 */
export const ask = act({
	name: 'question.ask',
	input: AskQuestion,
	may: [{ who: 'resident' }],
	refusals: ['object.not-found', 'question.line-unknown', 'question.day-in-future', 'delivery.id-used'],
	limit: { count: 20, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const body = await bodyAsked(tx, input);
		if (!body.ok) return body;
		const year = tx.today.slice(0, 4);
		const rules = await rulesIn(tx, input.community);
		const serial = await tx.records.disclosures.nextSerial(input.community, year);
		const asker = `p-${toHex(tx.random(8))}`;
		const question: QuestionContent = {
			type: 'question', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.parent,
			number: `${input.community}-Q-${year}-${String(serial).padStart(4, '0')}`,
			body: body.value, text: input.text, channel: 'portal', asker, asked: tx.today,
			due: answerDue(tx.today, rules),
			...(input.table === undefined ? {} : { table: input.table }),
			...(input.line === undefined ? {} : { line: input.line }),
			...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed })
		};
		await tx.write(question, asker, { first: true });
		await tx.records.record.addAuthor(input.subject, caller.person);
		return ok({ subject: question.subject, number: question.number, due: question.due });
	}
});
