import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { AgreeToCalls } from './agree.input.ts';
import { CALLERS, choiceOfNobody } from './choices.ts';

/** A clerk writes down that somebody without a phone of their own in the portal wants to be called, or no longer does. */
export const agree = act({
	name: 'notice.agree',
	input: AgreeToCalls,
	may: [CALLERS],
	refusals: ['object.not-found', 'notice.no-telephone'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { communities, notices } = tx.records;
		const person = await communities.person(input.person);
		if (!person || person.community !== input.community) return err(refusal('object.not-found'));
		if (input.agrees && !person.phone) return err(refusal('notice.no-telephone'));
		const before = (await notices.choice(person.id)) ?? choiceOfNobody(person.id, person.community);
		await notices.putChoice({ ...before, telephone: input.agrees, agreedAt: input.agrees ? tx.now : null, agreedHow: input.how });
		return ok({ about: person.id });
	}
});
