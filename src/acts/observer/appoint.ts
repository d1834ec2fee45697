import { daysBetween } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { AssignmentContent } from '#domain/community/assignment.ts';
import type { ObserverContent } from '#domain/community/observer.ts';
import { MOST_TERM } from '#domain/community/office.ts';
import { maskedName } from '#domain/community/person.ts';
import { act, cityOffice, officesFor } from '../act.ts';
import { refusal } from '../refusal.ts';
import { AppointObserver } from './appoint.input.ts';
import { OBSERVER_DESK } from './may.ts';

/** Somebody from outside is asked to look on, for [from, until). With a person of the roll they get the assignment to report, and nothing else. */
export const appoint = act({
	name: 'observer.appoint',
	input: AppointObserver,
	may: OBSERVER_DESK,
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const by = cityOffice(OBSERVER_DESK, caller) ?? OBSERVER_DESK.flatMap((may) => (may.who === 'office' && !may.city ? officesFor(may, caller, input.community) : []))[0];
		if (!by) return err(refusal('caller.not-allowed'));
		const { community, subject, from, until, organisation } = input;
		if (until <= from || daysBetween(from, until) > MOST_TERM) return err(refusal('input.invalid', { fields: [{ path: 'until', code: until <= from ? 'too-small' : 'too-large' }] }));
		const person = input.person === undefined ? undefined : await tx.records.communities.person(input.person);
		if (input.person !== undefined && (!person || ![community, by.community].includes(person.community))) return err(refusal('object.not-found'));
		const name = maskedName(input.name);
		const content: ObserverContent = {
			type: 'observer', v: 1, community, subject, lang: 'zh-CN', name, organisation, body: by.body as never, bodyName: by.bodyName,
			scope: input.scope.map((text) => ({ text })), from, until
		};
		await tx.write(content, by.office, { first: true });
		if (person) {
			const assignment: AssignmentContent = {
				type: 'assignment', v: 1, community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', parent: subject, function: 'observer', holder: name, about: organisation, from
			};
			await tx.write(assignment, by.office);
			await tx.records.offices.addAssigned(assignment.subject, person.id);
		}
		return ok({ subject });
	}
});
