import { err, ok } from '#domain/basics/result.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { minutedTasks, minutedVotes } from '#domain/oversight/minutes-view.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { DAY_DESK, dayOffice } from './may.ts';
import { WriteMinutes } from './minutes.input.ts';
import { meetingOf } from './planning.ts';

/**
 * The minutes as they are to be signed: words for each item; votes and tasks come from the record and are not typed. Until they are
 * published they hang out as a draft and can be written anew, which takes away the signatures under the words before.
 */
export const writeMinutes = act({
	name: 'democracy-day.minutes',
	input: WriteMinutes,
	may: [DAY_DESK],
	on: { object: 'democracy-day', states: { coming: 'day.not-held', today: 'day.not-held', held: 'done', minuted: 'done', published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.not-held' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'day.not-held', 'day.minuted'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const held = await meetingOf(tx, input.community, input.meeting);
		if (!held) return err(refusal('object.not-found'));
		const { content } = held;
		if (content.status !== 'held' || !content.attendance) return err(refusal('day.not-held'));
		// What happened elsewhere was written down elsewhere.
		if (content.minutes?.published || content.source !== undefined) return err(refusal('day.minuted'));
		const fields = input.items.flatMap(({ no }, index) =>
			content.agenda.some((item) => item.no === no) && input.items.findIndex((other) => other.no === no) === index ? [] : [{ path: `items.${index}.no`, code: 'not-in-list' as const }]
		);
		if (fields.length > 0) return err(refusal('input.invalid', { fields }));
		const minutes = {
			signedBy: [], items: [...input.items].sort((a, b) => a.no - b.no), votes: await minutedVotes(tx.records.contents, content),
			actions: await minutedTasks(tx.records.contents, content)
		};
		await tx.write<DemocracyDayContent>({ ...content, minutes }, by.office);
		return ok({ subject: input.meeting, votes: minutes.votes.length, tasks: minutes.actions.length });
	}
});
