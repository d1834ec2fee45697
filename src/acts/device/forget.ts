import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ForgetDevice } from './forget.input.ts';

/** A phone signs out, this one or a lost one: its session is gone with the commit, its live channel right after. */
export const forget = act({
	name: 'device.forget',
	input: ForgetDevice,
	may: [{ who: 'signed-in' }],
	refusals: ['caller.not-allowed', 'caller.locked', 'object.not-found'],
	limit: { count: 100, per: 'hour' },
	async decide(tx, input, caller) {
		if (caller.kind !== 'person' || caller.through !== 'device') return err(refusal('caller.not-allowed'));
		const device = input.device ?? caller.session;
		if (device !== caller.session) {
			if (!caller.unlocked) return err(refusal('caller.locked'));
			const other = await tx.records.sessions.find(device);
			if (!other || other.person !== caller.person || other.kind !== 'device') return err(refusal('object.not-found'));
		}
		await tx.records.sessions.remove(device);
		return ok({ endedSessions: [device], about: caller.person });
	}
});
