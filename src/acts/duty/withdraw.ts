import { err, ok } from '#domain/basics/result.ts';
import type { DutyRecordContent } from '#domain/community/duty-record.ts';
import { act } from '../act.ts';
import { spoken } from '../democracy-day/may.ts';
import { refusal } from '../refusal.ts';
import { OWN, sayingFor } from './may.ts';
import { WithdrawDuty } from './withdraw.input.ts';

/** What was recorded by mistake is taken back: it counts for nothing from then on, and stays to be read with the reason. */
export const withdraw = act({
	name: 'duty.withdraw',
	input: WithdrawDuty,
	may: [OWN],
	on: { object: 'duty-record', states: { stands: 'done', withdrawn: 'duty.withdrawn' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'duty.withdrawn'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const record = (await tx.records.contents.bySubject<DutyRecordContent>(input.record))?.content;
		if (record?.type !== 'duty-record' || record.community !== input.community) return err(refusal('object.not-found'));
		const by = sayingFor(caller, input.community, record.parent!);
		if (!by) return err(refusal('caller.not-allowed'));
		if (record.withdrawn) return err(refusal('duty.withdrawn'));
		await tx.write<DutyRecordContent>({ ...record, withdrawn: { on: tx.today, reason: input.reason, by: spoken(by.office) } }, by.office.office);
		return ok({ subject: record.subject });
	}
});
