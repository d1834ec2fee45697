import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Content } from '../content/content.ts';

/** How a comment stands to what it speaks of. The order is that of the form; none is chosen in advance but `none`. */
export const STANCES = ['for', 'against', 'question', 'none'] as const;
export type Stance = (typeof STANCES)[number];

/** How a comment comes that nobody typed into the portal themselves. */
export const TAKEN_BY = ['paper_slip', 'onsite_oral', 'onsite_slip', 'phone', 'liaison_entered'] as const;
export type TakenBy = (typeof TAKEN_BY)[number];

/** What a comment says, whether everybody sees it or it waits for review. `parent` is the object it speaks of. */
export interface CommentWords {
	/** Readable number, given by the server: LW-C-2026-0013. */
	number: string;
	/** The comment it answers. */
	to?: SubjectId;
	/** The clause of a document that it speaks of. */
	clause?: string;
	stance: Stance;
	text: string;
	/** A pseudonym fresh for this comment: two comments of one person cannot be joined. Absent where an office speaks. */
	author?: string;
	/** Body and name of the office that speaks, where its holder chose to speak in it. */
	by?: string;
	/** That office, by its subject. */
	office?: SubjectId;
	/** A question on a matter: the body that held it then has to answer, by its last day. */
	asked?: { body: SubjectId; due: Day };
	/** The day it reached the portal. */
	posted: Day;
	/** What the device says about when it was written, when it waited for the network. A claim, shown as one. */
	claimed?: Day;
	/** Of one that was entered by an office: how it came, and on which day it was handed in or said. */
	channel?: TakenBy | 'evaluation_form';
	received?: Day;
	/** Who wrote it down and who was there. */
	paper?: { scribe: string; witness: string; readBack: boolean };
	assisted?: AssistedMark;
}

/** A comment, on any public object. One that waited for review is written anew when it is shown; `held` is the subject it waited under. */
export interface CommentContent extends Content, CommentWords {
	type: 'comment';
	held?: SubjectId;
}

/** A content of the office: a comment that waits for review. Its hash is in the record from the day it arrived. */
export interface HeldCommentContent extends Content, CommentWords {
	type: 'held-comment';
}

/** The longest comment, in characters. */
export const MOST_COMMENT = 500;

/** What steps of moderation call a comment by, before and after it is shown: the subject under which it first arrived. */
export function keyOf(comment: Pick<CommentContent, 'subject' | 'held'>): SubjectId {
	return comment.held ?? comment.subject;
}
