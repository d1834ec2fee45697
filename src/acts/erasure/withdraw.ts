import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { WithdrawErasure } from './withdraw.input.ts';

/** Within the wait somebody thinks again: nothing has happened, and nothing will. */
export const withdraw = act({
	name: 'erasure.withdraw',
	input: WithdrawErasure,
	may: [{ who: 'resident' }],
	on: { object: 'erasure', states: { none: 'object.not-found', asked: 'done', due: 'done', erased: 'object.not-found', 'must-stay': 'object.not-found' } },
	refusals: ['object.not-found', 'caller.locked'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const asked = await tx.records.rights.erasure(input.subject);
		if (asked?.person !== caller.person || asked.community !== input.community || asked.done !== null) return err(refusal('object.not-found'));
		if (!caller.unlocked) return err(refusal('caller.locked'));
		await tx.records.rights.removeErasure(input.subject);
		return ok({ about: caller.person });
	}
});
