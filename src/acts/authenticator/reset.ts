import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { ADMINISTRATORS } from '../community/administrators.ts';
import { refusal } from '../refusal.ts';
import { ResetAuthenticator } from './reset.input.ts';

/**
 * An officer has lost telephone and codes: all of their second factors go, and every desk of theirs is left at once. At the next sign-in
 * they are led to set up new ones. Nobody can do this for themselves, so that a stolen desk of an administrator stays locked to a thief.
 */
export const reset = act({
	name: 'authenticator.reset',
	input: ResetAuthenticator,
	may: [{ who: 'operator' }, ADMINISTRATORS],
	refusals: ['object.not-found', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	async decide(tx, input, caller) {
		const { sessions, secondFactors, communities } = tx.records;
		if (caller.kind === 'person' && (caller.person as string) === input.person) return err(refusal('caller.not-allowed'));
		const person = await communities.person(input.person);
		if (!person || !(await sessions.accountOfPerson(input.person))) return err(refusal('object.not-found'));
		await secondFactors.removeAll(input.person);
		const desks = (await sessions.ofPerson(input.person)).filter(({ kind }) => kind === 'desk');
		for (const { id } of desks) await sessions.remove(id);
		return ok({ endedSessions: desks.map(({ id }) => id), about: input.person });
	}
});
