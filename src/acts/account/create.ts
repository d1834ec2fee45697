import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { CreateAccount } from './create.input.ts';

/** The operator gives a person on the roll a name and password for a desk. What they may do there follows from their offices. */
export const create = act({
	name: 'account.create',
	input: CreateAccount,
	may: [{ who: 'operator' }],
	refusals: ['object.not-found', 'account.name-taken'],
	secret: true,
	prepare: async (office, input) => ok(await office.hashing.hash(input.password)),
	async decide(tx, input, _caller, passwordHash) {
		const person = await tx.records.communities.person(input.person);
		if (!person) return err(refusal('object.not-found'));
		if (await tx.records.sessions.account(input.name)) return err(refusal('account.name-taken'));
		await tx.records.sessions.addAccount({ name: input.name, person: person.id, passwordHash });
		return ok({ about: person.id });
	}
});
