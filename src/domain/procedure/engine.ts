import { daysBetween, type Day } from '../basics/day.ts';
import { period, type Holidays } from '../basics/period.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { Breach, MatterEvent, MatterState, Stay } from './matter.ts';
import { isTriggered, stageOf, type Actor, type Move, type NeedKind, type Procedure, type Stage, type Subject } from './procedure.ts';

/** Why a matter does not go where it was sent. */
export type MoveRefusal =
	| { code: 'matter.closed' }
	| { code: 'matter.no-such-way'; to: string }
	| { code: 'matter.not-yours'; to: string }
	| { code: 'matter.reason-missing' }
	| { code: 'matter.missing'; missing: Missing[] }
	| { code: 'matter.not-so-decided'; verdict: string | undefined }
	| { code: 'matter.before'; on: Day }
	| { code: 'matter.nothing-missing' };

/** A need that is not met: it is not there, or it has not lain open long enough. */
export interface Missing {
	what: NeedKind;
	code: 'missing' | 'too-short';
	label?: string;
	source?: string;
	/** The first day on which it would have lain long enough. */
	enoughOn?: Day;
}

type Laid = Stay['laid'][number];

/** What the engine goes by besides the procedure. */
export interface Ground {
	subject: Subject;
	holidays: Holidays;
}

/** A matter at its first stage. */
export function begin(procedure: Procedure, on: Day): MatterState {
	return { stays: [{ stage: procedure.stages[0]!.key, from: on, laid: [] }], breaches: [] };
}

/** The stay that a matter is in, or undefined when it is closed. */
export function presentStay(state: MatterState): Stay | undefined {
	return state.closed ? undefined : state.stays.at(-1);
}

/** Whether a stage brings something of a kind. */
const brings = (stage: Stage | undefined, what: NeedKind): boolean => stage?.outputs.some((need) => need.what === what) === true;

/**
 * The newest thing of a kind that counts for a stage. What it brings itself must be laid while the matter is there; `here` is that stay,
 * undefined before it begins. What it asks for from before must be laid since the matter last entered another stage that brings such a
 * thing: a second round, a second vote and a second piece of work go by papers of their own. What no stage on the way brings counts
 * whenever it was laid.
 */
function laidFor(procedure: Procedure, state: MatterState, stage: Stage, here: Stay | undefined, part: 'inputs' | 'outputs', what: NeedKind): Laid | undefined {
	const since = state.stays.findLastIndex((stay) => stay.stage !== stage.key && brings(stageOf(procedure, stay.stage), what));
	const stays = part === 'inputs' ? state.stays.slice(Math.max(0, since)) : here ? [here] : [];
	return stays.flatMap(({ laid }) => laid).findLast((one) => one.what === what);
}

/** What of the needs of a stage is not met. */
function missingOf(procedure: Procedure, state: MatterState, stage: Stage, here: Stay | undefined, part: 'inputs' | 'outputs', ground: Ground): Missing[] {
	return stage[part].flatMap((need): Missing[] => {
		if (!isTriggered(need.when, ground.subject)) return [];
		const { what, label, source, ahead } = need;
		const words = { ...(label === undefined ? {} : { label }), ...(source === undefined ? {} : { source }) };
		const laid = laidFor(procedure, state, stage, here, part, what);
		if (!laid) return [{ what, code: 'missing', ...words }];
		const before = ahead && laidFor(procedure, state, stage, here, brings(stage, ahead.of) ? 'outputs' : 'inputs', ahead.of);
		if (!ahead || !before) return [];
		// n days of notice lie between: the day it was laid is not counted, and the meeting is not before day n.
		const enoughOn = period(laid.on, ahead.days.days, ahead.days.kind, ground.holidays).last;
		return before.on >= enoughOn ? [] : [{ what, code: 'too-short', enoughOn, ...words }];
	});
}

/**
 * What stands between a matter and a way out of its stage: what the stage brings, what it asked for from before (also of a matter that came
 * back into it, or was pushed into it without), and what the next one asks for from before.
 */
export function missingFor(procedure: Procedure, state: MatterState, move: Move, ground: Ground): Missing[] {
	const stay = presentStay(state);
	const stage = stay && stageOf(procedure, stay.stage);
	if (!stage || move.back) return [];
	const next = stageOf(procedure, move.to);
	const own = (['outputs', 'inputs'] as const).flatMap((part) => missingOf(procedure, state, stage, stay, part, ground));
	const ahead = next ? missingOf(procedure, state, next, undefined, 'inputs', ground) : [];
	const seen = new Set<string>();
	return [...own, ...ahead].filter(({ what }) => !seen.has(what) && seen.add(what));
}

/** What a procedure may make compulsory, and what must then be there before anybody votes. */
const BEFORE_VOTES: readonly NeedKind[] = ['risk-assessment', 'open-selection', 'legal-opinion'];

/** What must be there before a vote on a matter is opened, in its stage or in the one that decides later, and is not. */
export function missingForVote(procedure: Procedure, state: MatterState, ground: Ground): Missing[] {
	const stay = presentStay(state);
	const here = stay && stageOf(procedure, stay.stage);
	const stage = here?.decision ? here : procedure.stages.find(({ decision }) => decision);
	if (!stage) return [];
	return (['inputs', 'outputs'] as const).flatMap((part) => missingOf(procedure, state, stage, stage === here ? stay : undefined, part, ground)).filter(({ what }) => BEFORE_VOTES.includes(what));
}

