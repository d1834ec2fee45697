import { err, ok } from '#domain/basics/result.ts';
import { speaksWithoutOffice, type MeetingNoteContent } from '#domain/democracy-day/meeting-note.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { DAY_DESK, dayOffice, spoken } from './may.ts';
import { NoteDay } from './note.input.ts';
import { meetingOf } from './planning.ts';

/**
 * A note of what was said at an item of a Democracy Day, or of a motion from the floor with what became of it. Only office-holders are named.
 * A motion that is refused is refused with a reason; none is voted on that day, for its vote was not announced.
 */
export const noteDay = act({
	name: 'democracy-day.note',
	input: NoteDay,
	may: [DAY_DESK],
	on: { object: 'democracy-day', states: { coming: 'day.not-yet', today: 'done', held: 'done', minuted: 'done', published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.called-off' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'day.not-yet', 'day.called-off', 'day.minuted', 'delivery.id-used'],
	limit: { count: 1000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const held = await meetingOf(tx, input.community, input.meeting);
		if (!held) return err(refusal('object.not-found'));
		const { content } = held;
		if (content.status === 'called-off') return err(refusal('day.called-off'));
		if (content.day > tx.today) return err(refusal('day.not-yet', { params: { day: content.day } }));
		if (content.minutes?.published) return err(refusal('day.minuted'));
		const wrong = (path: string, code: 'not-in-list' | 'missing' | 'unknown') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		if (!content.agenda.some(({ no }) => no === input.item)) return wrong('item', 'not-in-list');
		if (input.name !== undefined && speaksWithoutOffice(input.as)) return wrong('name', 'unknown');
		const motion = input.kind === 'motion';
		if (motion && input.outcome === undefined) return wrong('outcome', 'missing');
		if (!motion && (input.outcome ?? input.seconds ?? input.reason) !== undefined) return wrong(input.outcome !== undefined ? 'outcome' : input.seconds !== undefined ? 'seconds' : 'reason', 'unknown');
		if (input.outcome === 'refused' && input.reason === undefined) return wrong('reason', 'missing');
		const { community, subject, meeting, item, kind, as, name, text, seconds, outcome, reason } = input;
		const note: MeetingNoteContent = {
			type: 'meeting-note', v: 1, community, subject, lang: 'zh-CN', parent: meeting, item, kind, as, ...(name === undefined ? {} : { name }), text, on: tx.today, by: spoken(by),
			...(seconds === undefined ? {} : { seconds }), ...(outcome === undefined ? {} : { outcome }), ...(reason === undefined ? {} : { reason })
		};
		await tx.write(note, by.office, { first: true });
		return ok({ subject });
	}
});
