import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import type { Tx } from '../act.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** What a question points at, as sent. */
export interface Pointing {
	community: string;
	parent: SubjectId;
	table?: SubjectId | undefined;
	line?: number | undefined;
}

/** The body that has to answer, when what is pointed at exists in this community. Another community's things are not there. */
export async function bodyAsked(tx: Tx, to: Pointing): Promise<Result<SubjectId, Refusal>> {
	if (to.table !== undefined) {
		const table = await tx.records.contents.bySubject<FinanceTableContent>(to.table);
		if (table?.content.type !== 'finance-table' || table.content.community !== to.community || table.content.parent !== to.parent) return err(refusal('object.not-found'));
		const known = to.line === undefined || table.content.lines.some((line) => line.seq === to.line);
		return known ? ok(table.content.body) : err(refusal('question.line-unknown', { params: { line: to.line! } }));
	}
	const disclosure = await tx.records.contents.bySubject<DisclosureContent>(to.parent);
	if (disclosure?.content.type !== 'disclosure' || disclosure.content.community !== to.community) return err(refusal('object.not-found'));
	return to.line === undefined ? ok(disclosure.content.body) : err(refusal('question.line-unknown', { params: { line: to.line } }));
}
