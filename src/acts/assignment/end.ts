import { err, ok } from '#domain/basics/result.ts';
import type { AssignmentContent } from '#domain/community/assignment.ts';
import { officeState } from '#domain/community/office.ts';
import { act } from '../act.ts';
import { closeDesks, phonesOf } from '../office/desks.ts';
import { refusal } from '../refusal.ts';
import { EndAssignment } from './end.input.ts';
import { ASSIGNING, assigningOffice } from './may.ts';

/**
 * Somebody's function in an object ends. Asked anew at every act, so it no longer counts from the very next one; what they have open by it is
 * over at once: a desk with its session, on a phone the pages, live channel and downloads.
 */
export const end = act({
	name: 'assignment.end',
	input: EndAssignment,
	may: ASSIGNING,
	on: { object: 'assignment', states: { held: 'done', ended: 'assignment.ended' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'assignment.ended'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const held = await tx.records.contents.bySubject<AssignmentContent>(input.assignment);
		if (held?.content.type !== 'assignment' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const object = held.content.parent && (await tx.records.contents.bySubject(held.content.parent));
		const by = assigningOffice(caller, object ? object.content : held.content);
		if (!by) return err(refusal('caller.not-allowed'));
		if (officeState(held.content, tx.today) === 'ended') return err(refusal('assignment.ended'));
		if (input.until < held.content.from) return err(refusal('input.invalid', { fields: [{ path: 'until', code: 'too-small' }] }));
		await tx.write<AssignmentContent>({ ...held.content, until: input.until }, by.office);
		const person = input.until <= tx.today ? await tx.records.offices.assigned(input.assignment) : undefined;
		return ok({ subject: input.assignment, endedSessions: await closeDesks(tx, person), changedSessions: await phonesOf(tx, person) });
	}
});
