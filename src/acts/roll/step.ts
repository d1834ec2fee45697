import type { RollStep } from '#domain/community/roll/plan.ts';
import { maskedName } from '#domain/community/person.ts';
import type { Records } from '#records/records.ts';
import { factRow } from '#records/rolls.ts';

/** Writes what one row does. */
export async function applyStep({ communities, rolls }: Records, community: string, origin: string, step: RollStep): Promise<void> {
	if (step.household && !(await communities.household(step.household.id))) await communities.addHousehold({ ...step.household, community, source: null });
	if (step.added) await communities.addPerson({ id: step.person, community, source: null, ...step.added });
	if (step.changed) await rolls.updatePerson({ ...step.changed.after, display: maskedName(step.changed.after.name) });
	for (const { id, until } of step.ended) await rolls.endFact(id, until);
	for (const fact of step.facts) await rolls.addFact(factRow(fact, community, origin));
}

/**
 * Takes back what one row did. Somebody who has joined since, holds an office, has written something or stands on a frozen list stays;
 * true then.
 */
export async function undoStep({ rolls }: Records, step: RollStep): Promise<boolean> {
	if (step.added && (await rolls.isStoodOn(step.person))) return true;
	for (const fact of step.facts) await rolls.removeFact(fact.id);
	for (const { id, before } of step.ended) await rolls.endFact(id, before);
	if (step.changed) await rolls.updatePerson({ ...step.changed.before, display: maskedName(step.changed.before.name) });
	if (step.added) {
		await rolls.removeFactsOf(step.person);
		await rolls.removePerson(step.person);
	}
	if (step.household && (await rolls.isEmptyHousehold(step.household.id))) await rolls.removeHousehold(step.household.id);
	return false;
}
