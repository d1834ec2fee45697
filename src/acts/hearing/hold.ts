import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { ConsultationContent } from '#domain/deliberation/opinion.ts';
import { act } from '../act.ts';
import { deskOf } from '../matter/desk-of.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { HoldHearing } from './hold.input.ts';

/** Publishes the record of a hearing, from its day on, and lays it before the matter. */
export const holdHearing = act({
	name: 'hearing.hold',
	input: HoldHearing,
	may: [HANDLERS],
	on: { object: 'hearing', states: { coming: 'hearing.not-yet', now: 'done', held: 'hearing.held' } },
	refusals: ['object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.not-yours', 'hearing.not-yet', 'hearing.held', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await tx.records.contents.bySubject<ConsultationContent>(input.hearing);
		if (held?.content.type !== 'consultation' || held.content.community !== input.community || !held.content.parent || !held.content.seats) return err(refusal('object.not-found'));
		const { content } = held;
		const desk = await deskOf(tx, { community: input.community, matter: held.content.parent }, caller);
		if (!desk.ok) return desk;
		if (content.published !== undefined) return err(refusal('hearing.held'));
		if (tx.today < content.on) return err(refusal('hearing.not-yet', { params: { day: content.on } }));
		const { office, at } = desk.value;
		const { present, summary, signed } = input;
		const participants = present.reduce((sum, { count }) => sum + count, 0);
		await tx.write<ConsultationContent>({ ...content, participants, present, summary, signed, published: tx.today }, office.office);
		const laid = await layBefore(tx, held.content.parent, { what: 'hearing', ref: input.hearing, body: office.body as SubjectId, note: summary }, office.office);
		return laid.ok ? ok({ subject: input.hearing, number: at.held.content.number }) : laid;
	}
});
