import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { SignOut } from './sign-out.input.ts';

/** An officer leaves the desk: the session is gone with the commit. A phone signs out by device.forget. */
export const signOut = act({
	name: 'session.sign-out',
	input: SignOut,
	may: [{ who: 'signed-in' }],
	refusals: ['caller.not-allowed'],
	limit: { count: 100, per: 'hour' },
	async decide(tx, _input, caller) {
		if (caller.kind !== 'person' || caller.through !== 'desk') return err(refusal('caller.not-allowed'));
		await tx.records.sessions.remove(caller.session);
		return ok({ endedSessions: [caller.session], about: caller.person });
	}
});
