import { err, ok } from '#domain/basics/result.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { archivableFrom } from '#domain/democracy-day/rules.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ArchiveDay } from './archive.input.ts';
import { layTo } from './laying.ts';
import { DAY_DESK, dayOffice } from './may.ts';
import { meetingOf } from './planning.ts';

/**
 * The day is archived, once the time in which its minutes could be objected to is over. With that the list of those who were there goes from
 * the portal: its numbers are published, the signed list is paper.
 */
export const archiveDay = act({
	name: 'democracy-day.archive',
	input: ArchiveDay,
	may: [DAY_DESK],
	on: { object: 'democracy-day', states: { coming: 'day.no-minutes', today: 'day.no-minutes', held: 'day.no-minutes', minuted: 'day.no-minutes', published: 'day.objections-open', over: 'done', archived: 'day.archived', 'called-off': 'day.no-minutes' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'day.no-minutes', 'day.objections-open', 'day.archived'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const held = await meetingOf(tx, input.community, input.meeting);
		if (!held) return err(refusal('object.not-found'));
		if (held.content.archived) return err(refusal('day.archived'));
		const from = archivableFrom(held.content);
		if (from === undefined) return err(refusal('day.no-minutes'));
		if (tx.today < from) return err(refusal('day.objections-open', { params: { from } }));
		const next: DemocracyDayContent = { ...held.content, archived: tx.today };
		await tx.write(next, by.office);
		await tx.records.democracyDays.removeArrivals(input.meeting);
		await layTo(tx, next, ['archive'], by.office);
		return ok({ subject: input.meeting });
	}
});
