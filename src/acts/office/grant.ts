import { daysBetween } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { OfficeContent } from '#domain/community/community.ts';
import { wouldBreak } from '#domain/community/conflicts.ts';
import { MOST_TERM, overlap, SINGLE, STAFF, type DeclarationContent } from '#domain/community/office.ts';
import { act, cityOffice, officeIn, type Permission } from '../act.ts';
import { refusal } from '../refusal.ts';
import { declared } from './declared.ts';
import { GrantOffice } from './grant.input.ts';
import { BODY_HEADS, CITY_ADMINISTRATOR } from './may.ts';
import { bodyOf, seatsOf } from './seats.ts';

const MAY: readonly Permission[] = [CITY_ADMINISTRATOR, BODY_HEADS];

/**
 * Gives an office. The city's administrator records who was elected or appointed; the head of a body takes on its staff. Refused: a term
 * that ends before it begins, a second holder of what one person holds, and whoever the law keeps out (R29, R30) by what they or others declared.
 */
export const grant = act({
	name: 'office.grant',
	input: GrantOffice,
	may: MAY,
	refusals: ['object.not-found', 'input.invalid', 'caller.not-allowed', 'office.term', 'office.taken', 'office.conflict', 'delivery.id-used'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const { community, from, until, position } = input;
		const body = await bodyOf(tx.records, community, input.body);
		const person = await tx.records.communities.person(input.person);
		if (!body || !person || person.community !== community) return err(refusal('object.not-found'));
		const by = cityOffice(MAY, caller) ?? (STAFF.includes(position) ? officeIn(MAY, caller, input.body) : undefined);
		if (!by) return err(refusal('caller.not-allowed'));
		const wrong = until !== undefined && (until <= from || daysBetween(from, until) > MOST_TERM);
		if (wrong) return err(refusal('office.term', { fields: [{ path: 'until', code: until <= from ? 'too-small' : 'too-large' }] }));
		const offices = (await tx.records.contents.ofParent<OfficeContent>(input.body, 'office')).map(({ content }) => content);
		for (const other of offices) {
			if (other.position !== position || !overlap(other, { from, until })) continue;
			const same = (await tx.records.communities.holderOf(other.subject)) === input.person;
			if (same || SINGLE.includes(position)) return err(refusal('office.taken', { params: { holder: other.holder, from: other.from } }));
		}
		const given = input.declaration ? await declared(tx, community, input.declaration, 'declaration.') : undefined;
		if (given && !given.ok) return given;
		const conflict = wouldBreak(
			{
				office: input.subject, body: input.body, bodyKind: body.content.kind, place: body.content.parent, position, holder: person.name,
				person: input.person, declaration: given?.value
			},
			await seatsOf(tx.records, community, from)
		);
		if (conflict) {
			const { evidence, rule } = conflict;
			const other = 'other' in evidence ? (evidence.office === input.subject ? evidence.otherHolder : evidence.holder) : '';
			return err(refusal('office.conflict', { params: { rule, other, kind: evidence.kind } }));
		}
		const content: OfficeContent = {
			type: 'office', v: 1, community, subject: input.subject, lang: 'zh-CN', parent: input.body, position, holder: person.name, from,
			...(until === undefined ? {} : { until }), ...(input.portfolio === undefined ? {} : { portfolio: input.portfolio })
		};
		await tx.write(content, by.office, { first: true });
		await tx.records.communities.addHolder(input.subject, input.person);
		if (given) {
			const declaration: DeclarationContent = {
				type: 'declaration', v: 1, community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', parent: input.subject, ...given.value, entered: by.holder
			};
			await tx.write(declaration, by.office);
		}
		return ok({ subject: input.subject, holder: person.name });
	}
});
