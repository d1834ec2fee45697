import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { LockDevice } from './lock.input.ts';

/** Locks this phone before its time, for instance before handing it to somebody. */
export const lock = act({
	name: 'device.lock',
	input: LockDevice,
	may: [{ who: 'signed-in' }],
	refusals: ['caller.not-allowed'],
	limit: { count: 100, per: 'hour' },
	async decide(tx, _input, caller) {
		if (caller.kind !== 'person' || caller.through !== 'device') return err(refusal('caller.not-allowed'));
		await tx.records.sessions.update(caller.session, { unlockedUntil: 0 });
		return ok({ about: caller.person });
	}
});
