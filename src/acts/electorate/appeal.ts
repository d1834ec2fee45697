import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { decisionDue, type ElectorateAppealContent, type ElectorateContent } from '#domain/community/electorate.ts';
import { act } from '../act.ts';
import { ASSISTANTS, helping } from '../assisted.ts';
import { refusal } from '../refusal.ts';
import { AppealElectorate } from './appeal.input.ts';

/**
 * A resident objects to a list of voters: "I am missing", "this line should not be there", "something is wrong". Within five days of
 * publication; judged on delivery. The clock for the decision starts with it.
 */
export const appeal = act({
	name: 'electorate.appeal',
	input: AppealElectorate,
	may: [{ who: 'resident' }, ...ASSISTANTS],
	refusals: ['object.not-found', 'input.invalid', 'electorate.appeal-over', 'electorate.line-unknown', 'question.day-in-future', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 20, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const help = input.assisted && (await helping(tx, caller, input.community, input.assisted));
		if (help && !help.ok) return help;
		if (!help && caller.community !== input.community) return err(refusal('caller.not-allowed'));
		const person: string = input.assisted?.person ?? caller.person;
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const held = await tx.records.contents.bySubject<ElectorateContent>(input.electorate);
		if (held?.content.type !== 'electorate' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const electorate = held.content;
		if (electorate.appealUntil === undefined || tx.today > electorate.appealUntil) {
			return err(refusal('electorate.appeal-over', { params: { until: electorate.appealUntil ?? electorate.day } }));
		}
		if (input.kind === 'should-not' && input.n === undefined) return err(refusal('input.invalid', { fields: [{ path: 'n', code: 'missing' }] }));
		if (input.n !== undefined && !electorate.list.some(({ n }) => n === input.n)) return err(refusal('electorate.line-unknown', { params: { n: input.n } }));
		const before = await tx.records.rolls.appealsOf(input.electorate);
		const by = `p-${toHex(tx.random(8))}`;
		const content: ElectorateAppealContent = {
			type: 'electorate-appeal', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.electorate,
			number: `${electorate.number}-${before.length + 1}`,
			kind: input.kind, text: input.text, by, filed: tx.today, due: decisionDue(tx.today),
			...(input.n === undefined ? {} : { n: input.n }),
			...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed }), ...(help ? { assisted: help.value.mark } : {})
		};
		await tx.write(content, help?.value.office.office ?? by, { first: true });
		if (help) await help.value.note(tx, input.subject);
		else await tx.records.record.addAuthor(input.subject, person);
		return ok({ subject: content.subject, number: content.number, due: content.due });
	}
});
