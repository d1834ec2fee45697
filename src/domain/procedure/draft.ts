import { canonical } from '../basics/canonical-json.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Adoption, Putting } from '../community/adoption.ts';
import type { Content } from '../content/content.ts';
import type { Procedure, Stage } from './procedure.ts';

/**
 * A procedure that is proposed: open for comments, then adopted by each of the bodies named, each by its own way, then filed. `procedure` is what
 * it becomes the next version of, or the subject of a new one.
 */
export interface ProcedureDraftContent extends Content, Omit<Procedure, 'kinds'>, Putting {
	type: 'procedure-draft';
	kinds?: string[];
	procedure: SubjectId;
}

/** That a body has adopted a draft of a procedure. */
export interface ProcedureAdoptionContent extends Content, Adoption {
	type: 'procedure-adoption';
}

/** One difference between two procedures, stage by stage; `was` or `is` alone where a stage is new or gone. */
export interface StageDifference {
	/** Key of the stage; empty where it is the order of all. */
	stage: string;
	what: 'new' | 'gone' | 'days' | 'owner' | 'inputs' | 'outputs' | 'decision' | 'publish' | 'moves' | 'order';
	was?: Stage;
	is?: Stage;
	/** Names of the stages that both have, in their order before and after. */
	order?: { was: string[]; is: string[] };
}

/** Whether two procedures are one as far as anybody is bound: the same name, and nothing that decides differs. */
export function isSame(before: Pick<Procedure, 'name' | 'stages'>, after: Pick<Procedure, 'name' | 'stages'>): boolean {
	return before.name === after.name && differencesOf(before, after).length === 0;
}

/** What of a stage decides; names and explanations do not. */
const DECIDES = { owner: 'owner', days: 'within', inputs: 'inputs', outputs: 'outputs', decision: 'decision', publish: 'publish', moves: 'moves' } as const satisfies Record<string, keyof Stage>;

/** In what two procedures differ, in the order of the newer one. Everything that decides is compared. */
export function differencesOf(before: Pick<Procedure, 'stages'>, after: Pick<Procedure, 'stages'>): StageDifference[] {
	const old = new Map(before.stages.map((stage) => [stage.key, stage]));
	const now = new Map(after.stages.map((stage) => [stage.key, stage]));
	const found: StageDifference[] = [];
	for (const is of after.stages) {
		const was = old.get(is.key);
		if (!was) {
			found.push({ stage: is.key, what: 'new', is });
			continue;
		}
		for (const what of Object.keys(DECIDES) as (keyof typeof DECIDES)[]) {
			const part = DECIDES[what];
			if (canonical(was[part] ?? null) !== canonical(is[part] ?? null)) found.push({ stage: is.key, what, was, is });
		}
	}
	for (const was of before.stages) if (!now.has(was.key)) found.push({ stage: was.key, what: 'gone', was });
	const kept = (stages: readonly Stage[]) => stages.filter(({ key }) => old.has(key) && now.has(key));
	const [was, is] = [kept(before.stages), kept(after.stages)];
	if (was.some(({ key }, index) => key !== is[index]!.key)) {
		found.push({ stage: '', what: 'order', order: { was: was.map(({ name }) => name), is: is.map(({ name }) => name) } });
	}
	return found;
}
