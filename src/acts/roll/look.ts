import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { LookAtRoll } from './look.input.ts';

/** Notes in the private audit that somebody looked at the roll, and at whom. Pages of the roll do this before they show anything. */
export const lookAtRoll = act({
	name: 'roll.look',
	input: LookAtRoll,
	may: [ROLL_CLERKS],
	refusals: [],
	limit: { count: 5000, per: 'day' },
	community: (input) => input.community,
	async decide(_tx, input) {
		return ok({ what: input.what, about: (input.about ?? []).join(' ') });
	}
});
