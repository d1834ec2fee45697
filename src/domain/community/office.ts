import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import { holdsOn, type BodyKind, type OfficeContent } from './community.ts';

/** Every position that an act can give. A file may bring others, which are shown as they stand. */
export const POSITIONS = [
	'secretary', 'deputy_secretary', 'director', 'deputy_director', 'chair', 'convener', 'member', 'accountant', 'agency_bookkeeper', 'staff',
	'clerk', 'liaison', 'supervisor', 'unit_delegate', 'discipline_officer', 'emergency_officer', 'deputy_contact', 'administrator'
] as const;
export type Position = (typeof POSITIONS)[number];

/** Positions that one person holds at a time. */
export const SINGLE: readonly string[] = ['secretary', 'director', 'chair', 'convener', 'accountant'];

/** Who works for a body without sitting on it: its own head takes them on. Everybody else is elected or appointed from above. */
export const STAFF: readonly string[] = ['accountant', 'agency_bookkeeper', 'staff', 'clerk', 'liaison', 'unit_delegate'];

/** Who heads a body. */
export const HEADS = ['director', 'chair', 'secretary', 'convener'] as const;

/** The longest term that can be entered: statutory terms are five years. In days. */
export const MOST_TERM = 5 * 366;

/** How somebody is related. Near relatives by law, and by the rules of most committees. */
export const RELATIONS = ['spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild', 'in_law', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Those whom the law means by near relatives (民法典 §1045): whoever is related more loosely is named, and no rule goes by it. */
export const NEAR: readonly Relation[] = ['spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild'];

/** A relative as declared. By name when they hold an office, masked otherwise. */
export interface DeclaredRelative {
	relation: Relation;
	name: string;
	office?: SubjectId;
}

/**
 * What somebody declares when they take an office: near relatives, and interests of their own or their family. `parent` is the office.
 * Without `signed`, it was asked for and not given.
 */
export interface DeclarationContent extends Content {
	type: 'declaration';
	signed?: Day;
	relatives: DeclaredRelative[];
	interests: string[];
	/** The office-holder who entered a sheet of paper; absent when they declared at their own desk. */
	entered?: string;
}

/** What a text of the record refers to: its words, and the subject where that is known. */
export interface Reference {
	text: string;
	subject?: SubjectId;
}

export interface PledgeItem {
	no: number;
	text: string;
	/** By what one can see that it was kept. */
	measure?: string;
	due: Day;
	status: 'doing' | 'done';
	evidence?: Reference[];
}

/** What an office-holder promises for a year, in public. `parent` is the office. */
export interface PledgeContent extends Content {
	type: 'pledge';
	/** The year, `2026`. */
	year: string;
	made: Day;
	items: PledgeItem[];
}

/** The yearly review of a pledge: counted slips, on which residents say whether it was kept. `parent` is the office. */
export interface PledgeReviewContent extends Content {
	type: 'pledge-review';
	year: string;
	held: Day;
	/** The body that held it. */
	host?: SubjectId;
	hostName: string;
	issued: number;
	returned: number;
	kept: number;
	partly: number;
	broken: number;
}

/**
 * What an office-holder says of a year or half a year in office, before the meeting that judges it: what was promised, what was done, what was not.
 * `parent` is the office. One for each period, and it is not rewritten.
 */
export interface DutyReportContent extends Content {
	type: 'duty-report';
	/** `2026`, `2026-H1`. */
	period: string;
	/** The day of the meeting, and which one it is. */
	held: Day;
	before: string;
	promised: string;
	done: string;
	undone: string;
	/** The office-holder who entered it for them; absent when they did it at their own desk. */
	entered?: string;
}

/** Why numbers of a review cannot be: more came back than was given out, or more was counted than came back. */
export function reviewProblem({ issued, returned, kept, partly, broken }: Pick<PledgeReviewContent, 'issued' | 'returned' | 'kept' | 'partly' | 'broken'>): 'returned' | 'kept' | undefined {
	if (returned > issued) return 'returned';
	return kept + partly + broken > returned ? 'kept' : undefined;
}

/** How an office stands on a day. */
export type OfficeState = 'coming' | 'held' | 'ended';

export function officeState(office: Pick<OfficeContent, 'from' | 'until'>, on: Day): OfficeState {
	if (on < office.from) return 'coming';
	return holdsOn(office, on) ? 'held' : 'ended';
}

/** Whether [from, until) of two terms share a day. */
export function overlap(a: { from: Day; until?: Day | undefined }, b: { from: Day; until?: Day | undefined }): boolean {
	return (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until);
}

/** Where a pledge stands: still time, kept, or the day has passed. */
export function pledgeState(item: Pick<PledgeItem, 'status' | 'due'>, on: Day): 'doing' | 'done' | 'late' {
	if (item.status === 'done') return 'done';
	return on > item.due ? 'late' : 'doing';
}

/** The kinds of bodies whose seats must be free of near relatives and of others' offices (R29, R30). */
export const DECLARING: readonly BodyKind[] = ['self_governance_committee', 'oversight_committee'];

/** The positions that make somebody a member of a committee; staff and delegates are not. */
export const SEATS: readonly string[] = ['director', 'deputy_director', 'chair', 'member', 'supervisor'];

/** Whether a declaration of interests is asked of an office: of all who sit on a committee or watch one. */
export function mustDeclare(bodyKind: BodyKind, position: string): boolean {
	return DECLARING.includes(bodyKind) && SEATS.includes(position);
}
