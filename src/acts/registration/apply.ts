import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { period } from '#domain/basics/period.ts';
import { mayApplyFrom, type RegistrationContent } from '#domain/community/electorate.ts';
import { lawOf } from '#domain/community/eligibility.ts';
import type { BodyContent, CommunityContent } from '#domain/community/community.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import { act } from '../act.ts';
import { ASSISTANTS, helping } from '../assisted.ts';
import { refusal } from '../refusal.ts';
import { ApplyForRegistration } from './apply.input.ts';

/**
 * Somebody who is not entered of course applies to be entered on the roll of voters: lives here, registered elsewhere (a village asks for a
 * year and the assembly's consent, a city for neither); registered here, lives elsewhere; works for an urban community (half a year).
 * The committee answers in the time it has for questions.
 */
export const apply = act({
	name: 'registration.apply',
	input: ApplyForRegistration,
	may: [{ who: 'resident' }, ...ASSISTANTS],
	refusals: ['object.not-found', 'input.invalid', 'registration.too-early', 'registration.waiting', 'question.day-in-future', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 5, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const help = input.assisted && (await helping(tx, caller, input.community, input.assisted));
		if (help && !help.ok) return help;
		if (!help && caller.community !== input.community) return err(refusal('caller.not-allowed'));
		const person: string = input.assisted?.person ?? caller.person;
		for (const day of [input.claimed, input.since]) {
			if (day !== undefined && day > tx.today) return err(refusal('question.day-in-future', { params: { day } }));
		}
		const { communities, contents, rolls, record } = tx.records;
		const body = await communities.body(input.body);
		if (body?.community !== input.community || body.kind !== 'self_governance_committee') return err(refusal('object.not-found'));
		const [community] = await contents.ofType<CommunityContent>(input.community, 'community');
		const law = lawOf((await contents.bySubject<BodyContent>(input.body))?.content, community?.content.shape);
		const wrong = (path: string, code: 'missing' | 'not-in-list') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		if (input.case === 'works-here' && law === 'village') return wrong('case', 'not-in-list');
		if (input.since === undefined && (input.case === 'works-here' || (input.case === 'lives-here' && law === 'village'))) return wrong('since', 'missing');
		const from = mayApplyFrom(input.case, law, input.since);
		if (from !== undefined && from > tx.today) return err(refusal('registration.too-early', { params: { from } }));
		const waiting = new Set((await rolls.waitingRegistrations(input.community)).map(({ subject }) => subject));
		if ((await record.authoredBy(person)).some((subject) => waiting.has(subject))) return err(refusal('registration.waiting'));
		const rules = tx.rules?.content ?? FIRST_RULES;
		const year = tx.today.slice(0, 4);
		const serial = await rolls.nextRegistration(input.community, year);
		const by = `p-${toHex(tx.random(8))}`;
		const content: RegistrationContent = {
			type: 'registration', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.body,
			number: `${input.community}-R-${year}-${String(serial).padStart(4, '0')}`,
			case: input.case, by, applied: tx.today, due: period(tx.today, rules.answer.days, rules.answer.kind, rules.holidays).last,
			...(input.since === undefined ? {} : { since: input.since }),
			...(input.text === undefined ? {} : { text: input.text }),
			...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed }), ...(help ? { assisted: help.value.mark } : {})
		};
		await tx.write(content, help?.value.office.office ?? by, { first: true });
		if (help) await help.value.note(tx, input.subject);
		else await tx.records.record.addAuthor(input.subject, person);
		return ok({ subject: content.subject, number: content.number, due: content.due });
	}
});
