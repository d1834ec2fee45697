import type { SubjectId } from '#domain/basics/id.ts';
import { answersFor } from '#domain/community/succession.ts';
import type { HeldOffice } from '#records/offices.ts';
import { officeIn, type Caller, type Permission, type Tx } from './act.ts';

/** The office by which a person acts for a body, or for one that has ended and for which theirs answers today. */
export async function officeAnswering(tx: Tx, may: readonly Permission[], caller: Caller, body: SubjectId): Promise<HeldOffice | undefined> {
	const own = officeIn(may, caller, body);
	if (own) return own;
	const now = await answersFor(tx.records.contents, body, tx.today);
	return now && now.content.subject !== body ? officeIn(may, caller, now.content.subject) : undefined;
}
