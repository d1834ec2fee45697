import { ok } from '#domain/basics/result.ts';
import { maskedName } from '#domain/community/person.ts';
import { factHolds } from '#domain/community/person-fact.ts';
import { factOf } from '#records/rolls.ts';
import { act } from '../act.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { CorrectPerson } from './correct.input.ts';
import { housed, personToChange, readTyped } from './typed.ts';

/**
 * Writes name, door and telephone of somebody anew. Whoever moves out of a household in which others stay no longer speaks for it; lists that
 * are frozen stay as they were published.
 */
export const correct = act({
	name: 'person.correct',
	input: CorrectPerson,
	may: [ROLL_CLERKS],
	refusals: ['object.not-found', 'input.invalid', 'roll.busy'],
	limit: { count: 1000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { rolls } = tx.records;
		const found = await personToChange(tx, input);
		if (!found.ok) return found;
		const person = found.value;
		const typed = await readTyped(tx, input);
		if (!typed.ok) return typed;
		const household = await housed(tx.records, input.community, typed.value.household);
		await rolls.updatePerson({ id: person.id, name: typed.value.name, display: maskedName(typed.value.name), phone: typed.value.phone, household });
		if (person.household !== null && person.household !== household && !(await rolls.isEmptyHousehold(person.household))) {
			for (const fact of (await rolls.factsOf(person.id)).map(factOf)) {
				if (fact.kind === 'household_representative' && factHolds(fact, tx.today)) await rolls.endFact(fact.id, tx.today);
			}
		}
		await rolls.touch(input.community);
		return ok({ person: person.id, about: person.id });
	}
});
