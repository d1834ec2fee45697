import { err, ok } from '#domain/basics/result.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ChangeDay } from './change.input.ts';
import { layPlan } from './laying.ts';
import { DAY_DESK, dayOffice } from './may.ts';
import { bodyIn, meetingOf, planned } from './planning.ts';

/** What notice is given of: when and where, and what is voted on. */
function noticed({ day, from, place, agenda }: Pick<DemocracyDayContent, 'day' | 'from' | 'place'> & { agenda: readonly { kind: string; title: string }[] }): string {
	return JSON.stringify([day, from, place, agenda.filter(({ kind }) => kind === 'vote').map(({ title }) => title)]);
}

/**
 * An announced day is told anew, with the reason; the version before stays. Where time, place or what is voted on is different, notice
 * counts from today.
 */
export const changeDay = act({
	name: 'democracy-day.change',
	input: ChangeDay,
	may: [DAY_DESK],
	on: { object: 'democracy-day', states: { coming: 'done', today: 'done', held: 'day.held', minuted: 'day.held', published: 'day.held', over: 'day.held', archived: 'day.held', 'called-off': 'day.called-off' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'day.short-notice', 'day.taken', 'day.chair-aside', 'day.held', 'day.called-off', 'day.over'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const { community, meeting, reason, ...plan } = input;
		const held = await meetingOf(tx, community, meeting);
		const body = held?.content.parent && (await bodyIn(tx, community, held.content.parent));
		if (!held || !body) return err(refusal('object.not-found'));
		const before = held.content;
		if (before.status === 'held') return err(refusal('day.held'));
		if (before.status === 'called-off') return err(refusal('day.called-off'));
		if (before.day < tx.today) return err(refusal('day.over'));
		const announced = before.announced && noticed(before) === noticed(plan) ? before.announced : tx.today;
		const made = await planned(tx, community, body, plan, announced, meeting);
		if (!made.ok) return made;
		const { source, lang } = before;
		const content: DemocracyDayContent = {
			type: 'democracy-day', v: 1, community, subject: meeting, lang, parent: body.subject, ...(source === undefined ? {} : { source }), status: 'announced', reason, ...made.value
		};
		await tx.write(content, by.office);
		await layPlan(tx, content, by.office);
		return ok({ subject: meeting, day: content.day });
	}
});
