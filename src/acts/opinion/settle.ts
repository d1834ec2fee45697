import { err, ok } from '#domain/basics/result.ts';
import type { OpinionContent } from '#domain/deliberation/opinion.ts';
import { act } from '../act.ts';
import { deskOf } from '../matter/desk-of.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { refusal } from '../refusal.ts';
import { SettleOpinion } from './settle.input.ts';

/** Whoever holds the matter says of an opinion whether it is followed, and why: for everybody, once. */
export const settle = act({
	name: 'opinion.settle',
	input: SettleOpinion,
	may: [HANDLERS],
	on: { object: 'opinion', states: { open: 'done', settled: 'opinion.settled' } },
	refusals: ['object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.not-yours', 'opinion.settled', 'caller.not-allowed'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await tx.records.contents.bySubject<OpinionContent>(input.opinion);
		if (held?.content.type !== 'opinion' || held.content.community !== input.community || !held.content.parent) return err(refusal('object.not-found'));
		const desk = await deskOf(tx, { community: input.community, matter: held.content.parent }, caller);
		if (!desk.ok) return desk;
		if (held.content.adopted !== undefined) return err(refusal('opinion.settled'));
		await tx.write<OpinionContent>({ ...held.content, adopted: input.adopted, answer: input.reason }, desk.value.office.office);
		return ok({ subject: input.opinion });
	}
});
