import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Lang } from '../content/content.ts';
import type { Category } from '../disclosure/disclosure.ts';
import type { BodyName } from '../disclosure/view/cards.ts';
import type { Followed } from './happening.ts';

/** A poll or evaluation on whose list somebody stands, and whether something of theirs has come in: the portal knows, and tells their own device. */
export interface AskedOf {
	subject: SubjectId;
	done: boolean;
}

/** Whose inbox: what is theirs, what they follow, what they have read. Known to the portal and to their own device, to nobody else. */
export interface InboxOf {
	/** Where they live. */
	community: CommunityCode;
	/** Their own questions. */
	own: readonly SubjectId[];
	follows: readonly Followed[];
	/** Keys of rows that they have read. */
	read: ReadonlySet<string>;
	/** Polls and evaluations on whose list they stand. */
	asked?: readonly AskedOf[];
}

/** What something is, in the words of whoever wrote it or in parts for a sentence of ours. */
export interface Named {
	type: 'disclosure' | 'account' | 'question' | 'body' | 'poll' | 'evaluation' | 'proposal' | 'meeting' | 'decided';
	/** A title, the text of a question, the name of a body, the unit of an account, the task of a commitment; of a meeting when and where, as a program writes it. */
	text: string;
	lang: Lang;
	number?: string;
	category?: Category;
	period?: string;
	/** Of a meeting. */
	meets?: { day: Day; from: string; place: string };
}

/** Something that the portal would like of a person, and by when. Whoever cannot or will not need do nothing. */
export type Need =
	/** One's own question was answered: to be read. No day. */
	| { kind: 'read-answer'; key: string; address: string; named: Named; decides: BodyName; due?: undefined }
	/** Objections can be raised until a day; the body decides on them. */
	| { kind: 'object'; key: string; address: string; named: Named; decides: BodyName; due: Day }
	/** They are on the list of a vote or an evaluation that is open, may stand behind a proposal, or suggest something on a text. */
	| { kind: 'vote' | 'evaluate' | 'endorse' | 'suggest'; key: string; address: string; named: Named; decides: BodyName; due: Day };
