import type { Day } from '../basics/day.ts';
import { addDays, daysBetween } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { period, type Holidays } from '../basics/period.ts';
import type { RuleSetContent } from '../community/rule-set.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Content } from '../content/content.ts';

export const CHANNELS = ['portal', 'paper_slip', 'onsite_oral', 'onsite_slip', 'phone', 'liaison_entered'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * A question about something published. `parent` is the disclosure (or other object) asked about; `table` and `line` name the line
 * of its accounts. `asker` is a pseudonym fresh for this subject: two questions of one person cannot be joined.
 */
export interface QuestionContent extends Content {
	type: 'question';
	/** Readable number, given by the server: LW-Q-2026-0013. */
	number: string;
	body: SubjectId;
	table?: SubjectId;
	line?: number;
	text: string;
	channel: Channel;
	asker: string;
	/** The day it reached the portal (or, imported, the day the source says). The clock counts from here. */
	asked: Day;
	/** What the asker's device says about when it was written, when it waited for the network. A claim, shown as one. */
	claimed?: Day;
	/** Last day to answer, by the rule set in force. */
	due: Day;
	/** Who wrote a paper slip down and who saw it: offices, by name. */
	paper?: { scribe: string; witness: string; readBack: boolean };
	/** That it was filed for the asker by somebody else. */
	assisted?: AssistedMark;
	/** Who entered it, by name, where the source tells no more. */
	enteredBy?: string;
	/** How the asker received the answer, where the source tells. */
	satisfaction?: string;
}

/** The committee's answer. `parent` is the question. */
export interface AnswerContent extends Content {
	type: 'answer';
	text: string;
	/** Office and name of whoever answers. */
	by: string;
	answered: Day;
}

/** How an asker can take an answer. */
export const SATISFACTION = ['satisfied', 'basically', 'dissatisfied'] as const;
export type Satisfied = (typeof SATISFACTION)[number];

/** How whoever asked takes the answer. `parent` is the question. The newest version counts. */
export interface AnswerRatingContent extends Content {
	type: 'answer-rating';
	satisfaction: Satisfied;
	rated: Day;
}

/** The longest question and the longest answer, in characters. */
export const MOST_QUESTION = 500;
export const MOST_ANSWER = 2000;

/** Last day to answer a question that arrived on `asked`. */
export function answerDue(asked: Day, rules: Pick<RuleSetContent, 'answer'> & { holidays: Holidays }): Day {
	return period(asked, rules.answer.days, rules.answer.kind, rules.holidays).last;
}

/** Where a question stands on a day. Computed, never stored: the page says it by itself, to everybody. */
export type QuestionState =
	| { state: 'answered'; inTime: boolean; daysLate: number }
	| { state: 'waiting'; daysLeft: number }
	| { state: 'overdue'; daysLate: number };

/** The state of a question on a day. The last day still counts as in time, to 24:00. */
export function questionState(question: Pick<QuestionContent, 'due'>, answered: Day | undefined, today: Day): QuestionState {
	if (answered !== undefined) {
		const late = Math.max(0, daysBetween(question.due, answered));
		return { state: 'answered', inTime: late === 0, daysLate: late };
	}
	if (today <= question.due) return { state: 'waiting', daysLeft: daysBetween(today, question.due) };
	return { state: 'overdue', daysLate: daysBetween(question.due, today) };
}

/** The first day on which an unanswered question is late. */
export function lateFrom(due: Day): Day {
	return addDays(due, 1);
}
