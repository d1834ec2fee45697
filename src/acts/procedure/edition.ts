import type { CommunityCode } from '#domain/basics/id.ts';
import type { Procedure, ProcedureContent } from '#domain/procedure/procedure.ts';
import type { Tx } from '../act.ts';

/** Whether a community has, or had, this edition of a procedure: people cite a procedure by name and edition, so each stands for one text. */
export async function isEditionTaken(tx: Pick<Tx, 'records'>, community: CommunityCode, { key, edition }: Pick<Procedure, 'key' | 'edition'>): Promise<boolean> {
	const { contents } = tx.records;
	for (const { content } of await contents.ofType<ProcedureContent>(community, 'procedure')) {
		if (content.key !== key) continue;
		if ((await contents.versions<ProcedureContent>(content.subject)).some((one) => one.content.edition === edition)) return true;
	}
	return false;
}
