import { err, ok } from '#domain/basics/result.ts';
import { factOf } from '#records/rolls.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { LeavePerson } from './leave.input.ts';
import { personToChange } from './typed.ts';

/**
 * Somebody has moved away or died: everything that holds of them ends today, and what would begin later never does. Nothing is deleted, so
 * that what was true stays known; offices end by an act of their own.
 */
export const leave = act({
	name: 'person.leave',
	input: LeavePerson,
	may: [ROLL_CLERKS],
	refusals: ['object.not-found', 'roll.busy', 'roll.nothing-to-write'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { rolls } = tx.records;
		const found = await personToChange(tx, input);
		if (!found.ok) return found;
		const person = found.value;
		const open = (await rolls.factsOf(person.id)).map(factOf).filter(({ until }) => until === undefined || until > tx.today);
		if (open.length === 0) return err(refusal('roll.nothing-to-write'));
		for (const { id, from } of open) await rolls.endFact(id, from !== undefined && from > tx.today ? from : tx.today);
		await rolls.touch(input.community);
		return ok({ person: person.id, ended: open.length, about: person.id });
	}
});
