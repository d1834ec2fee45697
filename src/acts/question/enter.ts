import { answerDue, type QuestionContent } from '#domain/disclosure/question.ts';
import { daysBetween } from '#domain/basics/day.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act, officesFor } from '../act.ts';
import { ASSISTANTS, helping } from '../assisted.ts';
import { refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { bodyAsked } from './about.ts';
import { CLERKS } from './clerks.ts';
import { EnterQuestion } from './enter.input.ts';

/** How long a slip may lie before it is entered: its clock has been running since it was handed in. */
const MOST_DAYS_LYING = 60;

/**
 * A clerk enters a question from a paper slip, the telephone or the hall. It counts as much as one from a phone: same number,
 * same clock, which started when the slip was handed in. Scribe and witness are named. With `assisted` it is filed for somebody on the
 * roll: a liaison may do that for the doors of their own cells, and it shows in that person's own list.
 */
export const enter = act({
	name: 'question.enter',
	input: EnterQuestion,
	may: ASSISTANTS,
	refusals: ['object.not-found', 'question.line-unknown', 'question.day-in-future', 'delivery.id-used', 'input.invalid'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const help = input.assisted && (await helping(tx, caller, input.community, input.assisted));
		if (help && !help.ok) return help;
		// A liaison files for named people of their cells and enters nothing else.
		const office = help?.value.office ?? officesFor(CLERKS, caller, input.community)[0];
		if (!office) return err(refusal('caller.not-allowed'));
		if (input.received > tx.today) return err(refusal('question.day-in-future', { params: { day: input.received } }));
		if (daysBetween(input.received, tx.today) > MOST_DAYS_LYING) return err(refusal('input.invalid', { fields: [{ path: 'received', code: 'too-small' }] }));
		const body = await bodyAsked(tx, input);
		if (!body.ok) return body;
		const year = tx.today.slice(0, 4);
		const rules = await rulesIn(tx, input.community);
		const serial = await tx.records.disclosures.nextSerial(input.community, year);
		const question: QuestionContent = {
			type: 'question', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.parent,
			number: `${input.community}-Q-${year}-${String(serial).padStart(4, '0')}`,
			body: body.value, text: input.text, channel: input.channel, asker: `p-${toHex(tx.random(8))}`, asked: input.received,
			due: answerDue(input.received, rules),
			paper: { scribe: input.scribe, witness: input.witness, readBack: input.readBack },
			...(help ? { assisted: help.value.mark } : {}),
			...(input.table === undefined ? {} : { table: input.table }),
			...(input.line === undefined ? {} : { line: input.line })
		};
		await tx.write(question, office.office, { first: true });
		await help?.value.note(tx, question.subject);
		return ok({ subject: question.subject, number: question.number, due: question.due });
	}
});
