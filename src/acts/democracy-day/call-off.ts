import { err, ok } from '#domain/basics/result.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { CallOffDay } from './call-off.input.ts';
import { DAY_DESK, dayOffice } from './may.ts';
import { meetingOf } from './planning.ts';

/** An announced day is called off, with the reason, until it is over. A day that has passed was held, or nobody wrote down whether it was. */
export const callOffDay = act({
	name: 'democracy-day.call-off',
	input: CallOffDay,
	may: [DAY_DESK],
	on: { object: 'democracy-day', states: { coming: 'done', today: 'done', held: 'day.held', minuted: 'day.held', published: 'day.held', over: 'day.held', archived: 'day.held', 'called-off': 'day.called-off' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'day.held', 'day.called-off', 'day.over'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const held = await meetingOf(tx, input.community, input.meeting);
		if (!held) return err(refusal('object.not-found'));
		if (held.content.status === 'held') return err(refusal('day.held'));
		if (held.content.status === 'called-off') return err(refusal('day.called-off'));
		if (held.content.day < tx.today) return err(refusal('day.over'));
		await tx.write<DemocracyDayContent>({ ...held.content, status: 'called-off', reason: input.reason }, by.office);
		return ok({ subject: input.meeting });
	}
});
