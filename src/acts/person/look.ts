import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { ASSISTANTS, cellsOf, mayAssist } from '../assisted.ts';
import { refusal } from '../refusal.ts';
import { LookAtPersons } from './look.input.ts';

/**
 * Somebody of the office looks at the data of people: doors, masked names. Written to the private audit before anything is shown, and shown to
 * each of those people under "who looked". A liaison may look at the doors of their own cells.
 */
export const look = act({
	name: 'person.look',
	input: LookAtPersons,
	may: ASSISTANTS,
	refusals: ['object.not-found'],
	limit: { count: 2000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const cells = await cellsOf(tx.records, caller, input.community);
		for (const person of new Set(input.persons)) {
			if (!(await mayAssist(tx.records, cells, input.community, person))) return err(refusal('object.not-found'));
		}
		return ok({ about: input.persons.join(' ') });
	}
});
