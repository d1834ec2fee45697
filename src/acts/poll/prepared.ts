import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { RiskAssessmentContent } from '#domain/deliberation/opinion.ts';
import { missingForVote } from '#domain/procedure/engine.ts';
import { isTriggered } from '#domain/procedure/procedure.ts';
import type { Records } from '#records/records.ts';
import type { MatterAtHand } from '../matter/at-hand.ts';
import { refusal, type Refusal } from '../refusal.ts';

/**
 * Whether a vote that binds may be opened on a matter: what its procedure makes compulsory before is there, and where a risk assessment is,
 * the newest one says that it may go ahead.
 */
export async function preparedFor(records: Records, { procedure, state, ground }: MatterAtHand): Promise<Result<true, Refusal>> {
	const missing = missingForVote(procedure.content, state, ground);
	if (missing.length > 0) return err(refusal('poll.not-prepared', { params: { what: missing.map(({ what }) => what).join(',') } }));
	const needs = procedure.content.stages.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
	if (!needs.some(({ what, when }) => what === 'risk-assessment' && isTriggered(when, ground.subject))) return ok(true);
	const ref = state.stays.flatMap(({ laid }) => laid).findLast(({ what }) => what === 'risk-assessment')?.ref;
	const outcome = ref && (await records.contents.bySubject<RiskAssessmentContent>(ref as SubjectId))?.content.outcome;
	return outcome === 'stop' || outcome === 'wait' ? err(refusal('poll.risk-says-no', { params: { outcome } })) : ok(true);
}
