import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { UnlockDevice } from './unlock.input.ts';

/** How long a phone stays unlocked after its PIN. In ms. */
export const UNLOCKED_MS = 12 * 3_600_000;

/** So many wrong PINs in a row, and the phone is no longer one of ours. */
export const MOST_TRIES = 10;

/**
 * The PIN unlocks this phone and nothing else. A wrong one counts although the act is refused; the tenth in a row removes the phone,
 * which then needs a new slip. Tries are counted one after another inside the transaction, so sending many at once gains nothing.
 */
export const unlock = act({
	name: 'device.unlock',
	input: UnlockDevice,
	may: [{ who: 'signed-in' }],
	refusals: ['caller.not-allowed', 'pin.wrong', 'pin.device-removed'],
	limit: { count: 60, per: 'hour' },
	secret: true,
	async prepare(office, input, caller) {
		if (caller.kind !== 'person' || caller.through !== 'device') return err(refusal('caller.not-allowed'));
		const session = await office.records.sessions.find(caller.session);
		if (!session) return err(refusal('caller.sign-in-first'));
		if (session.pinHash === null) return err(refusal('caller.not-allowed'));
		return ok({ pinHash: session.pinHash, right: await office.hashing.verify(session.pinHash, input.pin) });
	},
	async decide(tx, _input, caller, { pinHash, right }) {
		const session = caller.kind === 'person' ? await tx.records.sessions.find(caller.session) : undefined;
		if (!session) return err(refusal('caller.sign-in-first'));
		// A PIN changed between the look and now makes this one wrong, whatever it was checked against.
		if (right && session.pinHash === pinHash) {
			await tx.records.sessions.update(session.id, { pinTries: 0, unlockedUntil: tx.machineNow + UNLOCKED_MS });
			return ok({ about: session.person });
		}
		const tries = session.pinTries + 1;
		if (tries < MOST_TRIES) {
			await tx.records.sessions.update(session.id, { pinTries: tries });
			return err(refusal('pin.wrong', { keep: true, params: { left: MOST_TRIES - tries }, fields: [{ path: 'pin', code: 'wrong' }] }));
		}
		await tx.records.sessions.remove(session.id);
		await tx.records.record.audit({ at: tx.now, act: 'device.unlock', caller: `person:${session.person}`, about: `removed ${session.person}` });
		return err(refusal('pin.device-removed', { keep: true, endedSessions: [session.id] }));
	}
});
