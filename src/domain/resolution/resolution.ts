import { daysBetween, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { Photo } from '../content/photo.ts';

/** What a body decided, under its number. `parent` is the matter, where it belongs to one. */
export interface ResolutionContent extends Content {
	type: 'resolution';
	number: string;
	body: SubjectId;
	kind: 'representatives' | 'households' | 'joint-meeting' | 'other';
	title: string;
	/** What was decided, in full; absent in imported history. */
	text?: string;
	on: Day;
	studied?: Day;
	jointMeeting?: Day;
	openSelection?: boolean;
	riskAssessment?: string;
	displayed?: { from: Day; until: Day };
	/** The poll that it rests on. */
	poll?: SubjectId;
	/** Taken back by a decision of the same rank: its own poll, and why. */
	rescinded?: { on: Day; poll: SubjectId; reason: string };
}

/** Where a resolution stands: it hangs out, it has hung out its days, or it no longer holds. */
export type ResolutionState = { state: 'rescinded'; on: Day } | { state: 'displayed'; daysLeft: number } | { state: 'in-force' };

/** The state of a resolution on a day. The last day on display counts to 24:00. */
export function resolutionState({ rescinded, displayed }: Pick<ResolutionContent, 'rescinded' | 'displayed'>, today: Day): ResolutionState {
	if (rescinded) return { state: 'rescinded', on: rescinded.on };
	return displayed && today <= displayed.until ? { state: 'displayed', daysLeft: daysBetween(today, displayed.until) } : { state: 'in-force' };
}

/** A line of the budget that pays for a commitment, with its sum in fen where one was named. */
export interface BudgetLine {
	line: string;
	amount?: number;
}

/** What somebody took upon themselves, by when. `parent` is the matter, where it belongs to one. */
export interface CommitmentContent extends Content {
	type: 'commitment';
	body: SubjectId;
	task: string;
	/** By office and name. */
	owner: string;
	/** The office that answers for it; absent in imported history. */
	office?: SubjectId;
	/** Bodies and units that do their part of it, as they are called; the body it is in leads. */
	partners?: string[];
	/** The last day that holds today. */
	due: Day;
	done?: Day;
	/** The number of the resolution that it comes from. */
	resolution?: string;
	/** The Democracy Day at which it was undertaken. */
	day?: SubjectId;
	taken?: Day;
	/** What will show, or shows, that it is done. */
	evidence: string[];
	budget?: BudgetLine;
	/** Parts of the work with their last days: the timetable. */
	milestones?: { name: string; due: Day }[];
	/** How its last day was moved, oldest first: what was promised first stays to be seen. */
	moved?: { from: Day; to: Day; on: Day; reason: string; by: string }[];
	/** What was said when it was reported done, and a photograph of it. */
	proof?: string;
	photo?: Photo;
}

export const WORK_NOTES = ['progress', 'follow-up', 'inspection'] as const;
/** What a note on work is: how far it is, what was done about a difficulty, or what an overseer found. */
export type WorkNoteKind = (typeof WORK_NOTES)[number];

/** A note on the work of a commitment. `parent` is the commitment; notes are added, never taken away. */
export interface WorkNoteContent extends Content {
	type: 'work-note';
	kind: WorkNoteKind;
	on: Day;
	text: string;
	/** How far it is, in per cent, as the owner says. */
	percent?: number;
	/** What stands in the way. */
	blocker?: string;
	evidence?: string;
	/** A photograph of the work. */
	photo?: Photo;
	/** Number of the milestone that is reached, from 1. */
	milestone?: number;
	/** Of an inspection: what is asked for, by when, and whether it is in order. */
	requires?: string;
	due?: Day;
	inOrder?: boolean;
	/** Body and name. */
	by: string;
}

/** Where a commitment stands on a day. Computed; nobody writes "overdue". */
export type CommitmentState = { state: 'done'; daysLate: number } | { state: 'open'; daysLeft: number } | { state: 'late'; daysLate: number };

/** The state of a commitment: its last day is not late, to 24:00. */
export function commitmentState({ due, done }: Pick<CommitmentContent, 'due' | 'done'>, today: Day): CommitmentState {
	if (done !== undefined) return { state: 'done', daysLate: Math.max(0, daysBetween(due, done)) };
	return today > due ? { state: 'late', daysLate: daysBetween(due, today) } : { state: 'open', daysLeft: daysBetween(today, due) };
}

/** The last day that was promised first, before it was moved. */
export function firstDue({ due, moved }: Pick<CommitmentContent, 'due' | 'moved'>): Day {
	return moved?.[0]?.from ?? due;
}
