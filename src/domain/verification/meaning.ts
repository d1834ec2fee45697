import { addMonths, dayOf, type Day, type Instant } from '../basics/day.ts';
import type { Fen } from '../basics/money.ts';
import { period } from '../basics/period.ts';
import type { CommentContent } from '../comment/comment.ts';
import type { ModerationContent } from '../comment/moderation.ts';
import type { BodyContent, CommunityContent } from '../community/community.ts';
import { rulesOn, type RuleLayerContent } from '../community/rule-layers.ts';
import { FIRST_RULES, type RuleSetContent } from '../community/rule-set.ts';
import type { DeviationContent } from '../community/template.ts';
import { lawOf } from '../community/eligibility.ts';
import type { Content } from '../content/content.ts';
import { attendanceProblem } from '../democracy-day/attending.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import type { DisclosureContent } from '../disclosure/disclosure.ts';
import { dueOf } from '../disclosure/duties.ts';
import { accountProblems, type FinanceTableContent } from '../disclosure/finance-table.ts';
import { answerDue, type AnswerContent, type QuestionContent } from '../disclosure/question.ts';
import type { DocumentContent, DocumentVersionContent, SuggestionContent, SuggestionListContent } from '../document/document.ts';
import type { PollOpeningContent, RecusalContent } from '../ballot/opening.ts';
import type { PollContent } from '../ballot/poll.ts';
import type { WrittenProxyContent } from '../ballot/written-proxy.ts';
import type { ElectorateContent } from '../community/electorate.ts';
import type { AppraisalContent, EvaluationContent } from '../evaluation/evaluation.ts';
import type { EvaluationCloseContent, EvaluationOpeningContent } from '../evaluation/opening.ts';
import type { MatterContent, MatterStepContent } from '../procedure/matter.ts';
import { MOST_PROXIES, proxiesAllowed } from '../procedure/proxies.ts';
import type { ProcedureContent } from '../procedure/procedure.ts';
import type { ResolutionContent } from '../resolution/resolution.ts';
import type { Entry } from '../record/entry.ts';
import { startCommentMeaning } from './comment-meaning.ts';
import { startDocumentMeaning } from './document-meaning.ts';
import { startEvaluationMeaning } from './evaluation-meaning.ts';
import type { Finding, Findings } from './finding.ts';
import { startMatterMeaning } from './matter-meaning.ts';
import { startPollMeaning, type AreasOf } from './poll-meaning.ts';

/** What is remembered of a subject while its log is read. */
export interface SubjectSeen {
	type: string;
	/** Entry of its first version. */
	first: number;
	/** Entry of its newest version. */
	seq: number;
	version: number;
	/** That its first version came with the imported history. */
	imported?: true;
	/** Questions only: the day it was asked. */
	asked?: Day;
}

/** What another log, the city's, has to say about this one. */
export interface Elsewhere {
	/** Rule sets by hash. */
	rules: ReadonlyMap<string, RuleSetContent>;
	/** Layers of rules above the communities', in the order of the record. */
	layers: readonly RuleLayerContent[];
	/** Minutes east of UTC. */
	zone: number | undefined;
	has(subject: string): boolean;
}

export interface MeaningCounts {
	accounts: number;
	deadlines: number;
	/** Deadlines and days for which the rule set or the time zone was not at hand. */
	deadlinesUnchecked: number;
	answers: number;
	/** Polls and evaluations that were closed here, and those of them that were counted again from what came in. */
	polls: number;
	evaluations: number;
	recounted: number;
	/** Steps of matters that were taken once more. */
	steps: number;
}

/**
 * Whether what contents say follows from the record and the rules: accounts balance, days are those of the entry, deadlines are those
 * of the rule set that the entry names, answers have questions. Imported history is what its source claims: only its accounts and its
 * order are checked. Takes contents in the order of their entries.
 */
