import type { Day } from '../basics/day.ts';
import { isSubjectId, type SubjectId } from '../basics/id.ts';
import type { Lang } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { clauseText, type Clause } from '../document/clause.ts';
import { documentStanding, draftOf, type DocumentContent, type DocumentStanding, type DraftingGroup } from '../document/document.ts';
import { documentRead } from './document-view.ts';
import { suggestionCards, type SuggestionCard } from './suggestion-view.ts';

/** A suggestion that waits for the drafters, with the words that adopting it would put in. */
export interface ToDecide {
	card: SuggestionCard;
	/** What is suggested, as text; absent where a clause is to go. */
	text?: string;
}

export interface DraftPageModel {
	proof: Evidence;
	lang: Lang;
	title: string;
	group: DraftingGroup;
	standing: DocumentStanding;
	/** The number of the draft; absent where nothing is written any more. */
	no?: number;
	/** The text it began with, which is the version before. */
	clauses: Clause[];
	version?: { name: string; on: Day };
	/** Oldest first. */
	waiting: ToDecide[];
	decided: SuggestionCard[];
}

/** The page on which a draft is written: the text that was sealed before it, and the suggestions that wait for whoever writes. The draft itself is in no content. */
export const draftPage: View<DraftPageModel> = async (contents: Contents, params, when) => {
	if (!isSubjectId(params.document)) return undefined;
	const held = await contents.bySubject<DocumentContent>(params.document as SubjectId);
	if (held?.content.type !== 'document' || held.content.community !== params.community) return undefined;
	const { title, group, lang, start = [] } = held.content;
	const { versions, suggestions } = await documentRead(contents, held.content.subject);
	const last = versions.at(-1)?.content;
	const standing = documentStanding(held.content, versions.map(({ content }) => content), when.today);
	const no = draftOf(standing);
	const cards = await suggestionCards(contents, versions, suggestions.filter(({ content }) => !content.withdrawn));
	const textOf = ({ evidence }: SuggestionCard) => suggestions.find(({ content }) => content.subject === evidence.subject)?.content.text;
	return {
		proof: evidenceOf(held), lang, title, group, standing, clauses: last?.clauses ?? start,
		...(no === undefined ? {} : { no }), ...(last ? { version: { name: last.name, on: last.on } } : {}),
		waiting: no === undefined ? [] : cards.filter(({ decided }) => !decided).map((card) => {
			const clause = card.clause && last?.clauses.find(({ id }) => id === card.clause?.id);
			const text = card.is === 'remove' ? (clause && clauseText(clause)) : textOf(card);
			return { card, ...(text === undefined ? {} : { text }) };
		}),
		decided: no === undefined ? [] : cards.filter(({ decided }) => decided?.into === no)
	};
};
