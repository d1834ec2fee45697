import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { TopicContent } from '#domain/democracy-day/topic.ts';
import { act } from '../act.ts';
import { ASSISTANTS, helping } from '../assisted.ts';
import { dayOffice, spoken } from '../democracy-day/may.ts';
import { bodyIn } from '../democracy-day/planning.ts';
import { refusal } from '../refusal.ts';
import { RaiseTopic } from './raise.input.ts';

/**
 * Something is to be spoken of at the next Democracy Day: by a resident under a fresh pseudonym, by whoever helps one, or entered by the desk
 * as it came in, on paper or by telephone. It stays open to everybody until it is on an agenda or declined with a reason.
 */
export const raise = act({
	name: 'topic.raise',
	input: RaiseTopic,
	may: [{ who: 'resident' }, ...ASSISTANTS],
	refusals: ['object.not-found', 'caller.not-allowed', 'question.day-in-future', 'input.invalid', 'delivery.id-used'],
	limit: { count: 20, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { community, subject, text, channel, assisted, claimed } = input;
		if (claimed !== undefined && claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: claimed } }));
		if (!(await bodyIn(tx, community, input.body))) return err(refusal('object.not-found'));
		const help = assisted ? await helping(tx, caller, community, assisted) : undefined;
		if (help && !help.ok) return help;
		const desk = channel === undefined || channel === 'portal' || help ? undefined : dayOffice(caller, community);
		if (channel !== undefined && channel !== 'portal' && !help && !desk) return err(refusal('caller.not-allowed'));
		if (!desk && !help && caller.community !== community) return err(refusal('caller.not-allowed'));
		const year = tx.today.slice(0, 4);
		const serial = (await tx.records.contents.count(community, 'topic')) + 1;
		const who = desk ? undefined : `p-${toHex(tx.random(8))}`;
		const content: TopicContent = {
			type: 'topic', v: 1, community, subject, lang: 'zh-CN', parent: input.body, number: `${community}-T-${year}-${String(serial).padStart(4, '0')}`,
			text, raised: tx.today, channel: channel ?? 'portal', ...(who === undefined ? {} : { who }), ...(desk ? { by: spoken(desk) } : {}),
			...(help ? { assisted: help.value.mark } : {}), ...(claimed === undefined || claimed === tx.today ? {} : { claimed })
		};
		await tx.write(content, help ? help.value.office.office : (desk?.office ?? who!), { first: true });
		if (help) await help.value.note(tx, subject);
		else if (!desk) await tx.records.record.addAuthor(subject, caller.person);
		return ok({ subject, number: content.number });
	}
});