export function startMeaning(findings: Findings, subjects: ReadonlyMap<string, SubjectSeen>, elsewhere: Elsewhere | undefined, areasOf?: AreasOf) {
	const rules = new Map<string, RuleSetContent>(elsewhere?.rules);
	/** Bodies that were given more time for something: they alone are kept. */
	const bodies = new Map<string, BodyContent>();
	/** Bodies that hold meetings: for how many one person may stand in there. */
	const proxies = new Map<string, number>();
	let shape: string | undefined;
	const closings = new Map<string, Fen>();
	const counts: MeaningCounts = { accounts: 0, deadlines: 0, deadlinesUnchecked: 0, answers: 0, polls: 0, evaluations: 0, recounted: 0, steps: 0 };
	const comments = startCommentMeaning();
	const polls = startPollMeaning(findings, counts, areasOf);
	const evaluations = startEvaluationMeaning(findings, counts);
	const documents = startDocumentMeaning(findings);
	const matters = startMatterMeaning(findings, counts, { typeOf: (subject) => subjects.get(subject)?.type, poll: polls.closed, evaluation: evaluations.closed });
	let zone = elsewhere?.zone;

	function expectDay(check: 'day-differs' | 'deadline-differs', where: Where, field: string, expected: Day | undefined, found: Day | undefined): void {
		if (expected === undefined) counts.deadlinesUnchecked++;
		else {
			counts.deadlines++;
			if (found !== expected) findings.add({ check, ...where, params: { field, expected, found: found ?? '' } });
		}
	}

	/** In what this community deviated from its city's rules, up to the entry that is read. */
	const deviations: DeviationContent[] = [];
	/** Layers of rules up to the entry that is read: those above from the city's log, and the community's own. */
	const layers: RuleLayerContent[] = [...(elsewhere?.layers ?? [])];

	/** The rules an entry was made under, with the community's own numbers: before a city has any, what it starts with; undefined when they are not at hand. */
	const rulesOf = (entry: Entry): Pick<RuleSetContent, 'answer' | 'comments' | 'display' | 'disclosureDay' | 'questioningDay' | 'holidays'> | undefined => {
		const given = entry.rules === '' ? FIRST_RULES : rules.get(entry.rules);
		const day = recordedOn(entry);
		// Which layers bound depends on the day; before there are any it does not.
		if (!given || (day === undefined && layers.length > 0)) return undefined;
		return rulesOn({ base: given, deviations, versions: layers }, day ?? ('' as Day));
	};

	const recordedOn = (entry: Entry): Day | undefined => (zone === undefined ? undefined : dayOf(entry.recordedAt as Instant, zone));

	function account(content: FinanceTableContent, imported: boolean, where: Where): void {
		counts.accounts++;
		const name = (month: string) => `${content.body} ${content.kind} ${month}`;
		const before = imported || !/^\d{4}-\d\d$/.test(content.period) ? undefined : closings.get(name(addMonths(content.period, -1)));
		for (const problem of accountProblems(content, before)) {
			findings.add({ check: 'account-does-not-balance', ...where, params: { period: content.period }, account: problem });
		}
		closings.set(name(content.period), content.closing);
	}

	function disclosure(content: DisclosureContent, entry: Entry, where: Where): void {
		if (entry.act !== 'disclosure.publish') return;
		const inForce = rulesOf(entry);
		expectDay('day-differs', where, 'published', recordedOn(entry), content.published);
		expectDay('deadline-differs', where, 'due', inForce && dueOf(bodies.get(content.body), content.category, content.period, inForce.disclosureDay), content.due);
		expectDay('deadline-differs', where, 'displayUntil', inForce && period(content.published, inForce.display.days, inForce.display.kind, inForce.holidays).last, content.displayUntil);
	}

	function question(content: QuestionContent, entry: Entry, where: Where): void {
		// What is left of an erased one has the days of the version before, under the rules of that day.
		if (content.erased) return;
		// A slip's clock started when it was handed in, so only what came through the portal has the day of its entry.
		if (entry.act === 'question.ask') expectDay('day-differs', where, 'asked', recordedOn(entry), content.asked);
		const inForce = rulesOf(entry);
		expectDay('deadline-differs', where, 'due', inForce && answerDue(content.asked, inForce), content.due);
	}

	function answer(content: AnswerContent, entry: Entry, where: Where): void {
		counts.answers++;
		const asked = content.parent === undefined ? undefined : subjects.get(content.parent);
		if (asked?.type !== 'question') {
			findings.add({ check: 'answer-without-question', ...where });
			return;
		}
		if (asked.asked !== undefined && content.answered < asked.asked) {
			findings.add({ check: 'answer-before-question', ...where, params: { asked: asked.asked, answered: content.answered } });
		}
		if (entry.act === 'question.answer') expectDay('day-differs', where, 'answered', recordedOn(entry), content.answered);
	}

	function comment(content: CommentContent, entry: Entry, where: Where): void {
		// What is left of an erased one says nothing new, also where it was hidden.
		if (content.erased) return;
		if (entry.act === 'comment.post' || entry.act === 'comment.enter') expectDay('day-differs', where, 'posted', recordedOn(entry), content.posted);
		// One that waited for review is shown under other rules perhaps than it was asked under.
		if (content.asked && content.held === undefined) {
			const inForce = rulesOf(entry);
			expectDay('deadline-differs', where, 'asked', inForce && answerDue(content.posted, inForce), content.asked.due);
		}
		if (!comments.mayShow(content)) findings.add({ check: 'comment-step-out-of-turn', ...where, params: { number: content.number } });
	}

	function moderation(content: ModerationContent, entry: Entry, where: Where): void {
		expectDay('day-differs', where, 'day', recordedOn(entry), content.day);
		if (entry.act === 'evaluation.close' && content.step === 'held') evaluations.waits();
		const { outOfTurn, due } = comments.step(content, rulesOf(entry));
		if (outOfTurn) findings.add({ check: 'comment-step-out-of-turn', ...where, params: { number: content.number } });
		if (content.due !== undefined) expectDay('deadline-differs', where, 'due', due, content.due);
	}

	function matterStep(content: MatterStepContent, entry: Entry, where: Where): void {
		if (content.event.kind === 'told') return;
		expectDay('day-differs', where, 'on', recordedOn(entry), content.event.on);
		const bound = matters.rulesOf(content.parent);
		const [then, now] = [bound === undefined ? FIRST_RULES : rules.get(bound), rulesOf(entry)];
		matters.step(content, where, entry.actor, then && now && { ...now.holidays, ...then.holidays });
	}

	/** Who was at a meeting, in numbers: no more by proxy than those who came themselves may stand in for. */
	function meeting({ attendance, parent, day }: DemocracyDayContent, where: Where): void {
		const problem = attendance && attendanceProblem(attendance, proxies.get(parent ?? '') ?? MOST_PROXIES);
		if (problem) findings.add({ check: 'attendance-does-not-add-up', ...where, params: { day, problem } });
	}

	/** What was asked of people, what they said, and what became of it. */
	function decisions(content: Content, entry: Entry, where: Where): void {
		switch (content.type) {
			case 'poll-opening':
				polls.opening(content as PollOpeningContent, where);
				matters.asked(content as PollOpeningContent, where);
				break;
			case 'recusal':
				polls.recusal(content as RecusalContent);
				break;
			case 'written-proxy':
				polls.paper(content as WrittenProxyContent, where);
				break;
			case 'poll': {
				const poll = content as PollContent;
				polls.result(poll, entry, where, recordedOn(entry));
				if (poll.opening && !poll.rule.consultative) matters.decided(poll, where);
				break;
			}
			case 'evaluation-opening':
				evaluations.opening(content as EvaluationOpeningContent, where);
				break;
			case 'evaluation':
			case 'appraisal':
				evaluations.result(content as EvaluationContent | AppraisalContent, where);
				break;
			case 'evaluation-close':
				evaluations.close(content as EvaluationCloseContent, where);
				break;
			case 'democracy-day':
				meeting(content as DemocracyDayContent, where);
				break;
			case 'matter':
				expectDay('day-differs', where, 'opened', recordedOn(entry), (content as MatterContent).opened);
				matters.matter(content as MatterContent, where, entry.rules);
				break;
			case 'matter-step':
				matterStep(content as MatterStepContent, entry, where);
				break;
			case 'resolution':
				matters.resolution(content as ResolutionContent, where);
				break;
		}
	}

	/** A text that is written together: what was sealed of it, and what was suggested. */
	function texts(content: Content, entry: Entry, where: Where): void {
		switch (content.type) {
			case 'document':
				if (entry.act === 'document.begin') expectDay('day-differs', where, 'begun', recordedOn(entry), (content as DocumentContent).begun);
				documents.document(content as DocumentContent);
				break;
			case 'document-version':
				expectDay('day-differs', where, 'on', recordedOn(entry), (content as DocumentVersionContent).on);
				documents.version(content as DocumentVersionContent, where, recordedOn(entry));
				break;
			case 'suggestion': {
				const suggestion = content as SuggestionContent;
				if (entry.act === 'suggestion.make') expectDay('day-differs', where, 'on', recordedOn(entry), suggestion.on);
				if (entry.act === 'suggestion.decide') expectDay('day-differs', where, 'decided.on', recordedOn(entry), suggestion.decided?.on);
				documents.suggestion(suggestion, where, recordedOn(entry));
				break;
			}
			case 'suggestion-list':
				documents.list(content as SuggestionListContent, where, recordedOn(entry));
				break;
		}
	}

	/** Contents are what somebody sent: one that lacks a field its type must have breaks a rule, not the verifier. */
	function guarded(content: Content, where: Where, judge: () => void): void {
		try {
			judge();
		} catch (problem) {
			if (!(problem instanceof TypeError || problem instanceof RangeError)) throw problem;
			findings.add({ check: 'content-malformed', ...where, params: { type: content.type } });
		}
	}

	return {
		counts,
		rules: rules as ReadonlyMap<string, RuleSetContent>,
		layers: layers as readonly RuleLayerContent[],
		zone: () => zone,
		/** Whether an entry's rule set is one of the city's. True while the city's log is not at hand. */
		knowsRules: (entry: Entry, isCity: boolean): boolean => entry.rules === '' || rules.has(entry.rules) || (!elsewhere && !isCity),
		/** @param imported whether it is imported history, which is what its source claims */
		take(content: Content, hash: string, entry: Entry, imported: boolean): void {
			const where = { seq: entry.seq, subject: content.subject };
			guarded(content, where, () => {
				// A community cannot make rules for itself.
				if (content.type === 'rule-set' && !elsewhere) rules.set(hash, content as RuleSetContent);
				// Nor does a layer lie in a log that is not its own.
				if (content.type === 'rule-layer' && ((content as RuleLayerContent).layer === 'community') === (elsewhere !== undefined)) layers.push(content as RuleLayerContent);
				if (content.type === 'deviation') deviations.push(content as DeviationContent);
				if (content.type === 'community' && (content as CommunityContent).kind === 'city') zone = (content as CommunityContent).zone ?? zone;
				if (content.type === 'community') shape = (content as CommunityContent).shape;
				if (content.type === 'body') matters.body(content as BodyContent);
				if (content.type === 'body') proxies.set(content.subject, proxiesAllowed((content as BodyContent).kind, lawOf(content as BodyContent, shape)));
				if (content.type === 'body' && (content as BodyContent).extensions) bodies.set(content.subject, content as BodyContent);
				if (content.type === 'procedure') matters.procedure(content as ProcedureContent, hash);
				if (content.type === 'electorate') polls.electorate(content as ElectorateContent, hash);
				if (content.type === 'poll' && imported) polls.told(content as PollContent);
				if (content.type === 'finance-table') account(content as FinanceTableContent, imported, where);
				if (content.type === 'answer') answer(content as AnswerContent, entry, where);
				if (imported) return;
				if (content.type === 'disclosure') disclosure(content as DisclosureContent, entry, where);
				if (content.type === 'comment') comment(content as CommentContent, entry, where);
				if (content.type === 'moderation') moderation(content as ModerationContent, entry, where);
				if (content.type === 'question') question(content as QuestionContent, entry, where);
				decisions(content, entry, where);
				texts(content, entry, where);
			});
		},
		/** An entry whose content is not public: counted, and judged as far as it is at hand. */
		takeHidden(entry: Entry, content: Content | undefined): void {
			const where = { seq: entry.seq, subject: entry.subject };
			evaluations.arrived(entry, content);
			if (content) guarded(content, where, () => polls.arrived(entry, content, where));
			else polls.arrived(entry, undefined, where);
		},
		/** After the last entry: what was owed and never came. */
		finish: (): void => matters.finish()
	};
}

type Where = Required<Pick<Finding, 'seq' | 'subject'>>;
