import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { Held } from '#domain/content/content.ts';
import type { Verdict } from '#domain/procedure/decision.ts';
import { apply } from '#domain/procedure/engine.ts';
import type { MatterStepContent } from '#domain/procedure/matter.ts';
import type { NeedKind } from '#domain/procedure/procedure.ts';
import type { Tx } from '../act.ts';
import type { Refusal } from '../refusal.ts';
import { matterAtHand, refusalOf, takeStep } from './at-hand.ts';

/** What is laid before a matter: of which kind, where it stands in the record, and whose it is. */
export interface Laid {
	what: NeedKind;
	ref: SubjectId;
	body: SubjectId;
	/** Of a poll. */
	verdict?: Verdict;
	note?: string;
}

/** Whether a matter would take something now, or why not; nothing is written. */
export async function wouldTake(tx: Pick<Tx, 'records' | 'today'>, matter: SubjectId, { what, verdict }: Pick<Laid, 'what' | 'verdict'>): Promise<Result<true, Refusal>> {
	const at = await matterAtHand(tx.records, matter);
	if (!at.ok) return at;
	const event = { kind: 'laid', what, on: tx.today, ...(verdict === undefined ? {} : { verdict }) } as const;
	const next = apply(at.value.procedure.content, at.value.state, event, [], at.value.ground);
	return next.ok ? ok(true) : err(refusalOf(next.error));
}

/**
 * Lays something before a matter that is on its way: its next step, or why not (`matter.told-elsewhere`, `matter.closed`, `object.not-found`).
 * Called inside the act that made what is laid, so that both are there or neither.
 * @param actor as in Tx.write
 */
export async function layBefore(tx: Tx, matter: SubjectId, laid: Laid, actor: string): Promise<Result<Held<MatterStepContent>, Refusal>> {
	const at = await matterAtHand(tx.records, matter);
	if (!at.ok) return at;
	const { what, ref, body, verdict, note } = laid;
	const event = { kind: 'laid', what, on: tx.today, ref, ...(verdict === undefined ? {} : { verdict }) } as const;
	return takeStep(tx, at.value, event, [], { subject: subjectIdOf(tx.random(16)), body, note, refs: [ref] }, actor);
}
