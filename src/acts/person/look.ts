import { err, ok } from '#domain/basics/result.ts';
import { act, cityOffice, officesFor } from '../act.ts';
import { ASSISTANTS, cellsOf, mayAssist } from '../assisted.ts';
import { BODY_HEADS, CITY_ADMINISTRATOR } from '../office/may.ts';
import { refusal } from '../refusal.ts';
import { LookAtPersons } from './look.input.ts';

/**
 * Somebody of the office looks at the data of people: doors, masked names. Written to the private audit before anything is shown, and shown to
 * each of those people under "who looked". A liaison may look at the doors of their own cells; whoever gives offices and assignments, at those they found by name.
 */
export const look = act({
	name: 'person.look',
	input: LookAtPersons,
	may: [...ASSISTANTS, BODY_HEADS, CITY_ADMINISTRATOR],
	refusals: ['object.not-found', 'caller.not-allowed'],
	limit: { count: 2000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const appoints = cityOffice([CITY_ADMINISTRATOR], caller) !== undefined || officesFor(BODY_HEADS, caller, input.community).length > 0;
		const assists = ASSISTANTS.some((permission) => officesFor(permission, caller, input.community).length > 0);
		if (input.why === 'appoint' ? !appoints : !assists) return err(refusal(officesFor(BODY_HEADS, caller, input.community).length > 0 || assists ? 'caller.not-allowed' : 'object.not-found'));
		const cells = input.why === 'appoint' ? 'all' : await cellsOf(tx.records, caller, input.community);
		for (const person of new Set(input.persons)) {
			if (!(await mayAssist(tx.records, cells, input.community, person))) return err(refusal('object.not-found'));
		}
		return ok({ about: input.persons.join(' ') });
	}
});
