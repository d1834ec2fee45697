import type { SubjectId } from '#domain/basics/id.ts';
import type { Held } from '#domain/content/content.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { Day } from '#domain/basics/day.ts';
import { documentStanding, draftOf, type DocumentContent, type DocumentStanding, type DocumentVersionContent, type SuggestionContent } from '#domain/document/document.ts';
import type { Draft, Put } from './live.ts';

/** A document with its versions, oldest first, where it stands, and the draft that is being written. */
export interface DocumentAtHand {
	held: Held<DocumentContent>;
	versions: Held<DocumentVersionContent>[];
	suggestions: Held<SuggestionContent>[];
	standing: DocumentStanding;
	draft?: Draft;
}

/** A document of this community. Another community's is not there. */
export async function documentAtHand(contents: Contents, community: string, subject: SubjectId, today: Day): Promise<DocumentAtHand | undefined> {
	const held = await contents.bySubject<DocumentContent>(subject);
	if (held?.content.type !== 'document' || held.content.community !== community) return undefined;
	const versions = (await contents.ofParent<DocumentVersionContent>(subject, 'document-version')).sort((a, b) => a.content.no - b.content.no);
	const suggestions = await contents.ofParent<SuggestionContent>(subject, 'suggestion');
	const standing = documentStanding(held.content, versions.map(({ content }) => content), today);
	const no = draftOf(standing);
	return {
		held, versions, suggestions, standing,
		...(no === undefined ? {} : { draft: { document: subject, no, start: versions.at(-1)?.content.clauses ?? held.content.start ?? [], puts: putsOf(suggestions, no) } })
	};
}

/** The day on which a draft was sealed, or its document given up; undefined for one that may still be written. */
export async function draftOverOn(contents: Contents, subject: SubjectId, no: number): Promise<Day | undefined> {
	const held = await contents.bySubject<DocumentContent>(subject);
	if (held?.content.type !== 'document') return undefined;
	const sealed = (await contents.ofParent<DocumentVersionContent>(subject, 'document-version')).find(({ content }) => content.no === no);
	return sealed?.content.on ?? held.content.dropped?.on;
}

/** What was adopted into a draft, in the order in which the record has it. */
function putsOf(suggestions: readonly Held<SuggestionContent>[], no: number): Put[] {
	return suggestions
		.filter(({ content: { decided, erased } }) => erased === undefined && decided !== undefined && decided.is !== 'declined' && decided.into === no)
		.sort((a, b) => a.seq - b.seq)
		.map(({ content }): Put => {
			const text = content.decided!.text ?? content.text;
			return { suggestion: content.subject, is: content.is, ...(content.clause === undefined ? {} : { clause: content.clause }), ...(text === undefined ? {} : { text }) };
		});
}
