import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { ProcedureAdoptionContent, ProcedureDraftContent } from '#domain/procedure/draft.ts';
import { act, officesFor } from '../act.ts';
import { convenes } from '../matter/at-hand.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { refusal } from '../refusal.ts';
import { AdoptProcedure } from './adopt.input.ts';

/** One of the bodies that a draft needs has adopted it, after the comments. Each says so once, itself or through whoever convenes it. */
export const adoptProcedure = act({
	name: 'procedure.adopt',
	input: AdoptProcedure,
	may: [HANDLERS],
	refusals: ['object.not-found', 'matter.not-yours', 'procedure.comments-open', 'procedure.adopted', 'procedure.filed', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { contents } = tx.records;
		const held = await contents.bySubject<ProcedureDraftContent>(input.draft);
		if (held?.content.type !== 'procedure-draft' || held.content.community !== input.community || !held.content.bodies.includes(input.body)) return err(refusal('object.not-found'));
		const body = (await contents.bySubject<BodyContent>(input.body))!.content;
		for (const office of officesFor(HANDLERS, caller, input.community)) {
			if (office.body !== input.body && !(await convenes(tx.records, office, body))) continue;
			if (tx.today <= held.content.commentsUntil) return err(refusal('procedure.comments-open', { params: { day: held.content.commentsUntil } }));
			const adoptions = await contents.ofParent<ProcedureAdoptionContent>(input.draft, 'procedure-adoption');
			if (adoptions.some(({ content }) => content.body === input.body)) return err(refusal('procedure.adopted', { params: { name: body.name } }));
			const adoption: ProcedureAdoptionContent = {
				type: 'procedure-adoption', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.draft, body: input.body, on: tx.today, decision: input.decision
			};
			await tx.write(adoption, office.office, { first: true });
			return ok({ subject: input.subject, left: held.content.bodies.length - adoptions.length - 1 });
		}
		return err(refusal('matter.not-yours', { params: { to: body.name } }));
	}
});
