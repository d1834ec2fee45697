import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import type { BodyContent } from '../community/community.ts';
import { communityOf } from '../community/in-force.ts';
import type { CommentContent } from '../comment/comment.ts';
import { threadOf, type Thread } from '../comment/view/thread.ts';
import { addressOf, nameOf } from '../content/addresses.ts';
import type { Held, Lang } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { democracyDayPage, type DemocracyDayPageModel } from '../democracy-day/view/democracy-day-page.ts';
import { clauseText, type Clause, type ClauseId } from '../document/clause.ts';
import { differencesOf, type Differences } from '../document/differences.ts';
import {
	documentStanding, type Decision, type DocumentContent, type DocumentKind, type DocumentStanding, type DocumentVersionContent, type DraftingGroup, type SuggestionContent,
	type SuggestionListContent
} from '../document/document.ts';
import { suggestionCards, type SuggestionCard } from './suggestion-view.ts';

/** A version as pages list it. */
export interface VersionRow {
	evidence: Evidence;
	no: number;
	name: string;
	reason: string;
	on: Day;
	by: string;
	commentsUntil?: Day;
	final?: true;
	clauses: number;
	/** What was decided of suggestions while it was written. */
	decided: Record<Decision, number>;
}

export interface DocumentCard {
	evidence: Evidence;
	title: string;
	kind: DocumentKind;
	begun: Day;
	standing: DocumentStanding;
	body: { subject: SubjectId; name: string };
	/** What a file says of where it stands. */
	note?: string;
	/** The newest version; absent while the first is being written. */
	latest?: { no: number; name: string; on: Day };
	/** Suggestions made on it, and those nobody has decided yet. */
	suggestions: number;
	waiting: number;
}

const bySeq = (a: Held, b: Held) => a.seq - b.seq;

/** Everything sealed of a document and everything suggested on it, oldest first. */
export async function documentRead(contents: Contents, document: SubjectId) {
	const versions = (await contents.ofParent<DocumentVersionContent>(document, 'document-version')).sort((a, b) => a.content.no - b.content.no);
	const suggestions = (await contents.ofParent<SuggestionContent>(document, 'suggestion')).sort(bySeq);
	return { versions, suggestions };
}

/** A document as a row of a list. */
export async function documentCard(contents: Contents, held: Held<DocumentContent>, today: Day): Promise<DocumentCard> {
	const { versions, suggestions } = await documentRead(contents, held.content.subject);
	return cardOf(contents, held, versions, suggestions, today);
}

async function cardOf(contents: Contents, held: Held<DocumentContent>, versions: readonly Held<DocumentVersionContent>[], suggestions: readonly Held<SuggestionContent>[], today: Day): Promise<DocumentCard> {
	const { title, kind, begun, body, note } = held.content;
	const last = versions.at(-1)?.content;
	const open = suggestions.filter(({ content }) => !content.withdrawn);
	return {
		evidence: evidenceOf(held), title, kind, begun, standing: documentStanding(held.content, versions.map(({ content }) => content), today),
		body: { subject: body, name: (await contents.bySubject<BodyContent>(body))?.content.name ?? '' },
		...(note === undefined ? {} : { note }), ...(last ? { latest: { no: last.no, name: last.name, on: last.on } } : {}),
		suggestions: open.length, waiting: open.filter(({ content }) => !content.decided).length
	};
}

/** The documents of a matter, a proposal or a Democracy Day, oldest first; those of `kinds` alone. */
export async function documentsOn(contents: Contents, parent: SubjectId, today: Day, kinds?: readonly DocumentKind[]): Promise<DocumentCard[]> {
	const held = (await contents.ofParent<DocumentContent>(parent, 'document')).filter(({ content }) => !kinds || kinds.includes(content.kind));
	return Promise.all(held.sort(bySeq).map((one) => documentCard(contents, one, today)));
}

const untilOf = ({ standing }: DocumentCard) => (standing.state === 'commenting' ? standing.until : '');

/** A Democracy Day with the texts that belong to it: agenda, minutes, whatever was written for it. */
export const democracyDayWithTexts: View<DemocracyDayPageModel & { texts: DocumentCard[] }> = async (contents, params, when) => {
	const model = await democracyDayPage(contents, params, when);
	return model && { ...model, texts: await documentsOn(contents, model.proof.subject, when.today) };
};

/** Documents looked through for those that take suggestions. */
const MOST_RECENT = 60;

