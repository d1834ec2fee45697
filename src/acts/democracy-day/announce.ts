import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { AnnounceDay } from './announce.input.ts';
import { layPlan } from './laying.ts';
import { DAY_DESK, dayOffice } from './may.ts';
import { bodyIn, planned } from './planning.ts';

/**
 * A Democracy Day of a body is announced with its agenda. Notice is to be given as long before as the rule of the body asks; shorter notice
 * needs a reason, is a breach, and is shown as one. The poster at the door gets a code of its own, kept beside the record.
 */
export const announceDay = act({
	name: 'democracy-day.announce',
	input: AnnounceDay,
	may: [DAY_DESK],
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'day.short-notice', 'day.taken', 'day.chair-aside', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const { community, subject, body: parent, ...plan } = input;
		const body = await bodyIn(tx, community, parent);
		if (!body) return err(refusal('object.not-found'));
		const made = await planned(tx, community, body, plan, tx.today);
		if (!made.ok) return made;
		const content: DemocracyDayContent = { type: 'democracy-day', v: 1, community, subject, lang: 'zh-CN', parent, status: 'announced', ...made.value };
		await tx.write(content, by.office, { first: true });
		await tx.records.democracyDays.addCode(subject, toHex(tx.random(6)));
		await layPlan(tx, content, by.office);
		return ok({ subject, day: content.day });
	}
});
