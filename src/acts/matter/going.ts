import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import { officesFor, type Caller, type Tx } from '../act.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { matterAtHand, partsOf, takeStep, type MatterAtHand } from './at-hand.ts';
import { HANDLERS } from './handlers.ts';
import type { MoveMatter } from './move.input.ts';

/** What an act on a matter gives back. */
export function outcomeOf(at: Pick<MatterAtHand, 'held' | 'state'>): Record<string, string> {
	const { subject, number } = at.held.content;
	return { subject, number, stage: presentStay(at.state)?.stage ?? 'closed' };
}

/** Moves a matter, or pushes it on, in the first of the caller's offices that may. Why not is said for the office that came nearest. */
export async function go(tx: Tx, kind: 'moved' | 'pushed', input: MoveMatter, caller: Caller): Promise<Result<Record<string, string>, Refusal>> {
	if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
	const at = await matterAtHand(tx.records, input.matter, input.community);
	if (!at.ok) return at;
	const stay = presentStay(at.value.state);
	if (stay && stay.stage !== input.from) return err(refusal('matter.moved-meanwhile', { params: { number: at.value.held.content.number } }));
	const { to, outcome, reason } = input;
	let nearest: Refusal | undefined;
	for (const office of officesFor(HANDLERS, caller, input.community)) {
		const parts = await partsOf(tx.records, at.value, office);
		const by = `${office.bodyName} ${office.holder}`;
		const event = kind === 'pushed' ? { kind, to, outcome, by, on: tx.today, reason: reason ?? '' } : { kind, to, outcome, by, on: tx.today, ...(reason === undefined ? {} : { reason }) };
		const gone = await takeStep(tx, at.value, event, parts, { subject: input.subject, body: office.body as SubjectId }, office.office);
		if (gone.ok) return ok(outcomeOf(at.value));
		if (!nearest || nearest.code === 'matter.not-yours') nearest = gone.error;
	}
	return err(nearest ?? refusal('caller.not-allowed'));
}
