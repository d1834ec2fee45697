import type { SubjectId } from '../basics/id.ts';
import { presentStay } from './engine.ts';
import type { MatterState, Stay } from './matter.ts';
import { stageOf, type Procedure, type Stage } from './procedure.ts';

/*
 * What a procedure says of a vote that binds: how it is held, and that a stage is voted on once. The act that opens a vote asks this, and
 * whoever verifies the record asks it again.
 */

/**
 * The stage whose decision a vote on a matter is held to: the present one, or, where a vote is announced ahead, the next that decides. None
 * once every deciding stage is passed.
 */
export function decidingStage({ stages }: Procedure, state: MatterState): Stage | undefined {
	const here = presentStay(state)?.stage;
	const index = stages.findIndex(({ key }) => key === here);
	return index < 0 ? undefined : stages.slice(index).find(({ decision }) => decision !== undefined);
}

/** The stage a matter is in, where that decides: a result that is laid now is laid there. */
export function decidingNow(procedure: Procedure, state: MatterState): Stage | undefined {
	const stay = presentStay(state);
	const stage = stay && stageOf(procedure, stay.stage);
	return stage?.decision && stage;
}

/**
 * The vote that decided in the present stay of a matter: the last that was laid there; undefined while it may be voted on. A vote for which
 * too few came decided nothing, so that it may be held again. A matter that was sent back and returns is voted on anew.
 * @param except results that do not stand in the way: the even split that is asked about once more
 */
export function decidedHere(state: MatterState, except: (ref: SubjectId) => boolean = () => false): Stay['laid'][number] | undefined {
	const last = presentStay(state)?.laid.findLast(({ what }) => what === 'poll');
	return last === undefined || last.verdict === 'no-quorum' || (last.ref !== undefined && except(last.ref as SubjectId)) ? undefined : last;
}
