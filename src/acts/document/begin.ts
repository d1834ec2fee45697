import { toHex } from '#domain/basics/bytes.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { isThereOn, type BodyContent } from '#domain/community/community.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { clauseFromText, clausesFromText, itemClause, tooMuchIn, type Clause } from '#domain/document/clause.ts';
import type { DocumentContent } from '#domain/document/document.ts';
import { act, officeIn, type Tx } from '../act.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { refusal } from '../refusal.ts';
import { BeginDocument } from './begin.input.ts';

/** What a text can belong to. */
const PARENTS: readonly string[] = ['matter', 'proposal', 'democracy-day'];

/** An agenda and minutes begin with the items as they were announced, and what there is of each; every other text with what was typed. */
async function startOf(tx: Tx, input: BeginDocument): Promise<Clause[]> {
	const newId = () => toHex(tx.random(6));
	if (input.text !== undefined) return clausesFromText(input.text, newId);
	const day = input.kind === 'text' || input.parent === undefined ? undefined : await tx.records.contents.bySubject<DemocracyDayContent>(input.parent);
	if (day?.content.type !== 'democracy-day') return [];
	return day.content.agenda.map(({ no, title, presenter }) => {
		const text = input.items?.find((item) => item.no === no)?.text ?? (input.kind === 'agenda' ? presenter : undefined) ?? '';
		return clauseFromText(`${no}. ${title}\n${text}`, { id: itemClause(no), headed: true, newId });
	});
}

/** A body begins a text that is written together. Nothing of it is sealed yet; it is in the list, so that everybody sees that it is being written, and by whom. */
export const beginDocument = act({
	name: 'document.begin',
	input: BeginDocument,
	may: [HANDLERS],
	refusals: ['object.not-found', 'caller.not-allowed', 'document.too-long', 'input.invalid', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const { contents } = tx.records;
		const body = await contents.bySubject<BodyContent>(input.body);
		if (body?.content.type !== 'body' || body.content.community !== input.community || !isThereOn(body.content, tx.today)) return err(refusal('object.not-found'));
		const parent = input.parent && (await contents.bySubject(input.parent));
		if (input.parent && (!parent || parent.content.community !== input.community || !PARENTS.includes(parent.content.type))) return err(refusal('object.not-found'));
		const office = officeIn([HANDLERS], caller, input.body);
		if (!office) return err(refusal('caller.not-allowed'));
		// An agenda and minutes are of a day.
		if (input.kind !== 'text' && (!parent || parent.content.type !== 'democracy-day')) return err(refusal('input.invalid', { fields: [{ path: 'parent', code: 'missing' }] }));
		const start = await startOf(tx, input);
		if (tooMuchIn(start)) return err(refusal('document.too-long'));
		const content: DocumentContent = {
			type: 'document', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', title: input.title, kind: input.kind, body: input.body, group: input.group,
			begun: tx.today, by: `${office.bodyName} ${office.holder}`, ...(input.parent ? { parent: input.parent as SubjectId } : {}), ...(start.length > 0 ? { start } : {})
		};
		await tx.write(content, office.office, { first: true });
		return ok({ subject: content.subject });
	}
});
