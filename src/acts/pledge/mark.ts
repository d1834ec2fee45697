import { err, ok } from '#domain/basics/result.ts';
import type { PledgeContent } from '#domain/community/office.ts';
import { act } from '../act.ts';
import { HOLDERS, ownOffice } from '../office/may.ts';
import { refusal } from '../refusal.ts';
import { MarkPledge } from './mark.input.ts';

/** The holder of an office reports one promise as done. Whether it was kept, residents say at the yearly review. */
export const mark = act({
	name: 'pledge.mark',
	input: MarkPledge,
	may: [HOLDERS],
	on: { object: 'pledge-item', states: { doing: 'done', done: 'pledge.done' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'pledge.done'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await tx.records.contents.bySubject<PledgeContent>(input.pledge);
		if (held?.content.type !== 'pledge' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const office = ownOffice(caller, held.content.parent ?? '');
		if (!office) return err(refusal('caller.not-allowed'));
		const item = held.content.items.find(({ no }) => no === input.no);
		if (!item) return err(refusal('input.invalid', { fields: [{ path: 'no', code: 'not-in-list' }] }));
		if (item.status === 'done') return err(refusal('pledge.done', { params: { no: input.no } }));
		const items = held.content.items.map((one) => (one === item ? { ...one, status: 'done' as const, evidence: [...(one.evidence ?? []), { text: input.evidence }] } : one));
		await tx.write<PledgeContent>({ ...held.content, items }, office.office);
		return ok({ subject: input.pledge });
	}
});
