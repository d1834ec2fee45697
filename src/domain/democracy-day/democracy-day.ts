import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { Unit } from '../procedure/decision.ts';

export const ITEM_KINDS = ['opening', 'report', 'disclosure', 'inquiry', 'deliberation', 'vote', 'evaluation', 'other', 'closing'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** A clock time of the day, `08:30`, in the city's time zone. */
export type ClockTime = string;

/** Whether a text is a clock time. */
export function isClockTime(text: unknown): text is ClockTime {
	return typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** One item of the agenda. */
export interface AgendaItem {
	no: number;
	start: ClockTime;
	end: ClockTime;
	kind: ItemKind;
	title: string;
	/** By office and name, masked where somebody holds none; or what the agenda says (主持人). */
	presenter?: string;
	/** How this item is spoken to or decided, as announced with the agenda. */
	rule?: string;
	/** Papers laid before the meeting, by name. */
	materials?: string[];
	/** What is spoken of: disclosures, questions, topics, proposals, polls … */
	refs?: SubjectId[];
	/** Who stands aside while it is decided, and why: office-holders by name. */
	recusals?: Recusal[];
}

/** Somebody who stands aside. */
export interface Recusal {
	name: string;
	why: string;
}

/** Who was there, by capacity and in numbers. Nobody's name is in it. */
export interface Attendance {
	/** Those who decide, by unit: an assembly may be counted by adults and by households. */
	members: { unit: Unit; expected: number; present: number }[];
	/** How many of those present came by written proxy: they are among the members. */
	proxies?: number;
	/** Residents who listened and may speak, and do not vote. */
	observing?: number;
	/** Residents without local registration. */
	nonRegistered?: number;
	residentUnits?: string[];
	overseers?: number;
	townStaff?: number;
	subdistrictStaff?: number;
	note?: string;
}

export const ACTION_STATUSES = ['todo', 'doing', 'done', 'overdue'] as const;
/** How the minutes call a task. What it is called today is computed (rules.ts). */
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Something that somebody undertook at the meeting. */
export interface Action {
	task: string;
	owner: string;
	due: Day;
	status: ActionStatus;
	/** The commitment it is: what became of it is read there. */
	commitment?: SubjectId;
}

export const SIGNERS = ['chair', 'recorder', 'overseer'] as const;
/** Whoever has to sign the minutes. */
export type Signer = (typeof SIGNERS)[number];

/** A vote as the minutes report it, so that its arithmetic can be done again. */
export interface MinutedVote {
	/** Number of its item, where the minutes leave no doubt. */
	item?: number;
	attended: number;
	issued: number;
	returned: number;
	yes: number;
	no: number;
	abstain: number;
	invalid: number;
	/** What was announced. */
	passed: boolean;
	resolution?: string;
	poll?: SubjectId;
}

/** Somebody's signature under the minutes. */
export interface Signature {
	name: string;
	as?: Signer;
	on?: Day;
	/** Their office, where they signed in this portal with a sign-in of their own. */
	office?: SubjectId;
	/** What they sign with a reservation. */
	reservation?: string;
}

/** What was said and undertaken. A draft hangs out openly while it waits for signatures; with the last of them it is published. */
export interface Minutes {
	/** Null: asked for and missing. Absent: not recorded. */
	published?: Day | null;
	signedBy: Signature[];
	items: { no: number; text: string }[];
	votes: MinutedVote[];
	actions: Action[];
}

/**
 * A Democracy Day of a body. `parent` is the body. Its first version announces it with its agenda; later versions bring attendance, minutes
 * and the archive. On imported history a key that is absent was not recorded there, and null was asked for and is missing.
 */
export interface DemocracyDayContent extends Content {
	type: 'democracy-day';
	day: Day;
	from: ClockTime;
	until: ClockTime;
	place: string;
	/** By office and name. */
	chair: string;
	recorder: string;
	status: 'announced' | 'held' | 'called-off';
	announced?: Day | null;
	/** The day from which the papers could be read. */
	materials?: Day | null;
	/** The day on which the party organisation studied the agenda, as the law asks first. */
	studied?: Day | null;
	agenda: AgendaItem[];
	attendance?: Attendance | null;
	minutes?: Minutes | null;
	archived?: Day | null;
	/** Why it was called off, or why this version replaces the one before. */
	reason?: string;
	/** Why notice was given later than the rule asks: a breach, with its reason. */
	shortNotice?: string;
	/** The offices of chair and recorder: who signs. Absent in imported history. */
	offices?: { chair: SubjectId; recorder: SubjectId };
}

/** Most items of an agenda. */
export const MOST_ITEMS = 30;