/** A way out of the present stage, with what still stands before it. */
export interface WayOut {
	move: Move;
	missing: Missing[];
	/** False while the stage's decision did not come out as this way asks. */
	decided: boolean;
}

/** Every way out of the present stage: what the next legal act is, and what is missing for it. */
export function waysOut(procedure: Procedure, state: MatterState, ground: Ground): WayOut[] {
	const stay = presentStay(state);
	const stage = stay && stageOf(procedure, stay.stage);
	if (!stage) return [];
	return stage.moves.map((move) => ({ move, missing: missingFor(procedure, state, move, ground), decided: isSoDecided(stage, stay, move) }));
}

/**
 * What came of the vote of a stay. One vote decides: after it was won or lost, another one in the same stay changes nothing. Where too few
 * came, or it was even, nothing was decided, and the newest says so.
 */
export function verdictOf(stay: Stay): Laid['verdict'] {
	const polls = stay.laid.filter((one) => one.what === 'poll');
	return (polls.find(({ verdict }) => verdict === 'passed' || verdict === 'failed') ?? polls.at(-1))?.verdict;
}

function isSoDecided(stage: Stage, stay: Stay, move: Move): boolean {
	return !stage.decision || !move.verdict || verdictOf(stay) === move.verdict;
}

/** The last day of a stay by the procedure, and how late it is on a day; undefined where the stage has no limit. */
export function dueOf(procedure: Procedure, stay: Stay, holidays: Holidays): Day | undefined {
	const within = stageOf(procedure, stay.stage)?.within;
	return within && period(stay.from, within.days, within.kind, holidays).last;
}

/** How many days a stay is, or was, over its limit; 0 when in time or without limit. */
export function daysOver(procedure: Procedure, stay: Stay, holidays: Holidays, today: Day): number {
	const due = dueOf(procedure, stay, holidays);
	return due === undefined ? 0 : Math.max(0, daysBetween(due, stay.until ?? today));
}

/**
 * Applies one event to a matter: the next state, or why not. Pure; the same events give the same state on the server, in a browser and in
 * the verifier. `actors` are the parts in which whoever acts may act (the kinds of the bodies they speak for, and so on).
 */
export function apply(procedure: Procedure, state: MatterState, event: MatterEvent, actors: readonly Actor[], ground: Ground): Result<MatterState, MoveRefusal> {
	const stay = presentStay(state);
	const stage = stay && stageOf(procedure, stay.stage);
	if (!stay || !stage) return err({ code: 'matter.closed' });
	if (event.kind === 'told') return err({ code: 'matter.no-such-way', to: event.stage });
	const last = stay.laid.reduce((latest, one) => (one.on > latest ? one.on : latest), stay.from);
	if (event.on < (event.kind === 'laid' ? stay.from : last)) return err({ code: 'matter.before', on: event.kind === 'laid' ? stay.from : last });
	if (event.kind === 'laid') {
		const { what, on, ref, verdict } = event;
		const laid = [...stay.laid, { what, on, ...(ref === undefined ? {} : { ref }), ...(verdict === undefined ? {} : { verdict }) }];
		return ok({ ...state, stays: [...state.stays.slice(0, -1), { ...stay, laid }] });
	}
	const move = stage.moves.find((one) => one.to === event.to && one.outcome === event.outcome);
	if (!move) return err({ code: 'matter.no-such-way', to: event.to });
	if (!move.by.some((actor) => actors.includes(actor))) return err({ code: 'matter.not-yours', to: event.to });
	const reason = event.reason?.trim();
	if ((move.reason || event.kind === 'pushed') && !reason) return err({ code: 'matter.reason-missing' });
	// No power turns a vote that failed, or was not held, into one that passed.
	if (!isSoDecided(stage, stay, move)) return err({ code: 'matter.not-so-decided', verdict: verdictOf(stay) });
	const missing = missingFor(procedure, state, move, ground);
	if (event.kind === 'moved' && missing.length > 0) return err({ code: 'matter.missing', missing });
	if (event.kind === 'pushed' && missing.length === 0) return err({ code: 'matter.nothing-missing' });
	const left: Stay = { ...stay, until: event.on, outcome: event.outcome, ...(reason ? { reason } : {}) };
	const breaches: Breach[] =
		event.kind === 'pushed'
			? [...state.breaches, { stage: stay.stage, to: event.to, on: event.on, by: event.by, reason: reason!, missing: missing.map(({ what, code }) => ({ what, code })) }]
			: state.breaches;
	const stays = [...state.stays.slice(0, -1), left];
	if (event.to === 'closed') return ok({ stays, breaches, closed: { on: event.on, outcome: event.outcome, ...(reason ? { reason } : {}) } });
	return ok({ stays: [...stays, { stage: event.to, from: event.on, laid: [] }], breaches });
}

/** The state of a matter whose stays a source tells: they are taken as they are told, and nothing is asked of them. */
export function told(events: readonly MatterEvent[]): MatterState {
	const stays: Stay[] = [];
	let closed: MatterState['closed'];
	for (const event of events) {
		if (event.kind !== 'told') continue;
		if (event.stage === 'closed') closed = { on: event.from, outcome: 'completed' };
		else stays.push({ stage: event.stage, from: event.from, laid: [], ...(event.until === undefined ? {} : { until: event.until }) });
	}
	return { stays, breaches: [], ...(closed ? { closed } : {}) };
}
