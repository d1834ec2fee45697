import { err, ok } from '#domain/basics/result.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { OpinionContent } from '#domain/deliberation/opinion.ts';
import { act } from '../act.ts';
import { deskOf } from '../matter/desk-of.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { PublishOpinion } from './publish.input.ts';

/** Publishes an opinion on a matter and lays it before it. The three kinds stand side by side; whether it is followed is said later, with a reason. */
export const publishOpinion = act({
	name: 'opinion.publish',
	input: PublishOpinion,
	may: [HANDLERS],
	on: { object: 'matter', states: { going: 'done', closed: 'matter.closed', told: 'matter.told-elsewhere' } },
	refusals: ['object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.not-yours', 'question.day-in-future', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const desk = await deskOf(tx, input, caller);
		if (!desk.ok) return desk;
		const { community, subject, matter, kind, author, on, text, conclusion } = input;
		if (on > tx.today) return err(refusal('question.day-in-future', { params: { day: on } }));
		const { office, at } = desk.value;
		const opinion: OpinionContent = {
			type: 'opinion', v: 1, community, subject, lang: 'zh-CN', parent: matter, kind, author, on, published: tx.today, text, ...(conclusion === undefined ? {} : { conclusion })
		};
		await tx.write(opinion, office.office, { first: true });
		const laid = await layBefore(tx, matter, { what: `${kind}-opinion`, ref: subject, body: office.body as SubjectId }, office.office);
		return laid.ok ? ok({ subject, number: at.held.content.number }) : laid;
	}
});
