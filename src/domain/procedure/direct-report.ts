import { daysBetween, type Day } from '../basics/day.ts';
import type { Content } from '../content/content.ts';

/** Most characters of a direct report. */
export const MOST_REPORT = 1000;

/**
 * Somebody tells the overseers directly what is wrong with a matter, from whatever stage. `parent` is the matter. A content of the office: the
 * record has its hash, the overseers its words, nobody else either.
 */
export interface DirectReportContent extends Content {
	type: 'direct-report';
	number: string;
	text: string;
	/** The stage in which the matter was. */
	stage: string;
	on: Day;
	claimed?: Day;
}

/**
 * That something was reported to the overseers, for everybody: when, and by when they answer. No word of it, and not by whom. `parent` is the
 * matter.
 */
export interface ReportNoticeContent extends Content {
	type: 'report-notice';
	number: string;
	on: Day;
	/** The last day on which they answer in time. */
	due: Day;
}

/** What the overseers say to it, for everybody. `parent` is the notice. */
export interface ReportAnswerContent extends Content {
	type: 'report-answer';
	text: string;
	answered: Day;
}

/** How a direct report stands: computed, never stored. `days` over the last day, or left. */
export type ReportState = { state: 'answered' | 'waiting' | 'late'; days: number };

/** Where a report stands on a day. */
export function reportState({ due }: Pick<ReportNoticeContent, 'due'>, answered: Day | undefined, today: Day): ReportState {
	if (answered !== undefined) return { state: 'answered', days: Math.max(0, daysBetween(due, answered)) };
	return today > due ? { state: 'late', days: daysBetween(due, today) } : { state: 'waiting', days: daysBetween(today, due) };
}
