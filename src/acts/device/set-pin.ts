import { isSimplePin } from '#domain/community/pin.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { SetPin } from './set-pin.input.ts';
import { UNLOCKED_MS } from './unlock.ts';

/** The PIN of one's own phone: the first one right after joining, another one only while it is unlocked. */
export const setPin = act({
	name: 'device.set-pin',
	input: SetPin,
	may: [{ who: 'signed-in' }],
	refusals: ['caller.not-allowed', 'caller.locked', 'pin.too-simple'],
	limit: { count: 20, per: 'hour' },
	secret: true,
	async prepare(office, input, caller) {
		if (caller.kind !== 'person' || caller.through !== 'device') return err(refusal('caller.not-allowed'));
		if (isSimplePin(input.pin)) return err(refusal('pin.too-simple', { fields: [{ path: 'pin', code: 'too-simple' }] }));
		return ok(await office.hashing.hash(input.pin));
	},
	async decide(tx, _input, caller, pinHash) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const session = await tx.records.sessions.find(caller.session);
		if (!session) return err(refusal('caller.sign-in-first'));
		if (session.pinHash !== null && !caller.unlocked) return err(refusal('caller.locked'));
		await tx.records.sessions.update(session.id, { pinHash, pinTries: 0, unlockedUntil: tx.machineNow + UNLOCKED_MS });
		return ok({ about: caller.person });
	}
});
