import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { BodyKind } from '../community/community.ts';
import type { DaysRule } from '../community/rule-set.ts';
import type { Content } from '../content/content.ts';
import type { DecisionRule } from './decision.ts';

/**
 * What can be asked for on the way of a matter: a paper, a meeting, a count. A closed list, so that each has a sentence; what a community
 * calls it stands in `label` of the need.
 */
export const NEEDS = [
	'topic-card', 'endorsements', 'party-study', 'draft-plan', 'options', 'cost', 'materials', 'notice', 'agenda', 'attendance', 'minutes', 'comments-answered',
	'expert-opinion', 'legal-opinion', 'residents-opinion', 'risk-assessment', 'hearing', 'open-selection', 'recusals', 'poll', 'resolution', 'notice-posted',
	'objections-answered', 'commitments', 'progress', 'completion', 'evaluation', 'report', 'archive'
] as const;
export type NeedKind = (typeof NEEDS)[number];

/** What a matter is about, as far as it makes a step compulsory or names who decides. */
export interface Subject {
	kind: string;
	/** In fen. */
	amount?: number;
}

/** When a step is compulsory: for these kinds, or from this sum on. Without either, always. */
export interface Trigger {
	kinds?: readonly string[];
	amountFrom?: number;
}

/** Something that must be laid before a matter. */
export interface Need {
	what: NeedKind;
	label?: string;
	/** Asked for only where the trigger says so. */
	when?: Trigger;
	/** It must have lain open for so many days before `of` takes place. */
	ahead?: { days: DaysRule; of: NeedKind };
	source?: string;
}

/** Who acts: a kind of body, the body that decides this matter, whoever raised it, or the clock. */
export type Actor = BodyKind | 'deciding-body' | 'raiser' | 'town' | 'clock';

/** A way out of a stage. */
export interface Move {
	/** The next stage; `closed` ends the way. */
	to: string;
	/** What is said of it: accepted, returned, referred, passed … a word of the closed list. */
	outcome: Outcome;
	by: readonly Actor[];
	/** Whoever takes this way says publicly why. */
	reason?: true;
	/** Taken only when the stage's decision came out so. */
	verdict?: 'passed' | 'failed';
	/** Away from the goal (returned, referred, refused): what the stage should have brought is not asked for. */
	back?: true;
}

export const OUTCOMES = ['forward', 'accepted', 'returned', 'referred', 'refused', 'passed', 'failed', 'no-objection', 'reopened', 'completed', 'evaluated', 'withdrawn', 'lapsed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * One stage of a procedure: who holds the matter, what it needs, how long, and where it may go. A stage that only some matters need is one
 * that a move may pass over; where it is compulsory, a need with a trigger in the stage after it sees to that.
 */
export interface Stage {
	key: string;
	name: string;
	does?: string;
	owner: readonly Actor[];
	/** Asked for before the stage begins. */
	inputs: readonly Need[];
	/** Asked for before the matter goes on. */
	outputs: readonly Need[];
	/** The stage ends within so many days of its beginning; after that it is late, to everybody. */
	within?: DaysRule;
	/** What is posted when it ends, within how many days, and how long it hangs. */
	publish?: { what: string; within: DaysRule; display?: DaysRule };
	decision?: DecisionRule;
	moves: readonly Move[];
}

/** Where a procedure comes from. Only `statute` and `published` claim that somebody else wrote it so. */
export interface Provenance {
	kind: 'statute' | 'published' | 'reconstruction' | 'local';
	/** In a sentence, shown wherever the procedure is shown. */
	says: string;
	source?: string;
}

/** A procedure as it can be read alone: stages in their order. */
export interface Procedure {
	key: string;
	name: string;
	edition: string;
	provenance: Provenance;
	/** Kinds of matters that it carries; absent: any. */
	kinds?: readonly string[];
	stages: readonly Stage[];
}

/** A procedure of a community, adopted by its bodies. Matters keep the hash of the version that they started under. */
export interface ProcedureContent extends Content, Procedure {
	type: 'procedure';
	/** The first day on which a matter may start under it. */
	from: Day;
	/** The bodies that adopted it. A rule of several bodies binds each only after its own adoption. */
	adoptedBy: { body: SubjectId; on: Day; resolution?: string }[];
	/** The draft that became it, and where it was filed. */
	draft?: SubjectId;
	filed?: string;
}

/** Whether a trigger asks for something in a matter. */
export function isTriggered(trigger: Trigger | undefined, subject: Subject): boolean {
	if (!trigger || (trigger.kinds === undefined && trigger.amountFrom === undefined)) return true;
	if (trigger.kinds?.includes(subject.kind)) return true;
	return trigger.amountFrom !== undefined && subject.amount !== undefined && subject.amount >= trigger.amountFrom;
}

/** What is wrong with a procedure, and where. */
export interface ProcedureProblem {
	stage: string;
	code: 'no-stages' | 'twice' | 'nowhere' | 'no-way-out' | 'never-reached' | 'cannot-close' | 'verdict-without-decision' | 'decision-binds-nobody' | 'share-impossible' | 'ahead-of-nothing';
	what?: string;
}

/** Reads a procedure through before it is adopted: every way leads somewhere, every stage is reached, and it can end. */
export function problemsOf(procedure: Procedure): ProcedureProblem[] {
	const { stages } = procedure;
	if (stages.length === 0) return [{ stage: '', code: 'no-stages' }];
	const problems: ProcedureProblem[] = [];
	const keys = new Set<string>();
	for (const { key } of stages) {
		if (keys.has(key) || key === 'closed') problems.push({ stage: key, code: 'twice' });
		keys.add(key);
	}
	for (const stage of stages) {
		// An opinion is laid before a matter as one (`residents-opinion`): a vote that binds nobody is never laid, and such a stage could not end.
		if (stage.decision?.consultative) problems.push({ stage: stage.key, code: 'decision-binds-nobody' });
		if (stage.moves.length === 0) problems.push({ stage: stage.key, code: 'no-way-out' });
		for (const move of stage.moves) {
			if (move.to !== 'closed' && !keys.has(move.to)) problems.push({ stage: stage.key, code: 'nowhere', what: move.to });
			if (move.verdict && !stage.decision) problems.push({ stage: stage.key, code: 'verdict-without-decision', what: move.to });
		}
		const known = new Set([...stage.inputs, ...stage.outputs].map(({ what }) => what));
		for (const { ahead } of [...stage.inputs, ...stage.outputs]) {
			if (ahead && !known.has(ahead.of)) problems.push({ stage: stage.key, code: 'ahead-of-nothing', what: ahead.of });
		}
	}
	const reached = reachedFrom(stages[0]!.key, procedure, (move) => [move.to]);
	for (const { key } of stages) if (!reached.has(key)) problems.push({ stage: key, code: 'never-reached' });
	for (const { key } of stages) {
		if (reached.has(key) && !reachedFrom(key, procedure, (move) => [move.to]).has('closed')) problems.push({ stage: key, code: 'cannot-close' });
	}
	return problems;
}

function reachedFrom(start: string, procedure: Procedure, ends: (move: Move) => string[]): Set<string> {
	const reached = new Set([start]);
	const waiting = [start];
	for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
		for (const move of procedure.stages.find((stage) => stage.key === key)?.moves ?? []) {
			for (const to of ends(move)) {
				if (reached.has(to)) continue;
				reached.add(to);
				waiting.push(to);
			}
		}
	}
	return reached;
}

/** The stage of a procedure by its key. */
export function stageOf(procedure: Procedure, key: string): Stage | undefined {
	return procedure.stages.find((stage) => stage.key === key);
}
