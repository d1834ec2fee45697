import { and, asc, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { Held } from '#domain/content/content.ts';
import type { DocumentVersionContent, RecoveredCopyContent, SuggestionContent } from '#domain/document/document.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { partsOf } from './numbers.ts';
import type { Projection } from './projection.ts';
import { documentVersions, suggestions } from './tables/document.ts';
import { contents, subjects } from './tables/record.ts';

export const documentVersionProjection: Projection<DocumentVersionContent> = {
	type: 'document-version', name: 'document_versions', table: documentVersions,
	row: (content) => ({ community: content.community, document: content.parent ?? '', no: content.no, until: content.source === undefined ? (content.commentsUntil ?? null) : null })
};

export const suggestionProjection: Projection<SuggestionContent> = {
	type: 'suggestion', name: 'suggestions', table: suggestions,
	row: (content) => ({ community: content.community, ...partsOf(content.number), document: content.parent ?? '' })
};

/** Deliberation documents, as the ledger has them. */
export function prepareDocuments(db: Db) {
	const place = sql.placeholder;
	const lastSerial = db.select({ serial: sql<number | null>`max(${suggestions.serial})` }).from(suggestions)
		.where(and(eq(suggestions.community, place('community')), eq(suggestions.year, place('year')))).prepare();
	const listed = sql`exists (select 1 from ${subjects} s join ${contents} c on c.hash = s.hash where s.parent = ${documentVersions.document} and s.type = 'suggestion-list' and instr(c.bytes, ${documentVersions.subject}) > 0)`;
	const due = db.select({ version: documentVersions.subject, community: documentVersions.community }).from(documentVersions)
		.where(and(isNotNull(documentVersions.until), lt(documentVersions.until, place('today')), sql`not ${listed}`)).orderBy(asc(documentVersions.until)).prepare();
	const copies = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.parent, place('document')), eq(subjects.type, 'recovered-copy'))).orderBy(desc(subjects.firstSeq)).prepare();
	return {
		/** The serial the next suggestion of this community and year gets. */
		nextSerial: async (community: string, year: string) => (lastSerial.get({ community, year })?.serial ?? 0) + 1,
		/** Versions whose time for comments is over and whose list is not published. */
		due: async (today: Day) => due.all({ today }).map(({ version, community }) => ({ version: version as SubjectId, community: community as CommunityCode })),
		/** What was kept for the drafters of a document, the newest first. Contents of the office. */
		copies: async (document: string): Promise<Held<RecoveredCopyContent>[]> => copies.all({ document }).map(({ content }) => heldOf(content) as Held<RecoveredCopyContent>)
	};
}
