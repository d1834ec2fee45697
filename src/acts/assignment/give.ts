import { err, ok } from '#domain/basics/result.ts';
import type { AssignmentContent } from '#domain/community/assignment.ts';
import { overlap } from '#domain/community/office.ts';
import type { Day } from '#domain/basics/day.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { GiveAssignment } from './give.input.ts';
import { ASSIGNING, assigningOffice } from './may.ts';

/** What an object calls itself, for those who read who had which part in it; a meeting has no title and is called by its body and day. */
function called(content: object, body: string | undefined): string {
	const { title, number, name, type, day } = content as Record<string, unknown>;
	const meeting = typeof day === 'string' && body !== undefined ? `${body} ${day}` : undefined;
	return [title, name, number, meeting, type].find((one) => typeof one === 'string') as string;
}

/** Somebody gets a function in one object: drafts it, counts it, looks after it. Their name is public when they hold an office, masked otherwise. */
export const give = act({
	name: 'assignment.give',
	input: GiveAssignment,
	may: ASSIGNING,
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'assignment.twice', 'delivery.id-used'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { community, subject, object, from, until, person: id } = input;
		const held = await tx.records.contents.bySubject(object);
		const person = await tx.records.communities.person(id);
		if (!held || held.content.community !== community || !person || person.community !== community) return err(refusal('object.not-found'));
		const by = assigningOffice(caller, held.content);
		if (!by) return err(refusal('caller.not-allowed'));
		if (until !== undefined && until <= from) return err(refusal('input.invalid', { fields: [{ path: 'until', code: 'too-small' }] }));
		const twice = (await tx.records.offices.assignmentsOf(object)).some(
			(one) => one.person === id && one.function === input.function && overlap({ from: one.from as Day, until: (one.until ?? undefined) as Day | undefined }, { from, until })
		);
		if (twice) return err(refusal('assignment.twice'));
		const office = (await tx.records.offices.held(id, tx.today))[0];
		const content: AssignmentContent = {
			type: 'assignment', v: 1, community, subject, lang: 'zh-CN', parent: object, function: input.function, holder: office?.holder ?? person.display,
			about: called(held.content, held.content.parent && (await tx.records.communities.body(held.content.parent))?.name), from, ...(until === undefined ? {} : { until })
		};
		await tx.write(content, by.office, { first: true });
		await tx.records.offices.addAssigned(subject, id);
		return ok({ subject, holder: content.holder });
	}
});
