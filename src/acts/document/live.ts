import type { SubjectId } from '#domain/basics/id.ts';
import type { Clause, ClauseId } from '#domain/document/clause.ts';
import type { SuggestionKind } from '#domain/document/document.ts';

/**
 * The text that is being written, as acts need it. server/documents/ implements it over the sync server and documents.db; the ledger never waits for it, and it knows
 * nothing of the ledger but what it is told here.
 */
export interface LiveDocuments {
	/** The word of this documents.db: another one after it was put back from a backup. Whoever has text of another word keeps it to themselves. */
	readonly epoch: string;
	/** The text of a draft, as it is written down now, everything of `puts` in it. A draft that nobody has opened yet is its start. */
	read(draft: Draft): Promise<Clause[]>;
	/**
	 * The same, and from now on nothing more comes in: what people type waits on its way. For whoever seals, so that nothing is called saved that is not sealed. It lasts until `changed`,
	 * until it is released, or for half a minute.
	 */
	hold(draft: Draft): Promise<Hold>;
	/** Puts in whatever of `puts` is not in yet; whoever writes sees it at once. Done twice, it is in once. */
	settle(draft: Draft): Promise<void>;
	/** Lets go of the drafts that are over for long enough: who typed which letter is nobody's business any more. How many went. */
	retire(isOver: (document: SubjectId, no: number) => Promise<boolean>): Promise<number>;
	/** Who may do what in a document has changed (sealed, given up, somebody asked or no longer): whoever is in it is judged anew. */
	changed(document: SubjectId): void;
}

/** A draft that is held still. */
export interface Hold {
	clauses: Clause[];
	/** Whether it has been held from then to now, and has everything of the draft as the ledger knows it now. Asked inside the transaction that seals. */
	stands(draft: Draft): boolean;
	/** It was not sealed, and goes on in a moment; until then `stands` may be asked again, because what is refused may be decided once more. */
	release(): void;
}

/** A draft: what is written between two versions. One that is sealed is never written again; the next has a number of its own. */
export interface Draft {
	document: SubjectId;
	no: number;
	/** The text it begins with: the version before. */
	start: readonly Clause[];
	/** Suggestions adopted into it, in the order of their adoption. */
	puts: readonly Put[];
}

/** A suggestion that was adopted: `change` gives the clause this text, `add` puts a new one after the clause named (absent: first), `remove` takes it out. */
export interface Put {
	/** What makes it one thing: putting it in twice changes nothing. */
	suggestion: SubjectId;
	is: SuggestionKind;
	clause?: ClauseId;
	/** As `clauseText` writes it; the first line is the heading where the clause has one, and always of a new one. */
	text?: string;
}

/** The name of a draft in documents.db, and in the address of its socket. */
export const draftName = ({ document, no }: Pick<Draft, 'document' | 'no'>): string => `${document}.${no}`;
