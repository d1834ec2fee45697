import type { Day } from '../basics/day.ts';
import type { Holidays } from '../basics/period.ts';
import { laxerThanStage } from '../ballot/legal-rule.ts';
import type { PollOpeningContent } from '../ballot/opening.ts';
import type { PollContent, Secrecy } from '../ballot/poll.ts';
import { BODY_KINDS, type BodyContent, type BodyKind } from '../community/community.ts';
import { CONVENERS, MEETINGS } from '../procedure/convening.ts';
import { apply, begin, type Ground, type MoveRefusal } from '../procedure/engine.ts';
import type { MatterContent, MatterState, MatterStepContent } from '../procedure/matter.ts';
import type { DecisionRule } from '../procedure/decision.ts';
import type { Actor, NeedKind, ProcedureContent, Stage } from '../procedure/procedure.ts';
import { isLive } from '../procedure/read-matter.ts';
import { decidedHere, decidingNow } from '../procedure/voting.ts';
import type { ResolutionContent } from '../resolution/resolution.ts';
import type { Finding, Findings } from './finding.ts';
import type { ClosedPoll } from './poll-meaning.ts';

type Where = Required<Pick<Finding, 'seq' | 'subject'>>;

/** What a matter's steps lay before it that must stand in the record as this: nobody lays it by hand. */
const MADE_BY_ACTS: Partial<Record<NeedKind, readonly string[]>> = {
	poll: ['poll'], evaluation: ['evaluation'], recusals: ['recusal', 'democracy-day'], resolution: ['resolution'], hearing: ['consultation'], 'risk-assessment': ['risk-assessment'],
	endorsements: ['proposal'], agenda: ['democracy-day'], notice: ['democracy-day'], attendance: ['democracy-day']
};

/** Who may act in any procedure: where the body that acted is not at hand. */
const EVERYBODY: readonly Actor[] = [...BODY_KINDS, 'deciding-body', 'raiser', 'town', 'clock'];

/** What is asked of the rest of the log. */
export interface Around {
	/** The type of a subject that came before this entry. */
	typeOf(subject: string): string | undefined;
	/** A closed poll by the subject of its result. */
	poll(subject: string | undefined): ClosedPoll | undefined;
	/** What an evaluation's result was laid before. */
	evaluation(subject: string | undefined): { parent: string | undefined } | undefined;
}

/** A matter as far as its steps were followed. */
interface Followed {
	matter: MatterContent;
	procedure: ProcedureContent;
	state: MatterState;
	steps: number;
	/** Votes that bind it, by their opening: all of them, and those that are not over. */
	asked: Set<string>;
	running: Set<string>;
	/** A step could not be: what comes after it means nothing. */
	broken?: true;
}

/**
 * Sends every matter that goes by acts once more down its way, step by step, under the version of the procedure and the rule set that it
 * started under: what the engine would have refused is named with its reason. What was pushed on without something is a breach, which the
 * record says itself, and no finding. Matters of a file are what the file tells.
 */
