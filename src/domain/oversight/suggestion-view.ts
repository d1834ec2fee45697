import type { Day } from '../basics/day.ts';
import { isSubjectId, type SubjectId } from '../basics/id.ts';
import type { CommentContent } from '../comment/comment.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { clauseFromText, type Clause, type ClauseId } from '../document/clause.ts';
import { lineDifferences, type LineDifference } from '../document/differences.ts';
import type { Decided, DocumentContent, DocumentVersionContent, SuggestionContent, SuggestionKind } from '../document/document.ts';

/** A suggestion as pages show it. */
export interface SuggestionCard {
	evidence: Evidence;
	number: string;
	is: SuggestionKind;
	/** Body and name of an office, or what a file says; absent for residents, of whom the record has a pseudonym. */
	by?: string;
	/** What its maker wrote was erased at their own request. */
	erased?: true;
	channel: SuggestionContent['channel'];
	/** The day it came in; of a file, the day of the draft that speaks of it. */
	on: Day;
	claimed?: Day;
	assisted?: AssistedMark;
	/** The version it was made on. */
	version: { subject: SubjectId; no: number; name: string };
	/** The clause it is about; of a clause more, the one before it. */
	clause?: { id: ClauseId; heading?: string };
	/** Line by line, what it would change. */
	lines?: LineDifference[];
	/** In words, where no text is known. */
	gist?: string;
	reason?: string;
	for: number;
	against: number;
	withdrawn?: { on: Day };
	decided?: Omit<Decided, 'text'> & {
		/** What it would change as it was put in, where that is not what was suggested. */
		lines?: LineDifference[];
		/** What the draft it went into was called, once it was sealed. */
		version?: { no: number; name: string };
	};
}

/** What somebody's text would make of a clause. */
export function suggestedLines(is: SuggestionKind, clause: Clause | undefined, text: string | undefined): LineDifference[] | undefined {
	const nothing: Clause = { id: 'none', blocks: [] };
	let made = 0;
	const read = (headed: boolean, was?: Clause) => clauseFromText(text ?? '', { id: was?.id ?? 'new-', headed, was: was?.blocks ?? [], newId: () => `new-${++made}` });
	switch (is) {
		case 'change':
			return clause && text !== undefined ? lineDifferences(clause, read(clause.heading !== undefined, clause)) : undefined;
		case 'add':
			return text === undefined ? undefined : lineDifferences(nothing, read(true));
		case 'remove':
			return clause && lineDifferences(clause, nothing);
	}
}

/** Suggestions on a document as cards, in the order in which they came. */
export async function suggestionCards(contents: Contents, versions: readonly Held<DocumentVersionContent>[], suggestions: readonly Held<SuggestionContent>[]): Promise<SuggestionCard[]> {
	return Promise.all(
		suggestions.map(async (held): Promise<SuggestionCard> => {
			const { number, is, by, channel, on, claimed, assisted, version: subject, clause: id, text, gist, reason, withdrawn, decided } = held.content;
			const version = versions.find(({ content }) => content.subject === subject)?.content;
			// A file names a clause by what it is called, which may be one of the draft after.
			const clause = version?.clauses.find((one) => one.id === id) ?? versions.flatMap(({ content }) => content.clauses).find((one) => one.id === id);
			const lines = suggestedLines(is, clause, text);
			const comments = (await contents.ofParent<CommentContent>(held.content.subject, 'comment')).map(({ content }) => content.stance);
			const into = decided && versions.find(({ content }) => content.no === decided.into)?.content;
			const asPutIn = decided?.text === undefined ? undefined : suggestedLines(is, clause, decided.text);
			return {
				evidence: evidenceOf(held), number, is, channel, on, ...(by === '' || by.startsWith('p-') ? {} : { by }), ...(held.content.erased ? { erased: true as const } : {}), version: { subject, no: version?.no ?? 0, name: version?.name ?? '' },
				...(claimed === undefined ? {} : { claimed }), ...(assisted ? { assisted } : {}),
				...(id === undefined ? {} : { clause: { id, ...(clause?.heading === undefined ? {} : { heading: clause.heading }) } }),
				...(lines ? { lines } : {}), ...(gist === undefined ? {} : { gist }), ...(reason === undefined ? {} : { reason }),
				for: comments.filter((stance) => stance === 'for').length, against: comments.filter((stance) => stance === 'against').length,
				...(withdrawn ? { withdrawn } : {}),
				...(decided
					? { decided: {
						is: decided.is, reason: decided.reason, on: decided.on, by: decided.by, into: decided.into, ...(asPutIn ? { lines: asPutIn } : {}),
						...(into ? { version: { no: into.no, name: into.name } } : {})
					} }
					: {})
			};
		})
	);
}

export interface SuggestionPageModel extends SuggestionCard {
	proof: Evidence;
	document: { subject: SubjectId; title: string };
	/** It can still be taken back. */
	open: boolean;
}

/** One suggestion: what it would change, why, what others say of it, what became of it. */
export const suggestionPage: View<SuggestionPageModel> = async (contents, params) => {
	if (!isSubjectId(params.suggestion)) return undefined;
	const held = await contents.bySubject<SuggestionContent>(params.suggestion);
	if (held?.content.type !== 'suggestion' || held.content.community !== params.community || held.content.parent === undefined) return undefined;
	const document = await contents.bySubject<DocumentContent>(held.content.parent);
	if (document?.content.type !== 'document') return undefined;
	const versions = (await contents.ofParent<DocumentVersionContent>(document.content.subject, 'document-version')).sort((a, b) => a.content.no - b.content.no);
	const [card] = await suggestionCards(contents, versions, [held]);
	return {
		...card!, proof: card!.evidence, document: { subject: document.content.subject, title: document.content.title },
		open: !held.content.withdrawn && !held.content.decided && held.content.source === undefined
	};
};
