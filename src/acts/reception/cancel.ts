import { err, ok } from '#domain/basics/result.ts';
import type { ReceptionContent } from '#domain/community/reception.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { CancelReception } from './cancel.input.ts';
import { RECEPTION_DESK, receptionOf, receptionOffice } from './may.ts';

/** An announced day is called off, with the reason, until it is over. A day that has passed cannot be called off: it was held, or it was not. */
export const cancel = act({
	name: 'reception.cancel',
	input: CancelReception,
	may: RECEPTION_DESK,
	on: { object: 'reception', states: { coming: 'done', unreported: 'reception.past', reported: 'reception.past', cancelled: 'reception.cancelled' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'reception.past', 'reception.cancelled'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await receptionOf(tx.records, input.community, input.reception);
		if (!held) return err(refusal('object.not-found'));
		const by = receptionOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		if (held.content.cancelled !== undefined) return err(refusal('reception.cancelled'));
		if (held.content.day < tx.today) return err(refusal('reception.past', { fields: [{ path: 'day', code: 'too-small' }] }));
		await tx.write<ReceptionContent>({ ...held.content, cancelled: input.reason }, by.office);
		return ok({ subject: input.reception });
	}
});
