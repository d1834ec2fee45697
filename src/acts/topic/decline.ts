import { err, ok } from '#domain/basics/result.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { topicState, type TopicContent } from '#domain/democracy-day/topic.ts';
import { act } from '../act.ts';
import { DAY_DESK, dayOffice, spoken } from '../democracy-day/may.ts';
import { refusal } from '../refusal.ts';
import { DeclineTopic } from './decline.input.ts';

/** A topic is not put on an agenda, and everybody reads why. One that stands on an agenda is taken off it first, which is a change with a reason. */
export const decline = act({
	name: 'topic.decline',
	input: DeclineTopic,
	may: [DAY_DESK],
	on: { object: 'topic', states: { open: 'done', taken: 'topic.settled', declined: 'topic.settled' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'topic.settled'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const held = await tx.records.contents.bySubject<TopicContent>(input.topic);
		if (held?.content.type !== 'topic' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const days = await tx.records.contents.ofParent<DemocracyDayContent>(held.content.parent!, 'democracy-day');
		if (topicState(held.content, days.map(({ content }) => content)).state !== 'open') return err(refusal('topic.settled'));
		await tx.write<TopicContent>({ ...held.content, declined: { on: tx.today, reason: input.reason, by: spoken(by) } }, by.office);
		return ok({ subject: input.topic });
	}
});
