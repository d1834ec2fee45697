import { err, ok } from '#domain/basics/result.ts';
import { delegationState, type DelegationContent } from '#domain/community/delegation.ts';
import { act, cityOffice, type Permission } from '../act.ts';
import { closeDesks } from '../office/desks.ts';
import { CITY_ADMINISTRATOR, HOLDERS, ownOffice } from '../office/may.ts';
import { refusal } from '../refusal.ts';
import { EndDelegation } from './end.input.ts';

const MAY: readonly Permission[] = [CITY_ADMINISTRATOR, HOLDERS];

/** Whoever is back takes their office back before the days are over. What the stand-in has open at a desk is over at once. */
export const end = act({
	name: 'delegation.end',
	input: EndDelegation,
	may: MAY,
	on: { object: 'delegation', states: { coming: 'done', now: 'done', ended: 'delegation.ended' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'delegation.ended'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await tx.records.contents.bySubject<DelegationContent>(input.delegation);
		if (held?.content.type !== 'delegation' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const { content } = held;
		const by = ownOffice(caller, content.parent ?? '') ?? cityOffice(MAY, caller);
		if (!by) return err(refusal('caller.not-allowed'));
		const state = delegationState(content, tx.today);
		if (state === 'ended') return err(refusal('delegation.ended'));
		// One that has not begun ends where it begins: it lasts no day.
		await tx.write<DelegationContent>({ ...content, until: state === 'coming' ? content.from : tx.today }, by.office);
		return ok({ subject: input.delegation, endedSessions: state === 'now' ? await closeDesks(tx, await tx.records.communities.holderOf(content.to)) : [] });
	}
});
