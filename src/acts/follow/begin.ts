import { err, ok } from '#domain/basics/result.ts';
import { FOLLOWABLE } from '#domain/oversight/happening.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { Follow } from './begin.input.ts';

/** Most things that one person follows. */
export const MOST_FOLLOWED = 300;

/**
 * Somebody wants to hear what becomes of a public object: what comes after this moment is news to them. It is nobody else's business, so it
 * is no line of the record, and no page says how many follow. Following twice is following once.
 */
export const begin = act({
	name: 'follow.begin',
	input: Follow,
	may: [{ who: 'signed-in' }],
	refusals: ['object.not-found', 'follow.too-many'],
	limit: { count: 200, per: 'day' },
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const held = await tx.records.contents.bySubject(input.subject);
		if (!held || held.content.community !== input.community || !FOLLOWABLE.includes(held.content.type)) return err(refusal('object.not-found'));
		const { notices, record } = tx.records;
		const followed = await notices.followedBy(caller.person);
		const known = followed.some(({ subject }) => subject === input.subject);
		if (!known && followed.length >= MOST_FOLLOWED) return err(refusal('follow.too-many', { params: { most: MOST_FOLLOWED } }));
		const since = (await record.log(input.community))?.size ?? 0;
		if (!known) await notices.follow({ person: caller.person, subject: input.subject, community: input.community, since, at: tx.now });
		return ok({ subject: input.subject, about: input.subject });
	}
});
