import { canonical, type Json } from '../basics/canonical-json.ts';
import type { Day } from '../basics/day.ts';
import { documentStanding, draftOf, earliestCommentsUntil, listOf, type DocumentContent, type DocumentVersionContent, type SuggestionContent, type SuggestionListContent } from '../document/document.ts';
import type { Finding, Findings } from './finding.ts';

type Where = Required<Pick<Finding, 'seq' | 'subject'>>;

/** A document as far as its versions were read. */
interface Followed {
	document: DocumentContent;
	versions: Pick<DocumentVersionContent, 'subject' | 'no' | 'on' | 'commentsUntil' | 'final'>[];
	/** Clauses of the newest version. */
	clauses: ReadonlySet<string>;
	suggestions: Map<string, SuggestionContent>;
}

/** What of a suggestion stays as it was, whatever becomes of it. */
const words = ({ decided: _, withdrawn: __, ...rest }: SuggestionContent): string => canonical(rest as unknown as Json);

/**
 * Reads every deliberation document of a log once more: versions come one after another and are never changed, none after the last and none while comments are taken; suggestions are made while they are
 * taken, on a clause that is there, keep their words, and are decided once, for the draft that was being written; the list that is published says what was decided, of all of them. Documents of a file are told.
 */
export function startDocumentMeaning(findings: Findings) {
	const documents = new Map<string, Followed>();
	const titleOf = (document: string | undefined) => documents.get(document ?? '')?.document.title ?? '–';

	return {
		document(content: DocumentContent): void {
			const known = documents.get(content.subject);
			if (known) known.document = content;
			else documents.set(content.subject, { document: content, versions: [], clauses: new Set(), suggestions: new Map() });
		},
		version(content: DocumentVersionContent, where: Where, day: Day | undefined): void {
			const followed = documents.get(content.parent ?? '');
			const wrong = (why: string) => findings.add({ check: 'version-out-of-turn', ...where, params: { title: titleOf(content.parent), no: content.no, why } });
			if (!followed) return wrong('document');
			const { document, versions, suggestions } = followed;
			if (versions.some(({ subject }) => subject === content.subject)) return wrong('changed');
			const standing = documentStanding(document, versions, day ?? content.on);
			if (draftOf(standing) !== content.no) wrong('no');
			else if (standing.state === 'commenting') wrong('comments');
			if (content.commentsUntil !== undefined && (content.final || content.commentsUntil < earliestCommentsUntil(content.on))) wrong('days');
			if (content.final && [...suggestions.values()].some(({ decided, withdrawn, erased }) => !decided && !withdrawn && !erased)) wrong('undecided');
			versions.push({ subject: content.subject, no: content.no, on: content.on, ...(content.commentsUntil === undefined ? {} : { commentsUntil: content.commentsUntil }), ...(content.final ? { final: true } : {}) });
			followed.clauses = new Set(content.clauses.map(({ id }) => id));
		},
		suggestion(content: SuggestionContent, where: Where, day: Day | undefined): void {
			const followed = documents.get(content.parent ?? '');
			const wrong = (why: string) => findings.add({ check: 'suggestion-out-of-turn', ...where, params: { number: content.number, why } });
			if (!followed) return wrong('document');
			const before = followed.suggestions.get(content.subject);
			followed.suggestions.set(content.subject, content);
			// What is left of an erased one has no words to compare.
			if (content.erased) return;
			const standing = documentStanding(followed.document, followed.versions, day ?? content.on);
			if (!before) {
				const newest = followed.versions.at(-1);
				if (standing.state !== 'commenting' || newest?.subject !== content.version) wrong('not-open');
				else if (content.clause === undefined ? content.is !== 'add' : !followed.clauses.has(content.clause)) wrong('clause');
				if (content.decided || content.withdrawn) wrong('decided');
				return;
			}
			if (words(before) !== words(content)) wrong('changed');
			if (before.decided || before.withdrawn) wrong('decided-twice');
			if (content.decided && content.decided.into !== draftOf(standing)) wrong('draft');
		},
		list(content: SuggestionListContent, where: Where, day: Day | undefined): void {
			const followed = documents.get(content.parent ?? '');
			const version = followed?.versions.find(({ subject }) => subject === content.version);
			const over = version?.commentsUntil !== undefined && (day ?? content.on) > version.commentsUntil;
			const expected = followed ? listOf([...followed.suggestions.values()], content.version) : [];
			if (!over || canonical(expected as unknown as Json) !== canonical(content.suggestions as unknown as Json)) {
				findings.add({ check: 'suggestion-list-differs', ...where, params: { title: titleOf(content.parent), no: content.no } });
			}
		}
	};
}