export function startMatterMeaning(findings: Findings, counts: { steps: number }, around: Around) {
	const procedures = new Map<string, ProcedureContent>();
	const versions = new Map<string, { hash: string; from: Day }[]>();
	const bodies = new Map<string, Pick<BodyContent, 'kind'>>();
	const matters = new Map<string, Followed>();
	/** Results that their own matter could not take, and that were laid before another. */
	const late = new Set<string>();
	/** Results that must be laid before their matter by the end. */
	const owed = new Map<string, Where & { number: string }>();

	/** Whether a vote that binds is one too many in the present stage of a matter: another runs, or has decided, and is not the even split that this one asks about once more. */
	function isAgain({ state, running }: Followed, { subject, first }: { subject: string | undefined; first?: string | undefined }): boolean {
		const split = (ref: string) => first !== undefined && around.poll(ref)?.opening === first && around.poll(ref)?.verdict === 'tie';
		return [...running].some((one) => one !== subject) || decidedHere(state, split) !== undefined;
	}

	/** The stage that a matter is in, where it asks for more than a vote did. */
	function stricterStage({ matter, procedure, state }: Followed, vote: { rule: DecisionRule; secrecy: Secrecy }): Stage | undefined {
		const stage = decidingNow(procedure, state);
		const kind = bodies.get(matter.parent ?? '')?.kind;
		return kind && stage?.decision && laxerThanStage(vote, stage.decision, kind) !== undefined ? stage : undefined;
	}

	/** A result that is laid before a matter: by the rule that its stage asks for, and, if it comes late from another matter, where nothing is decided yet. */
	function laidResult(poll: ClosedPoll, at: Followed, where: Where): void {
		const params = { number: poll.number, matter: at.matter.number };
		const stage = stricterStage(at, poll);
		if (stage) findings.add({ check: 'poll-laxer-than-stage', ...where, params: { ...params, stage: stage.name } });
		if (poll.untaken && isAgain(at, { subject: poll.opening })) findings.add({ check: 'poll-again-in-stage', ...where, params });
	}

	/** The parts in which a body may have taken a step of a matter. */
	function partsOf(step: MatterStepContent, actor: string, { matter }: Followed): readonly Actor[] {
		const kind = bodies.get(step.body)?.kind;
		const decides = matter.parent === undefined ? undefined : bodies.get(matter.parent)?.kind;
		if (!kind || !decides) return EVERYBODY;
		const convenes = MEETINGS.includes(decides) && CONVENERS.includes(kind);
		// Whoever raised it acts under a pseudonym, or as an office; the step then names the body that decides.
		const own = step.body === matter.parent;
		return [kind as BodyKind, ...(own || convenes ? (['deciding-body'] as const) : []), ...(own ? (['raiser'] as const) : []), ...(actor === 'clock' ? (['clock'] as const) : [])];
	}

	/** Whether what a step lays stands in the record, is such a thing, and says the same. A result that its own matter could not take is laid once, before one of the same body. */
	function isFounded({ event, parent }: MatterStepContent, { matter }: Followed): boolean {
		if (event.kind !== 'laid') return true;
		const types = MADE_BY_ACTS[event.what];
		if (event.ref === undefined) return types === undefined;
		const found = around.typeOf(event.ref);
		if (found === undefined || (types !== undefined && found !== '' && !types.includes(found))) return false;
		if (event.what === 'poll') {
			const poll = around.poll(event.ref);
			if (found === '') return true;
			if (!poll || poll.consultative || poll.verdict !== event.verdict) return false;
			if (!poll.untaken) return poll.matter === parent;
			const again = late.has(event.ref);
			late.add(event.ref);
			return !again && poll.body === matter.parent;
		}
		return event.what !== 'evaluation' || found === '' || around.evaluation(event.ref)?.parent === parent;
	}

	function refused(at: Followed, where: Where, step: MatterStepContent, why: MoveRefusal['code'] | 'number', what?: string): void {
		at.broken = true;
		findings.add({ check: 'matter-step-out-of-turn', ...where, params: { number: at.matter.number, no: step.no, why, ...(what === undefined ? {} : { what }) } });
	}

	return {
		body: (content: BodyContent): void => void bodies.set(content.subject, { kind: content.kind }),
		procedure(content: ProcedureContent, hash: string): void {
			procedures.set(hash, content);
			versions.set(content.subject, [...(versions.get(content.subject) ?? []), { hash, from: content.from }]);
		},
		/** @param rules the rule set that the entry names */
		matter(content: MatterContent, where: Where, rules: string): void {
			if (!isLive(content)) return;
			const { number, procedure: bound } = content;
			const before = matters.get(content.subject);
			if (before) {
				findings.add({ check: 'matter-terms-changed', ...where, params: { number } });
				return;
			}
			const procedure = procedures.get(bound.hash ?? '');
			const newest = (versions.get(bound.subject) ?? []).filter(({ from }) => from <= content.opened).at(-1);
			if (!procedure || newest?.hash !== bound.hash) findings.add({ check: 'matter-procedure-unknown', ...where, params: { number, edition: bound.edition } });
			if ((content.rules ?? '') !== rules) findings.add({ check: 'matter-rules-differ', ...where, params: { number } });
			if (procedure) matters.set(content.subject, { matter: content, procedure, state: begin(procedure, content.opened), steps: 0, asked: new Set(), running: new Set() });
		},
		/** @param holidays days off as they were known when the step was taken; undefined where the rule set is not at hand: then nothing is claimed */
		step(content: MatterStepContent, where: Where, actor: string, holidays: Holidays | undefined): void {
			const at = matters.get(content.parent ?? '');
			if (!at || at.broken) return;
			if (!holidays) {
				at.broken = true;
				return;
			}
			counts.steps++;
			const { event } = content;
			if (event.kind === 'laid' && event.ref !== undefined) owed.delete(event.ref);
			if (content.no !== at.steps + 1) {
				refused(at, where, content, 'number');
				return;
			}
			at.steps++;
			if (!isFounded(content, at)) {
				findings.add({ check: 'matter-step-unfounded', ...where, params: { number: at.matter.number, no: content.no, what: event.kind === 'laid' ? event.what : '' } });
			} else if (event.kind === 'laid' && event.what === 'poll') {
				const poll = around.poll(event.ref);
				if (poll) laidResult(poll, at, where);
			}
			const { kind, amount } = at.matter;
			const ground: Ground = { subject: { kind, ...(amount === undefined ? {} : { amount }) }, holidays };
			// The study of the party organisation comes from that organisation alone.
			const studied = event.kind === 'laid' && event.what === 'party-study' && bodies.has(content.body) && bodies.get(content.body)!.kind !== 'party_organisation';
			if (studied) {
				refused(at, where, content, 'matter.not-yours');
				return;
			}
			const next = apply(at.procedure, at.state, event, partsOf(content, actor, at), ground);
			if (next.ok) at.state = next.value;
			else refused(at, where, content, next.error.code, next.error.code === 'matter.missing' ? next.error.missing.map(({ what }) => what).join(',') : undefined);
		},
		/** A poll was fixed: where it binds, it is of the body that decides its matter, and once in a stage. */
		asked({ parent, subject, first, number, body, rule }: PollOpeningContent, where: Where): void {
			const at = matters.get(parent ?? '');
			if (!at || at.broken || rule.consultative || at.asked.has(subject)) return;
			const params = { number, matter: at.matter.number };
			if (body !== at.matter.parent) findings.add({ check: 'poll-of-other-body', ...where, params });
			if (isAgain(at, { subject, first })) findings.add({ check: 'poll-again-in-stage', ...where, params });
			at.asked.add(subject);
			at.running.add(subject);
		},
		/** A result of a poll that binds: it is laid before its matter, if that is still on its way and in a stage that takes such a vote. */
		decided(poll: PollContent, where: Where): void {
			const at = matters.get(poll.parent ?? '');
			if (poll.opening !== undefined) at?.running.delete(poll.opening);
			const stricter = at && poll.notLaid !== undefined && stricterStage(at, poll) !== undefined;
			if (at && !at.broken && !at.state.closed && !stricter) owed.set(poll.subject, { ...where, number: at.matter.number });
		},
		resolution(content: ResolutionContent, where: Where): void {
			const polls = [content.poll, content.rescinded?.poll].filter((one) => one !== undefined);
			const unfounded = polls.some((one) => around.typeOf(one) === 'poll' && (around.poll(one)?.verdict !== 'passed' || around.poll(one)?.consultative));
			if (unfounded || polls.some((one) => around.typeOf(one) === undefined)) findings.add({ check: 'resolution-unfounded', ...where, params: { number: content.number } });
		},
		/** The holidays that a matter's own rule set knows, under its hash. */
		rulesOf: (matter: string | undefined): string | undefined => matters.get(matter ?? '')?.matter.rules,
		finish(): void {
			for (const { number, ...where } of owed.values()) findings.add({ check: 'matter-step-missing', ...where, params: { number } });
		}
	};
}
