import { addDays } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { delegationProblem, type DelegationContent } from '#domain/community/delegation.ts';
import { officeState, overlap } from '#domain/community/office.ts';
import { act, cityOffice, type Permission } from '../act.ts';
import { CITY_ADMINISTRATOR, HOLDERS, ownOffice } from '../office/may.ts';
import { officeOf } from '../office/seats.ts';
import { refusal } from '../refusal.ts';
import { GiveDelegation } from './give.input.ts';

const MAY: readonly Permission[] = [CITY_ADMINISTRATOR, HOLDERS];

/**
 * Whoever is away hands their office on for days to somebody of the same body, who may then do what it may do, under their own name. The
 * administrator does it for somebody who no longer can.
 */
export const give = act({
	name: 'delegation.give',
	input: GiveDelegation,
	may: MAY,
	on: { object: 'office-to-delegate', states: { held: 'done', delegated: 'delegation.taken', ended: 'office.ended' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'office.ended', 'delegation.other-body', 'delegation.taken', 'delivery.id-used'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const { community, subject, from, until } = input;
		const absent = await officeOf(tx.records, community, input.office);
		const standIn = await officeOf(tx.records, community, input.to);
		if (!absent || !standIn) return err(refusal('object.not-found'));
		const by = ownOffice(caller, input.office) ?? cityOffice(MAY, caller);
		if (!by) return err(refusal('caller.not-allowed'));
		if (officeState(absent.content, tx.today) === 'ended') return err(refusal('office.ended', { params: { holder: absent.content.holder, until: absent.content.until ?? '' } }));
		const wrong = delegationProblem(input, tx.today);
		if (wrong) return err(refusal('input.invalid', { fields: [{ path: wrong, code: wrong === 'from' || until <= from ? 'too-small' : 'too-large' }] }));
		const { communities, contents } = tx.records;
		const samePerson = (await communities.holderOf(input.office)) === (await communities.holderOf(input.to));
		const throughout = [absent, standIn].every(({ content }) => officeState(content, from) === 'held' && officeState(content, addDays(until, -1)) === 'held');
		if (input.to === input.office || samePerson || standIn.content.parent !== absent.content.parent || !throughout) {
			return err(refusal('delegation.other-body', { fields: [{ path: 'to', code: 'not-in-list' }] }));
		}
		const others = await contents.ofParent<DelegationContent>(input.office, 'delegation');
		const taken = others.find(({ content }) => overlap(content, { from, until }));
		if (taken) return err(refusal('delegation.taken', { params: { holder: taken.content.standIn, until: taken.content.until } }));
		const content: DelegationContent = {
			type: 'delegation', v: 1, community, subject, lang: 'zh-CN', parent: input.office, to: input.to, absent: absent.content.holder, standIn: standIn.content.holder,
			from, until, ...(input.reason === undefined ? {} : { reason: input.reason })
		};
		await tx.write(content, by.office, { first: true });
		return ok({ subject });
	}
});
