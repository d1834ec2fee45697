import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { Clause } from '#domain/document/clause.ts';
import type { DocumentContent, RecoveredCopyContent } from '#domain/document/document.ts';
import type { Records } from '#records/records.ts';
import type { PersonCaller } from '../act.ts';
import { writesIn } from './admission.ts';

/** What a device still had of a draft, and the portal had not. */
export interface RecoveredCopy {
	subject: SubjectId;
	no: number;
	why: RecoveredCopyContent['why'];
	on: Day;
	clauses: Clause[];
}

/** What devices still had of a text, the newest first. */
export async function copiesOf(records: Records, document: string): Promise<RecoveredCopy[]> {
	return (await records.documents.copies(document)).map(({ content: { subject, no, why, on, clauses } }) => ({ subject, no, why, on, clauses }));
}

/** A text that somebody writes in, with what devices still had of it. */
export interface TextWithCopies {
	community: CommunityCode;
	document: SubjectId;
	title: string;
	copies: RecoveredCopy[];
}

/** The texts that somebody writes in, by an office, because they were asked to, or as every resident, of which devices still had something. */
export async function copiesFor(records: Records, caller: PersonCaller): Promise<TextWithCopies[]> {
	const communities = new Set([caller.community, ...caller.offices.map(({ community }) => community), ...caller.assignments.map(({ community }) => community)] as CommunityCode[]);
	const found: TextWithCopies[] = [];
	for (const community of communities) {
		for (const { content } of await records.contents.ofType<DocumentContent>(community, 'document')) {
			if (content.source !== undefined || !writesIn(content, caller)) continue;
			const copies = await copiesOf(records, content.subject);
			if (copies.length > 0) found.push({ community, document: content.subject, title: content.title, copies });
		}
	}
	return found;
}