/** Texts of a community on which suggestions are taken, the one whose time ends first before the others. */
export async function textsOpen(contents: Contents, community: CommunityCode, today: Day): Promise<DocumentCard[]> {
	const held = await contents.ofType<DocumentContent>(community, 'document', { limit: MOST_RECENT });
	const cards = await Promise.all(held.filter(({ content }) => content.source === undefined && !content.dropped).map((one) => documentCard(contents, one, today)));
	return cards.filter(({ standing }) => standing.state === 'commenting').sort((a, b) => inOrder(untilOf(a), untilOf(b)));
}

export interface DocumentsPageModel {
	proof: Evidence;
	/** Taking suggestions, the one whose time ends first before; being written; agreed on; given up. */
	commenting: DocumentCard[];
	drafting: DocumentCard[];
	done: DocumentCard[];
	dropped: DocumentCard[];
}

const newestFirst = (a: DocumentCard, b: DocumentCard) => inOrder(b.latest?.on ?? b.begun, a.latest?.on ?? a.begun) || b.evidence.seq - a.evidence.seq;

/** The texts of a community that are or were written together. */
export const documentsPage: View<DocumentsPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const held = await contents.ofType<DocumentContent>(community.content.community, 'document');
	const cards = await Promise.all(held.map((one) => documentCard(contents, one, when.today)));
	const of = (...states: DocumentStanding['state'][]) => cards.filter(({ standing }) => states.includes(standing.state)).sort(newestFirst);
	return {
		proof: evidenceOf(community), commenting: of('commenting').sort((a, b) => inOrder(untilOf(a), untilOf(b))), drafting: of('drafting'), done: of('final', 'told'), dropped: of('dropped')
	};
};

/** A clause of the version that is shown, and what there is on it. */
export interface ClauseRow {
	clause: Clause;
	/** Suggestions on it, on this version or an earlier one, and those that wait. */
	suggestions: number;
	waiting: number;
	comments: number;
	/** In how many versions up to this one it was changed. */
	changes: number;
}

/** A clause that somebody opened: what was suggested and said about it, and what a form about it begins with. */
export interface OpenClause {
	id: ClauseId;
	suggestions: SuggestionCard[];
	thread: Thread;
	/** Its text now, for the form. */
	text: string;
	headed: boolean;
	/** The form that is asked for. */
	form?: 'change' | 'add' | 'remove';
}

/** What became of the suggestions on a version, as it was published when their time was over, or as it stands. */
export interface Outcome {
	no: number;
	name: string;
	/** The day on which the list published itself. */
	published?: Day;
	rows: { card: SuggestionCard; is?: Decision; reason?: string }[];
}

export interface DocumentPageModel extends DocumentCard {
	proof: Evidence;
	lang: Lang;
	group: DraftingGroup;
	by: string;
	parent?: { type: string; href: string; name: string };
	versions: VersionRow[];
	/** The version that is shown. */
	shown?: VersionRow;
	clauses: ClauseRow[];
	/** It beside another. */
	compared?: Differences & { older: VersionRow; newer: VersionRow };
	open?: OpenClause;
	/** Suggestions on clauses that this version has not. */
	elsewhere: SuggestionCard[];
	outcomes: Outcome[];
	/** Suggestions can be made, on this version, until the end of this day. */
	taking?: { version: SubjectId; no: number; until: Day };
	/** The number of the draft that is being written. */
	draft?: number;
	thread?: Thread;
}

/** A number of a version, out of a query. */
const numberOf = (text: string | undefined): number | undefined => (/^\d{1,3}$/.test(text ?? '') ? Number(text) : undefined);

function versionRow(held: Held<DocumentVersionContent>, suggestions: readonly Held<SuggestionContent>[]): VersionRow {
	const { no, name, reason, on, by, commentsUntil, final, clauses } = held.content;
	const decided = { adopted: 0, partly: 0, declined: 0 };
	for (const { content } of suggestions) if (content.decided?.into === no) decided[content.decided.is]++;
	return {
		evidence: evidenceOf(held), no, name, reason, on, by, ...(commentsUntil === undefined ? {} : { commentsUntil }), ...(final ? { final } : {}), clauses: clauses.length, decided
	};
}

