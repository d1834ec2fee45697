import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { factHolds } from '#domain/community/person-fact.ts';
import { factOf, factRow } from '#records/rolls.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { RecordFact } from './record.input.ts';

/** Adds a fact about somebody. Whoever becomes the representative of a household takes the place of who was. */
export const recordFact = act({
	name: 'roll.record',
	input: RecordFact,
	may: [ROLL_CLERKS],
	refusals: ['object.not-found', 'input.invalid'],
	limit: { count: 2000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { communities, rolls } = tx.records;
		const person = await communities.person(input.person);
		if (person?.community !== input.community) return err(refusal('object.not-found'));
		const wrong = (path: string, code: 'missing' | 'unknown' | 'too-large' | 'not-in-list') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		const bodyKind = input.kind === 'member' ? 'collective_economic_organisation' : input.kind === 'representative' ? 'representatives_meeting' : undefined;
		if (bodyKind && input.body === undefined) return wrong('body', 'missing');
		const body = input.body === undefined ? undefined : await communities.body(input.body);
		if (input.body !== undefined && body?.community !== input.community) return err(refusal('object.not-found'));
		if (body && body.kind !== bodyKind) return wrong('body', 'not-in-list');
		if (input.kind === 'owner' && input.area === undefined) return wrong('area', 'missing');
		if (input.area !== undefined && input.kind !== 'owner') return wrong('area', 'unknown');
		// Full age is the one thing whose day is known ahead.
		if (input.from !== undefined && input.from > tx.today && input.kind !== 'adult') return wrong('from', 'too-large');
		const replaced = input.kind === 'household_representative' && person.household !== null ? await representativesOf(tx.records, input.community, person.household) : [];
		for (const { id } of replaced.filter((fact) => factHolds(fact, tx.today) && fact.person !== person.id)) await rolls.endFact(id, tx.today);
		const fact = {
			id: subjectIdOf(tx.random(16)) as string, person: person.id, kind: input.kind,
			...(input.body === undefined ? {} : { body: input.body }), ...(input.area === undefined ? {} : { area: input.area }), ...(input.from === undefined ? {} : { from: input.from })
		};
		await rolls.addFact(factRow(fact, input.community, 'desk'));
		await rolls.touch(input.community);
		return ok({ fact: fact.id, about: person.id });
	}
});

/** Who speaks or spoke for a household. */
async function representativesOf({ communities, rolls }: { communities: { personsOf(community: string): Promise<{ id: string; household: string | null }[]> }; rolls: { factsOf(person: string): Promise<Parameters<typeof factOf>[0][]> } }, community: string, household: string) {
	const inIt = (await communities.personsOf(community)).filter((person) => person.household === household);
	const facts = await Promise.all(inIt.map(({ id }) => rolls.factsOf(id)));
	return facts.flat().map(factOf).filter(({ kind }) => kind === 'household_representative');
}
