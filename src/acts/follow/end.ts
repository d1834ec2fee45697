import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { Unfollow } from './end.input.ts';

/** Somebody no longer wants to hear of an object. Letting go of what is not followed changes nothing. */
export const end = act({
	name: 'follow.end',
	input: Unfollow,
	may: [{ who: 'signed-in' }],
	refusals: [],
	limit: { count: 300, per: 'day' },
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		await tx.records.notices.unfollow(caller.person, input.subject);
		return ok({ subject: input.subject, about: input.subject });
	}
});
