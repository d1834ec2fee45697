import { err, ok } from '#domain/basics/result.ts';
import type { DocumentContent } from '#domain/document/document.ts';
import { act, officeIn } from '../act.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { refusal } from '../refusal.ts';
import { documentAtHand } from './draft.ts';
import { DropDocument } from './drop.input.ts';

/** A text is given up, with a reason that everybody reads. What was sealed of it stays. */
export const dropDocument = act({
	name: 'document.drop',
	input: DropDocument,
	may: [HANDLERS],
	on: { object: 'document', states: { 'first-draft': 'done', commenting: 'done', drafting: 'done', final: 'document.not-open', dropped: 'document.not-open' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'document.not-open'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await documentAtHand(tx.records.contents, input.community, input.document, tx.today);
		if (!at) return err(refusal('object.not-found'));
		const office = officeIn([HANDLERS], caller, at.held.content.body);
		if (!office) return err(refusal('caller.not-allowed'));
		if (!at.draft) return err(refusal('document.not-open'));
		await tx.write<DocumentContent>({ ...at.held.content, dropped: { on: tx.today, reason: input.reason } }, office.office);
		return ok({ subject: input.document });
	},
	after: (portal, _value, { document }) => portal.documents.changed(document)
});
