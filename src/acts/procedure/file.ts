import { err, ok } from '#domain/basics/result.ts';
import type { ProcedureAdoptionContent, ProcedureDraftContent } from '#domain/procedure/draft.ts';
import type { ProcedureContent } from '#domain/procedure/procedure.ts';
import { act, officesFor } from '../act.ts';
import { notAdoptedBy } from '../adopting.ts';
import { OPENERS } from '../matter/handlers.ts';
import { refusal } from '../refusal.ts';
import { isEditionTaken } from './edition.ts';
import { FileProcedure } from './file.input.ts';

/** Files a procedure that every one of its bodies has adopted. It binds matters that start on its day or later, and no other. */
export const fileProcedure = act({
	name: 'procedure.file',
	input: FileProcedure,
	may: [OPENERS],
	on: { object: 'procedure-draft', states: { comments: 'procedure.not-adopted', adoption: 'procedure.not-adopted', ready: 'done', filed: 'procedure.filed', overtaken: 'procedure.changed-meanwhile' } },
	refusals: ['object.not-found', 'input.invalid', 'procedure.not-adopted', 'procedure.filed', 'procedure.changed-meanwhile', 'procedure.edition-taken', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(OPENERS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const { contents } = tx.records;
		const held = await contents.bySubject<ProcedureDraftContent>(input.draft);
		if (held?.content.type !== 'procedure-draft' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const { key, name, edition, provenance, kinds, stages, procedure, base } = held.content;
		const adoptions = (await contents.ofParent<ProcedureAdoptionContent>(input.draft, 'procedure-adoption')).map(({ content }) => content);
		const missing = await notAdoptedBy(tx.records, held, adoptions);
		if (missing !== undefined) return err(refusal('procedure.not-adopted', { params: { name: missing } }));
		if (input.from < tx.today) return err(refusal('input.invalid', { fields: [{ path: 'from', code: 'too-small' }] }));
		const current = await contents.bySubject<ProcedureContent>(procedure);
		if (current?.content.draft === input.draft) return err(refusal('procedure.filed'));
		// Somebody else's change took effect meanwhile: what the bodies adopted was a change of something else.
		if (current?.hash !== base) return err(refusal('procedure.changed-meanwhile'));
		// Two drafts may bear the same number; the one that is filed first has it.
		if (await isEditionTaken(tx, input.community, held.content)) return err(refusal('procedure.edition-taken', { params: { edition } }));
		const content: ProcedureContent = {
			type: 'procedure', v: 1, community: input.community, subject: procedure, lang: 'zh-CN', key, name, edition, provenance, stages, from: input.from, draft: input.draft, filed: input.filed,
			adoptedBy: adoptions.map(({ body, on, decision }) => ({ body, on, resolution: decision })), ...(kinds ? { kinds } : {})
		};
		await tx.write(content, office.office, base === undefined ? { first: true } : {});
		return ok({ subject: procedure, from: input.from });
	}
});
