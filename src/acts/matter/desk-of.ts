import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import { stageOf } from '#domain/procedure/procedure.ts';
import type { HeldOffice } from '#records/offices.ts';
import { officesFor, type Caller, type Tx } from '../act.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { matterAtHand, partsOf, type MatterAtHand } from './at-hand.ts';
import { CONVENERS, HANDLERS } from './handlers.ts';

/** The matter, and the office by which somebody lays something before it now: one that holds it, or does its office work. */
export async function deskOf(tx: Tx, input: { community: string; matter: SubjectId }, caller: Caller): Promise<Result<{ at: MatterAtHand; office: HeldOffice }, Refusal>> {
	if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
	const at = await matterAtHand(tx.records, input.matter, input.community);
	if (!at.ok) return at;
	const stay = presentStay(at.value.state);
	if (!stay) return err(refusal('matter.closed'));
	const owner = stageOf(at.value.procedure.content, stay.stage)?.owner ?? [];
	for (const office of officesFor(HANDLERS, caller, input.community)) {
		const parts = await partsOf(tx.records, at.value, office);
		if (parts.some((part) => owner.includes(part)) || (CONVENERS as readonly string[]).includes(office.bodyKind)) return ok({ at: at.value, office });
	}
	return err(refusal('matter.not-yours', { params: { to: stay.stage } }));
}
