import type { Day } from '../basics/day.ts';
import { inOrder } from '../basics/order.ts';
import type { ConsultationContent, OpinionContent, RiskAssessmentContent } from '../deliberation/opinion.ts';
import type { Evidence } from '../content/view.ts';
import type { Decided, Verdict } from '../procedure/decision.ts';
import type { ReportState } from '../procedure/direct-report.ts';
import type { CommitmentContent, CommitmentState, ResolutionContent } from '../resolution/resolution.ts';
import type { Asked } from './asked-view.ts';

/** Something dated that belongs to a matter: a paper, a vote, a promise, a judgement, an answer. Each has a page, or a place on the matter's own. */
export interface MatterEvent {
	on: Day;
	kind: 'raised' | 'consulted' | 'opinion' | 'risk' | 'poll' | 'resolved' | 'rescinded' | 'promised' | 'late' | 'done' | 'evaluated' | 'reported' | 'answered';
	/** What it is called; of promises made on one day, how many there are. */
	name?: string;
	count?: number;
	href: string;
	verdict?: Verdict;
	/** For and of how many; the index in thousandths. */
	votes?: { have: number; of: number };
	index?: number;
	/** How many days it was late, or is. */
	daysLate?: number;
}

/** What belongs to a matter, as its page has it. */
interface Parts {
	evidence: Evidence;
	proposals: readonly { raised: Day; by: string; evidence: Evidence }[];
	consultations: readonly Pick<ConsultationContent, 'on' | 'form'>[];
	opinions: readonly Pick<OpinionContent, 'on' | 'author'>[];
	risks: readonly Pick<RiskAssessmentContent, 'steps'>[];
	polls: readonly { on: Day; title: string; decided: Decided; evidence: Evidence }[];
	resolutions: readonly (Pick<ResolutionContent, 'on' | 'number' | 'rescinded'> & { evidence: Evidence })[];
	commitments: readonly (Pick<CommitmentContent, 'taken' | 'done' | 'due' | 'task'> & { state: CommitmentState; evidence: Evidence })[];
	evaluations: readonly { on: Day; title: string; opening?: string; results: readonly { index?: number }[] }[];
	reports: readonly { on: Day; due: Day; number: string; state: ReportState; answer?: { on: Day } }[];
	asked: readonly Asked[];
}

/** Every event of a matter, oldest first. */
export function eventsOf(model: Omit<Parts, 'asked'>): MatterEvent[] {
	const base = `/${model.evidence.community}`;
	const events: MatterEvent[] = [];
	for (const { raised, by, evidence } of model.proposals) events.push({ kind: 'raised', on: raised, name: by, href: `${base}/proposals/${evidence.subject}` });
	for (const { on, form } of model.consultations) events.push({ kind: 'consulted', on, name: form, href: '#consultations' });
	for (const { on, author } of model.opinions) events.push({ kind: 'opinion', on, name: author, href: '#opinions' });
	for (const { steps } of model.risks) {
		const done = steps.flatMap((step) => step.done ?? []).at(-1);
		if (done) events.push({ kind: 'risk', on: done, href: '#risks' });
	}
	for (const { on, title, decided, evidence } of model.polls) {
		const majority = decided.steps.find(({ what }) => what === 'majority');
		events.push({ kind: 'poll', on, name: title, href: `${base}/polls/${evidence.subject}`, verdict: decided.verdict, ...(majority ? { votes: { have: majority.have, of: majority.of } } : {}) });
	}
	for (const { on, number, rescinded, evidence } of model.resolutions) {
		events.push({ kind: 'resolved', on, name: number, href: `${base}/resolutions/${evidence.subject}` });
		if (rescinded) events.push({ kind: 'rescinded', on: rescinded.on, name: number, href: `${base}/resolutions/${evidence.subject}` });
	}
	const promised = new Map<Day, number>();
	for (const { taken, done, due, task, state, evidence } of model.commitments) {
		if (taken) promised.set(taken, (promised.get(taken) ?? 0) + 1);
		const href = `${base}/work/${evidence.subject}`;
		if (done) events.push({ kind: 'done', on: done, name: task, href, ...(state.state === 'done' && state.daysLate > 0 ? { daysLate: state.daysLate } : {}) });
		else if (state.state === 'late') events.push({ kind: 'late', on: due, name: task, href, daysLate: state.daysLate });
	}
	for (const [on, count] of promised) events.push({ kind: 'promised', on, count, href: '#commitments' });
	for (const { on, title, opening, results } of model.evaluations) {
		const index = results.length === 1 ? results[0]!.index : undefined;
		events.push({ kind: 'evaluated', on, name: title, href: opening ? `${base}/evaluations/${opening}` : '#evaluation', ...(index === undefined ? {} : { index }) });
	}
	for (const { on, number, answer } of model.reports) {
		events.push({ kind: 'reported', on, name: number, href: '#reports' });
		if (answer) events.push({ kind: 'answered', on: answer.on, name: number, href: '#reports' });
	}
	return events.sort((a, b) => inOrder(a.on, b.on));
}

/** What a step of a matter that goes here has laid already is not told twice. */
const LAID: readonly MatterEvent['kind'][] = ['consulted', 'opinion', 'risk', 'promised'];

/** The same stays, each with the events of its time; what came before the first stands in the first, what came after the matter was closed in `after`. */
export function placed<Stay extends { from: Day; until?: Day; happened: readonly { refs: readonly { href?: string }[] }[] }>(stays: readonly Stay[], events: readonly MatterEvent[], live: boolean, closed: Day | undefined): { stays: (Stay & { events: MatterEvent[] })[]; after: MatterEvent[] } {
	const lists = stays.map((): MatterEvent[] => []);
	const after: MatterEvent[] = [];
	for (const event of events) {
		const told = stays.some(({ happened }) => happened.some(({ refs }) => refs.some(({ href }) => href === event.href)));
		if (live && event.kind !== 'done' && event.kind !== 'late' && (told || LAID.includes(event.kind))) continue;
		const at = Math.max(0, stays.filter(({ from }) => from <= event.on).length - 1);
		if (closed !== undefined && event.on > closed) after.push(event);
		else lists[at]?.push(event);
	}
	return { stays: stays.map((stay, index) => ({ ...stay, events: lists[index]! })), after };
}

/** What is to come, with its day: the next first. */
export interface Coming {
	on: Day;
	kind: 'promise' | 'poll' | 'evaluation' | 'opens' | 'hearing' | 'answer';
	name: string;
	href: string;
}

/** Everything of a matter that has a day ahead: a ballot, a hearing, a promise, an answer that is owed. */
export function comingOf(model: Pick<Parts, 'asked' | 'commitments' | 'consultations' | 'reports' | 'evidence'>, today: Day): Coming[] {
	const coming: Coming[] = [];
	for (const one of model.asked) {
		if (one.state === 'announced') coming.push({ kind: 'opens', on: one.opens, name: one.title, href: one.address });
		else if (one.state === 'open') coming.push({ kind: one.kind, on: one.closes, name: one.title, href: one.address });
	}
	for (const { state, due, task, evidence } of model.commitments) if (state.state === 'open') coming.push({ kind: 'promise', on: due, name: task, href: `/${model.evidence.community}/work/${evidence.subject}` });
	for (const { on, form } of model.consultations) if (on > today) coming.push({ kind: 'hearing', on, name: form, href: '#consultations' });
	for (const { state, due, number } of model.reports) if (state.state === 'waiting') coming.push({ kind: 'answer', on: due, name: number, href: '#reports' });
	return coming.sort((a, b) => inOrder(a.on, b.on));
}
