import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { laxerThanStage } from '#domain/ballot/legal-rule.ts';
import type { PollOpeningContent } from '#domain/ballot/opening.ts';
import type { Stage } from '#domain/procedure/procedure.ts';
import { decidedHere, decidingNow } from '#domain/procedure/voting.ts';
import type { Tx } from '../act.ts';
import type { MatterAtHand } from '../matter/at-hand.ts';
import { refusal, type Refusal } from '../refusal.ts';

/**
 * Whether a vote of a body on a matter may bind: the body is the one that decides the matter, no other vote that binds runs on it, and none
 * has decided since it came to its present stage.
 * @param except the result of the even split that is asked about once more
 */
export async function mayBind({ records }: Pick<Tx, 'records'>, { held, decides, state }: MatterAtHand, body: SubjectId, except?: SubjectId): Promise<Result<undefined, Refusal>> {
	if (decides.subject !== body) return err(refusal('poll.other-body', { params: { name: decides.name } }));
	if (decidedHere(state, (ref) => ref === except)) return err(refusal('poll.decided-in-stage'));
	for (const { content } of await records.contents.ofParent<PollOpeningContent>(held.content.subject, 'poll-opening')) {
		if (!content.rule.consultative && (await records.polls.result(content.subject)) === undefined) return err(refusal('poll.decided-in-stage'));
	}
	return ok(undefined);
}

/** Whether a vote asks for no less than a stage of the matter's procedure. */
export function asStageAsks(vote: Pick<PollOpeningContent, 'rule' | 'secrecy'>, stage: Stage | undefined, { kind }: MatterAtHand['decides']): Result<undefined, Refusal> {
	const what = stage?.decision && laxerThanStage(vote, stage.decision, kind);
	return what === undefined ? ok(undefined) : err(refusal('poll.laxer-than-stage', { params: { what, stage: stage!.name } }));
}

/** Whether a result may be laid before a matter in the stage it is in now: where that decides, it asks for no less. */
export const fitsStage = (vote: Pick<PollOpeningContent, 'rule' | 'secrecy'>, { procedure, state, decides }: MatterAtHand): Result<undefined, Refusal> =>
	asStageAsks(vote, decidingNow(procedure.content, state), decides);
