import type { SubjectId } from '#domain/basics/id.ts';
import type { Held } from '#domain/content/content.ts';
import type { SuggestionContent } from '#domain/document/document.ts';
import type { Tx } from '../act.ts';
import { documentAtHand, type DocumentAtHand } from '../document/draft.ts';

/** A suggestion of this community with its document. Another community's is not there, nor one that only a file tells of. */
export async function suggestionAtHand(tx: Pick<Tx, 'records' | 'today'>, community: string, subject: SubjectId): Promise<{ held: Held<SuggestionContent>; at: DocumentAtHand } | undefined> {
	const held = await tx.records.contents.bySubject<SuggestionContent>(subject);
	if (held?.content.type !== 'suggestion' || held.content.community !== community || held.content.parent === undefined) return undefined;
	const at = await documentAtHand(tx.records.contents, community, held.content.parent, tx.today);
	return at && { held, at };
}
