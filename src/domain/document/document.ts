import { addDays, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Content } from '../content/content.ts';
import type { Clause, ClauseId } from './clause.ts';

/** What a text is for: rules and plans that people agree on, or the agenda and the minutes of a Democracy Day. */
export const DOCUMENT_KINDS = ['text', 'agenda', 'minutes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who writes: those whom the body asked (assignments as drafter), or besides them everybody of the community. */
export const DRAFTING_GROUPS = ['assigned', 'residents'] as const;
export type DraftingGroup = (typeof DRAFTING_GROUPS)[number];

/**
 * A deliberation document. `parent` is what it belongs to: a matter, a proposal, a Democracy Day; none where it stands for itself. Its text is in its versions;
 * what is being written lies in documents.db (server/sync) until it is sealed.
 */
export interface DocumentContent extends Content {
	type: 'document';
	title: string;
	kind: DocumentKind;
	/** The body whose text it becomes, which asks for drafters and seals. */
	body: SubjectId;
	group: DraftingGroup;
	begun: Day;
	/** Office and name of whoever began it, or what a file says. */
	by: string;
	/** The text it begins with, where there was one. */
	start?: Clause[];
	/** Given up, with a reason, for everybody to read. */
	dropped?: { on: Day; reason: string };
	/** What a file says of where it stands, in imported history. */
	note?: string;
}

/** A version, sealed: the text as it was on that day, for ever. `parent` is the document. */
export interface DocumentVersionContent extends Content {
	type: 'document-version';
	/** From 1. */
	no: number;
	/** 第二稿（征求意见稿） */
	name: string;
	/** Why there is this version. */
	reason: string;
	on: Day;
	/** Office and name of whoever sealed it, or the group that a file names. */
	by: string;
	clauses: Clause[];
	/** Comments and suggestions are taken until the end of this day. */
	commentsUntil?: Day;
	/** Nothing comes after it. */
	final?: true;
}

/** Ways in which a suggestion comes in. All count the same. */
export const SUGGESTION_CHANNELS = ['portal', 'paper_slip', 'telephone', 'onsite_paper', 'liaison_entered'] as const;
export type SuggestionChannel = (typeof SUGGESTION_CHANNELS)[number];

/** What is suggested: another text for a clause, a clause more (after the one named), or a clause less. */
export const SUGGESTION_KINDS = ['change', 'add', 'remove'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export const MOST_SUGGESTION_REASON = 500;

export const DECISIONS = ['adopted', 'partly', 'declined'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What became of a suggestion. */
export interface Decided {
	is: Decision;
	/** For everybody to read. */
	reason: string;
	on: Day;
	/** Office and name, or a drafter masked. */
	by: string;
	/** The draft that it went into, or would have. */
	into: number;
	/** The clause as it was put in, where that is not what was suggested. */
	text?: string;
}

/** Somebody suggests another text for a clause. `parent` is the document. Who it is stays with the office. */
export interface SuggestionContent extends Content {
	type: 'suggestion';
	/** LW-S-2026-0004 */
	number: string;
	is: SuggestionKind;
	/** The version it was made on. */
	version: SubjectId;
	/** The clause of that version; of one more, that after which it comes; absent: at the beginning. */
	clause?: ClauseId;
	/** The clause as it should be (`clauseText`). */
	text?: string;
	/** In imported history: what should change, in words; `text` is not known. */
	gist?: string;
	/** Absent where a file gives none. */
	reason?: string;
	/** Masked, or an office, or where a file says it came from. */
	by: string;
	channel: SuggestionChannel | 'imported';
	on: Day;
	/** The day the device says it was written, when it waited for the network. */
	claimed?: Day;
	assisted?: AssistedMark;
	withdrawn?: { on: Day };
	decided?: Decided;
}

/** What became of the suggestions on a version, published by itself once its time for comments is over. `parent` is the document. */
export interface SuggestionListContent extends Content {
	type: 'suggestion-list';
	version: SubjectId;
	no: number;
	on: Day;
	/** In the order in which they came. Without `is`: nobody had decided by then. */
	suggestions: { suggestion: SubjectId; number: string; is?: Decision; reason?: string }[];
}

/**
 * What somebody's device still had when the portal had been put back to a backup, or what reached a draft in the moment in which it was sealed: kept for its drafters.
 * A content of the office. `parent` is the document.
 */
export interface RecoveredCopyContent extends Content {
	type: 'recovered-copy';
	/** The draft it is of. */
	no: number;
	why: 'restored' | 'sealed-meanwhile';
	on: Day;
	clauses: Clause[];
}

/** What is published of the suggestions on a version: those not taken back, in the order of their numbers. */
export function listOf(suggestions: readonly SuggestionContent[], version: SubjectId): SuggestionListContent['suggestions'] {
	return suggestions
		.filter((one) => one.version === version && one.withdrawn === undefined)
		.sort((a, b) => (a.number < b.number ? -1 : 1))
		.map(({ subject, number, decided }) => ({ suggestion: subject, number, ...(decided ? { is: decided.is, reason: decided.reason } : {}) }));
}

/** Where a document stands on a day. `draft`: the number of the one being written. */
export type DocumentStanding =
	| { state: 'dropped'; on: Day; reason: string }
	| { state: 'final'; no: number; on: Day }
	/** Suggestions are taken on version `on`; meanwhile the next is written. */
	| { state: 'commenting'; no: number; until: Day; draft: number }
	| { state: 'drafting'; draft: number }
	/** A file's, which goes no further here. */
	| { state: 'told' };

/** Where a document stands. The newest version decides; comments are taken until the end of their last day. */
export function documentStanding(
	document: Pick<DocumentContent, 'dropped' | 'source'>,
	versions: readonly Pick<DocumentVersionContent, 'no' | 'on' | 'commentsUntil' | 'final'>[],
	today: Day
): DocumentStanding {
	if (document.dropped) return { state: 'dropped', ...document.dropped };
	if (document.source !== undefined) return { state: 'told' };
	const last = versions.reduce<(typeof versions)[number] | undefined>((best, one) => (best && best.no >= one.no ? best : one), undefined);
	if (last?.final) return { state: 'final', no: last.no, on: last.on };
	const draft = (last?.no ?? 0) + 1;
	if (last?.commentsUntil !== undefined && today <= last.commentsUntil) return { state: 'commenting', no: last.no, until: last.commentsUntil, draft };
	return { state: 'drafting', draft };
}

/** The number of the draft that is being written, or undefined. */
export const draftOf = (standing: DocumentStanding): number | undefined => ('draft' in standing ? standing.draft : undefined);

/** The fewest and the most days for comments on a text. */
export const COMMENT_DAYS = { least: 7, most: 90 } as const;

/** The earliest last day for comments on what is sealed today. */
export const earliestCommentsUntil = (today: Day): Day => addDays(today, COMMENT_DAYS.least);
