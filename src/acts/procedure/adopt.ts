import { err } from '#domain/basics/result.ts';
import type { ProcedureAdoptionContent, ProcedureDraftContent } from '#domain/procedure/draft.ts';
import { act } from '../act.ts';
import { adoptDraft } from '../adopting.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { refusal } from '../refusal.ts';
import { AdoptProcedure } from './adopt.input.ts';

/** One of the bodies that a draft needs has adopted it, after the comments. Each says so once, itself or through whoever convenes it. */
export const adoptProcedure = act({
	name: 'procedure.adopt',
	input: AdoptProcedure,
	may: [HANDLERS],
	on: { object: 'procedure-draft', states: { comments: 'procedure.comments-open', adoption: 'done', ready: 'procedure.adopted', filed: 'procedure.adopted', overtaken: 'procedure.changed-meanwhile' } },
	refusals: ['object.not-found', 'matter.not-yours', 'procedure.comments-open', 'procedure.adopted', 'procedure.changed-meanwhile', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await tx.records.contents.bySubject<ProcedureDraftContent>(input.draft);
		if (held?.content.type !== 'procedure-draft') return err(refusal('object.not-found'));
		return adoptDraft<ProcedureAdoptionContent>(tx, input, caller, [HANDLERS], 'procedure-adoption', held, (await tx.records.contents.bySubject(held.content.procedure))?.hash);
	}
});