/** Lists of what became of suggestions: one for each version that had any. */
async function outcomesOf(contents: Contents, document: SubjectId, versions: readonly Held<DocumentVersionContent>[], cards: ReadonlyMap<SubjectId, SuggestionCard>): Promise<Outcome[]> {
	const lists = await contents.ofParent<SuggestionListContent>(document, 'suggestion-list');
	return versions.flatMap(({ content: { subject, no, name } }): Outcome[] => {
		const list = lists.find(({ content }) => content.version === subject)?.content;
		const rows = [...cards.values()].filter(({ version, withdrawn }) => version.subject === subject && !withdrawn).map((card): Outcome['rows'][number] => {
			const told = list?.suggestions.find((one) => one.suggestion === card.evidence.subject);
			const is = told?.is ?? card.decided?.is;
			const reason = told?.reason ?? card.decided?.reason;
			return { card, ...(is === undefined ? {} : { is }), ...(reason === undefined ? {} : { reason }) };
		});
		return rows.length === 0 ? [] : [{ no, name, ...(list ? { published: list.on } : {}), rows }];
	});
}

const FORMS = ['change', 'add', 'remove'] as const;

/** A text with its versions: one of them in full, what was suggested and said on each clause, what became of it, and any two beside each other. */
export const documentPage: View<DocumentPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.document)) return undefined;
	const held = await contents.bySubject<DocumentContent>(params.document);
	if (held?.content.type !== 'document' || held.content.community !== params.community) return undefined;
	const community: CommunityCode = held.content.community;
	const subject = held.content.subject;
	const { versions, suggestions } = await documentRead(contents, subject);
	const card = await cardOf(contents, held, versions, suggestions, when.today);
	const rows = versions.map((one) => versionRow(one, suggestions));
	const asked = numberOf(params.v);
	const at = versions.findIndex(({ content }) => content.no === asked);
	const place = at < 0 ? versions.length - 1 : at;
	const shown = versions[place];
	const cards = new Map((await suggestionCards(contents, versions, suggestions)).map((one) => [one.evidence.subject, one]));
	const comments = (await contents.ofParent<CommentContent>(subject, 'comment')).map(({ content }) => content);
	// A later version tells what became of an earlier one; what was suggested later is not of this one.
	const upTo = new Set(versions.slice(0, place + 1).map(({ content }) => content.subject));
	const current = [...cards.values()].filter(({ version, withdrawn }) => upTo.has(version.subject) && !withdrawn);
	const on = (id: ClauseId) => current.filter(({ clause }) => clause?.id === id);
	const clauses = (shown?.content.clauses ?? []).map((clause): ClauseRow => {
		const own = on(clause.id);
		let changes = 0;
		for (let i = 1; i <= place; i++) {
			const [was, is] = [versions[i - 1]!, versions[i]!].map(({ content }) => content.clauses.find(({ id }) => id === clause.id));
			if (was && is && clauseText(was) !== clauseText(is)) changes++;
		}
		return {
			clause, suggestions: own.length, waiting: own.filter(({ decided }) => !decided).length, comments: comments.filter((one) => one.clause === clause.id).length, changes
		};
	});
	const opened = shown?.content.clauses.find(({ id }) => id === params.clause);
	const form = FORMS.find((one) => one === params.form);
	const against = numberOf(params.vs);
	const other = against === asked ? undefined : versions.find(({ content }) => content.no === against);
	const [older, newer] = other && shown ? [other, shown].sort((a, b) => a.content.no - b.content.no) : [];
	const parent = held.content.parent && (await contents.bySubject(held.content.parent))?.content;
	const href = parent && addressOf(parent);
	const row = (one: Held<DocumentVersionContent>) => rows.find(({ no }) => no === one.content.no)!;
	const { standing } = card;
	const last = versions.at(-1);
	return {
		...card, proof: card.evidence, lang: held.content.lang, group: held.content.group, by: held.content.by, versions: rows, clauses,
		elsewhere: current.filter(({ clause }) => !clause || !clauses.some((one) => one.clause.id === clause.id)),
		outcomes: await outcomesOf(contents, subject, versions, cards),
		...(href ? { parent: { type: parent.type, href, name: nameOf(parent) ?? '' } } : {}),
		...(shown ? { shown: row(shown) } : {}),
		...(older && newer ? { compared: { ...differencesOf(older.content.clauses, newer.content.clauses), older: row(older), newer: row(newer) } } : {}),
		...(standing.state === 'commenting' && last ? { taking: { version: last.content.subject, no: last.content.no, until: standing.until } } : {}),
		...('draft' in standing ? { draft: standing.draft } : {}),
		...(opened
			? { open: {
				id: opened.id, suggestions: on(opened.id), text: clauseText(opened), headed: opened.heading !== undefined, ...(form ? { form } : {}),
				thread: await threadOf(contents, community, subject, params, opened.id)
			} }
			: { thread: { ...(await threadOf(contents, community, subject, params)), clauses: Object.fromEntries(versions.flatMap(({ content }) => content.clauses.map(({ id, heading }) => [id, heading ?? '']))) } })
	};
};
