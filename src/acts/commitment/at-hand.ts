import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { CommitmentContent } from '#domain/resolution/resolution.ts';
import type { HeldOffice } from '#records/offices.ts';
import { officesFor, type Caller, type Tx } from '../act.ts';
import { MEMBERS } from '../question/clerks.ts';

/** Whoever sits on a body that carries out, or keeps its books, reports on its work. */
export const WORKERS = MEMBERS;

/** The office by which somebody reports on a commitment: that which answers for it before others of the community. */
export function workOffice(caller: Caller, community: CommunityCode, owner?: SubjectId): HeldOffice | undefined {
	if (caller.kind !== 'person') return undefined;
	const offices = officesFor(WORKERS, caller, community);
	return offices.find(({ office, standsInFor }) => office === owner || standsInFor?.office === owner) ?? offices[0];
}

/** A commitment of a community, or undefined. */
export async function commitmentIn(tx: Pick<Tx, 'records'>, community: CommunityCode, commitment: SubjectId): Promise<CommitmentContent | undefined> {
	const held = await tx.records.contents.bySubject<CommitmentContent>(commitment);
	return held?.content.type === 'commitment' && held.content.community === community ? held.content : undefined;
}
