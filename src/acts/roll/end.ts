import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { EndFact } from './end.input.ts';

/** Ends a fact with today; one that begins only today or later never held. What it was stays known, with its dates. */
export const endFact = act({
	name: 'roll.end',
	input: EndFact,
	may: [ROLL_CLERKS],
	refusals: ['object.not-found'],
	limit: { count: 2000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { rolls } = tx.records;
		const fact = await rolls.fact(input.fact);
		if (fact?.community !== input.community || (fact.until !== null && fact.until <= tx.today)) return err(refusal('object.not-found'));
		await rolls.endFact(fact.id, fact.from !== null && fact.from > tx.today ? fact.from : tx.today);
		await rolls.touch(input.community);
		return ok({ fact: fact.id, about: fact.person });
	}
});
