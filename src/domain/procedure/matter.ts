import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { NeedKind, Outcome } from './procedure.ts';

/** A matter: what travels a procedure from the first word to the evaluation. `parent` is the body that decides it. */
export interface MatterContent extends Content {
	type: 'matter';
	number: string;
	title: string;
	/** What it is about: makes steps compulsory, and names who may decide. */
	kind: string;
	/** In fen, where money is asked for. */
	amount?: number;
	place?: SubjectId;
	/** The version of the procedure that it started under; an amendment binds new matters only. Imported history names the edition, not the hash. */
	procedure: { subject: SubjectId; edition: string; hash?: string };
	/** The rule set that it started under, by hash; absent in imported history. */
	rules?: string;
	/** The versions of the layers of rules that bound on that day, by hash, from the law down; absent where there were none. */
	layers?: string[];
	opened: Day;
	/** Why it was put on its way before proposals that had waited longer. */
	ahead?: string;
	proposals: SubjectId[];
}

/** What happens to a matter, one after another. Contents of type `matter-step` carry these; the state is their sum. */
export type MatterEvent =
	/** Something was laid before it: a paper, minutes, a count. `verdict` comes with a poll. */
	| { kind: 'laid'; what: NeedKind; on: Day; ref?: string; verdict?: 'passed' | 'failed' | 'no-quorum' | 'tie' }
	/** It went on, or back. */
	| { kind: 'moved'; to: string; outcome: Outcome; by: string; on: Day; reason?: string }
	/** What the source of imported history tells of a stay. Nothing was judged by this portal. */
	| { kind: 'told'; stage: string; from: Day; until?: Day }
	/** It went on although something was missing, by somebody's power and for a reason: a breach for ever. */
	| { kind: 'pushed'; to: string; outcome: Outcome; by: string; on: Day; reason: string };

/** A step of a matter as it stands in the record. `parent` is the matter. */
export interface MatterStepContent extends Content {
	type: 'matter-step';
	/** 1, 2, 3 … within the matter. */
	no: number;
	body: SubjectId;
	event: MatterEvent;
	/** In words, for people. */
	note?: string;
	/** What it speaks of: papers, polls, disclosures. */
	refs?: SubjectId[];
}

/** A stay in a stage. `until` is absent while the matter is there. */
export interface Stay {
	stage: string;
	from: Day;
	until?: Day;
	outcome?: Outcome;
	reason?: string;
	laid: { what: NeedKind; on: Day; ref?: string; verdict?: 'passed' | 'failed' | 'no-quorum' | 'tie' }[];
}

/** Something that was not there when a matter was pushed on. */
export interface Breach {
	stage: string;
	to: string;
	on: Day;
	by: string;
	reason: string;
	missing: { what: NeedKind; code: 'missing' | 'too-short' }[];
}

/** Where a matter stands. */
export interface MatterState {
	/** Every stay, oldest first; the last is the present one unless the matter is closed. */
	stays: Stay[];
	breaches: Breach[];
	closed?: { on: Day; outcome: Outcome; reason?: string };
}
