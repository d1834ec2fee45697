import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { eligibility, usualUnit, type Unit as RollUnit } from '#domain/community/eligibility.ts';
import { attendanceOf } from '#domain/democracy-day/attending.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { quorumOf } from '#domain/democracy-day/rules.ts';
import type { Unit } from '#domain/procedure/decision.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { readRollOf } from '../roll/standing.ts';
import { CountDay } from './count.input.ts';
import { layTo } from './laying.ts';
import { DAY_DESK, dayOffice } from './may.ts';
import { meetingOf } from './planning.ts';

/**
 * The numbers of those who are there, from the list and beside it: the meeting is held, and everybody sees whether enough came. Counted again
 * when more come, until there are minutes. How many have to come is what the body's own page says, else who may vote in it by the roll.
 */
export const countDay = act({
	name: 'democracy-day.count',
	input: CountDay,
	may: [DAY_DESK],
	on: { object: 'democracy-day', states: { coming: 'day.not-yet', today: 'done', held: 'done', minuted: 'day.minuted', published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.called-off' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'day.not-yet', 'day.called-off', 'day.minuted'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async prepare(office, input) {
		const held = await office.records.contents.bySubject<DemocracyDayContent>(input.meeting);
		const body = held?.content.type === 'democracy-day' && held.content.parent ? await office.records.contents.bySubject<BodyContent>(held.content.parent) : undefined;
		if (!held || !body || body.content.community !== input.community) return err(refusal('object.not-found'));
		const { kind, memberCount } = body.content;
		const unit = usualUnit(kind);
		if (memberCount !== undefined) return ok({ unit, eligible: memberCount });
		const roll = await readRollOf(office.records, input.community);
		const row = roll.bodies.find(({ subject }) => subject === body.content.subject);
		const asked = row && roll.askedOf(row, unit);
		const units = new Set(asked ? roll.persons.filter((person) => eligibility(roll.standingOf(person, held.content.day), asked, held.content.day).may === 'vote').map((person) => (unit === 'household' ? (person.household ?? person.id) : person.id)) : []);
		return ok({ unit, eligible: units.size });
	},
	async decide(tx, input, caller, { unit, eligible }: { unit: RollUnit; eligible: number }) {
		const by = dayOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const held = await meetingOf(tx, input.community, input.meeting);
		if (!held) return err(refusal('object.not-found'));
		const { content } = held;
		if (content.status === 'called-off') return err(refusal('day.called-off'));
		if (content.minutes) return err(refusal('day.minuted'));
		if (content.day > tx.today) return err(refusal('day.not-yet', { params: { day: content.day } }));
		const body = (await tx.records.contents.bySubject<BodyContent>(content.parent!))!.content;
		const { community: _community, meeting: _meeting, expected, ...beside } = input;
		const there = await tx.records.democracyDays.arrivals(input.meeting);
		const counted: Unit = body.kind === 'representatives_meeting' ? 'representative' : unit;
		const attendance = attendanceOf(counted, expected ?? eligible, there, beside as never);
		const [members] = attendance.members;
		if (members!.expected === 0) return err(refusal('input.invalid', { fields: [{ path: 'expected', code: 'missing' }] }));
		if (members!.present > members!.expected) return err(refusal('input.invalid', { fields: [{ path: 'onPaper', code: 'too-large' }] }));
		const next: DemocracyDayContent = { ...content, status: 'held', attendance };
		await tx.write(next, by.office);
		await layTo(tx, next, ['attendance'], by.office);
		return ok({ subject: input.meeting, present: members!.present, quorum: quorumOf(body.kind, attendance)?.holds ?? true });
	}
});
