import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { Procedure, Stage } from './procedure.ts';

/**
 * A procedure that is proposed: open for comments, then adopted by each of the bodies named, each by its own way, then filed. `procedure` is what
 * it becomes the next version of, or the subject of a new one.
 */
export interface ProcedureDraftContent extends Content, Omit<Procedure, 'kinds'> {
	type: 'procedure-draft';
	kinds?: string[];
	procedure: SubjectId;
	/** The version that it would change, by hash. */
	base?: string;
	/** Why it is made or changed, for everybody. */
	reason: string;
	drafted: Day;
	/** The last day on which comments are taken; nobody adopts before it is over. */
	commentsUntil: Day;
	/** Every body whose own adoption it needs: a rule of several binds each only after its own. */
	bodies: SubjectId[];
}

/** That a body has adopted a draft, by its own procedure. `parent` is the draft. */
export interface ProcedureAdoptionContent extends Content {
	type: 'procedure-adoption';
	body: SubjectId;
	on: Day;
	/** By which decision: the number of the resolution, the meeting and its count. */
	decision: string;
}

/** One difference between two procedures, stage by stage; `was` or `is` alone where a stage is new or gone. */
export interface StageDifference {
	stage: string;
	name: string;
	what: 'new' | 'gone' | 'days' | 'owner' | 'needs' | 'ways' | 'decision' | 'publish' | 'order';
	was?: string;
	is?: string;
}

const NONE = '—';
const daysOf = (stage: Stage) => (stage.within ? String(stage.within.days) : NONE);
const needsOf = (stage: Stage) => [...stage.inputs, ...stage.outputs].map(({ what, when, ahead }) => `${what}${when?.amountFrom === undefined ? '' : `≥${when.amountFrom}`}${ahead ? `+${ahead.days.days}` : ''}`).join(', ') || NONE;
const waysOf = (stage: Stage) => stage.moves.map(({ to, outcome, by, reason }) => `${outcome}→${to} (${by.join(', ')})${reason ? '*' : ''}`).join('; ');

/** In what two procedures differ, in the order of the newer one. Everything that decides is compared; names and explanations are not. */
export function differencesOf(before: Pick<Procedure, 'stages'>, after: Pick<Procedure, 'stages'>): StageDifference[] {
	const old = new Map(before.stages.map((stage) => [stage.key, stage]));
	const found: StageDifference[] = [];
	const order = (stages: readonly Stage[], other: ReadonlySet<string>) => stages.map(({ key }) => key).filter((key) => other.has(key)).join(' → ');
	for (const stage of after.stages) {
		const was = old.get(stage.key);
		const line = { stage: stage.key, name: stage.name };
		if (!was) {
			found.push({ ...line, what: 'new' });
			continue;
		}
		const compared = [
			['days', daysOf(was), daysOf(stage)], ['owner', was.owner.join(', '), stage.owner.join(', ')], ['needs', needsOf(was), needsOf(stage)], ['ways', waysOf(was), waysOf(stage)],
			['decision', JSON.stringify(was.decision ?? null), JSON.stringify(stage.decision ?? null)], ['publish', JSON.stringify(was.publish ?? null), JSON.stringify(stage.publish ?? null)]
		] as const;
		for (const [what, one, other] of compared) if (one !== other) found.push({ ...line, what, was: one, is: other });
	}
	const kept = new Set(after.stages.map(({ key }) => key));
	for (const stage of before.stages) if (!kept.has(stage.key)) found.push({ stage: stage.key, name: stage.name, what: 'gone' });
	const [was, is] = [order(before.stages, kept), order(after.stages, new Set(old.keys()))];
	if (was !== is) found.push({ stage: '', name: '', what: 'order', was, is });
	return found;
}
