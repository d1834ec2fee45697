import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { maskedName } from '#domain/community/person.ts';
import { comparable } from '#domain/community/roll/row.ts';
import { factRow } from '#records/rolls.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from '../roll/clerks.ts';
import { AddPerson } from './add.input.ts';
import { housed, importGoesOn, readTyped } from './typed.ts';

/** Adds one person to the roll by hand. The same name behind the same door is asked about first: it is the same person more often than not. */
export const add = act({
	name: 'person.add',
	input: AddPerson,
	may: [ROLL_CLERKS],
	refusals: ['object.not-found', 'input.invalid', 'delivery.id-used', 'roll.busy', 'roll.already-there'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { communities, rolls } = tx.records;
		if (await communities.person(input.person)) return err(refusal('delivery.id-used'));
		if (await importGoesOn(tx.records, input.community)) return err(refusal('roll.busy'));
		const typed = await readTyped(tx, input);
		if (!typed.ok) return typed;
		const { name, phone, household } = typed.value;
		const at = household === null || household.fresh ? null : household.id;
		const alike = (await communities.personsOf(input.community)).some(
			(one) => comparable(one.name) === comparable(name) && (household === null ? one.household === null || one.phone === phone && phone !== null : one.household === at && at !== null)
		);
		if (alike && !input.another) return err(refusal('roll.already-there'));
		await communities.addPerson({ id: input.person, community: input.community, name, display: maskedName(name), phone, household: await housed(tx.records, input.community, household), source: null });
		for (const kind of ['registered', 'resident', 'adult'] as const) {
			if (input[kind]) await rolls.addFact(factRow({ id: subjectIdOf(tx.random(16)), person: input.person, kind }, input.community, 'desk'));
		}
		await rolls.touch(input.community);
		return ok({ person: input.person, about: input.person });
	}
});
