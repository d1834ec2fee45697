import { and, asc, eq, getTableColumns, gt, notInArray, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Entry } from '#domain/record/entry.ts';
import { compareRow, type Row } from '#domain/verification/compare-rows.ts';
import type { SubjectSeen } from '#domain/verification/meaning.ts';
import type { RunningVerification } from '#domain/verification/verify.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { projected, type Projection } from './projection.ts';
import { PROJECTIONS } from './records.ts';
import { contents, subjects, type entries } from './tables/record.ts';

/*
 * Tables and columns beside the bytes: they make lists fast and prove nothing. Here each is compared with what the entries and contents
 * say, so that a changed row is named. Called by verifying.ts after a log has been read, and only believes what was read there.
 */

export type ContentRow = typeof contents.$inferSelect;
type EntryRow = typeof entries.$inferSelect;

/** Rows read at a time. */
const CHUNK = 2_000;

/** The columns of an entry and of its content, with what they repeat. */
export function compareColumns(run: RunningVerification, entry: Entry, row: EntryRow, content: ContentRow | null): void {
	const { seq, act, subject, hash, recordedAt, happenedAt } = entry;
	const compare = (table: string, expected: Row, found: Row) => {
		run.counts.rows++;
		for (const finding of compareRow(table, subject, expected, found)) run.findings.add({ ...finding, seq: row.seq });
	};
	compare('entries', { seq, act, subject }, { seq: row.seq, act: row.act, subject: row.subject });
	if (!content) return;
	const seen = run.subjects.get(subject);
	const { version, type } = content;
	compare(
		'contents',
		{ hash, subject, version: seen?.version, type: content.bytes === '' ? type : seen?.type, recordedAt, happenedAt, act },
		{ hash: content.hash, subject: content.subject, version, type, recordedAt: content.recordedAt, happenedAt: content.happenedAt, act: content.act }
	);
}

/** Every table made of contents, as far as it is about this community. */
export function compareTables(db: Db, community: string, run: RunningVerification): void {
	const contentAt = db.select().from(contents)
		.where(and(eq(contents.community, sql.placeholder('community')), eq(contents.seq, sql.placeholder('seq')))).prepare();
	const contentOf = (seq: number) => contentAt.get({ community, seq });
	for (const projection of PROJECTIONS) {
		compareTable(db, community, run, projection, (seen) => {
			const newest = seen.type === projection.type ? contentOf(seen.seq) : undefined;
			return newest && rowMadeBy(projection, newest);
		});
	}
	compareTable(db, community, run, { name: 'subjects', table: subjects }, (seen, subject) => {
		const newest = contentOf(seen.seq);
		const first = contentOf(seen.first);
		if (!newest || !first) return undefined;
		return {
			subject, community, type: seen.type === '' ? newest.type : seen.type, parent: parentIn(first) ?? parentIn(newest) ?? null, audience: first.audience,
			hash: newest.hash, version: seen.version, firstSeq: seen.first
		};
	});
}

function parentIn(content: ContentRow): string | undefined {
	try {
		return (JSON.parse(content.bytes) as { parent?: string }).parent;
	} catch {
		return undefined; // erased, or changed: that has been found
	}
}

/** The row that a content makes in a projection. Undefined when it makes none there, or cannot be read. */
function rowMadeBy(projection: Projection, content: ContentRow): Row | undefined {
	if (content.audience !== 'public' || content.bytes === '') return undefined;
	try {
		return projected(projection, heldOf(content));
	} catch {
		return undefined; // The content was changed: that has been found, and nothing can be compared with it.
	}
}

/** Compares the rows that are there, and looks for those that should be. */
function compareTable(
	db: Db,
	community: string,
	run: RunningVerification,
	{ name, table }: { name: string; table: SQLiteTable },
	expected: (seen: SubjectSeen, subject: string) => Row | undefined
): void {
	const columns = getTableColumns(table) as Record<string, never>;
	const rows = db.select().from(table)
		.where(and(eq(columns.community!, sql.placeholder('community')), gt(columns.subject!, sql.placeholder('after'))))
		.orderBy(asc(columns.subject!)).limit(CHUNK).prepare();
	const compare = (subject: string, found: Row | undefined) => {
		const seen = run.subjects.get(subject);
		for (const finding of compareRow(name, subject, seen && expected(seen, subject), found)) run.findings.add(finding);
	};
	const present = new Set<string>();
	for (let after = ''; ; ) {
		const chunk = rows.all({ community, after }) as (Row & { subject: string })[];
		for (const row of chunk) {
			present.add(row.subject);
			run.counts.rows++;
			compare(row.subject, row);
		}
		if (chunk.length < CHUNK) break;
		after = chunk.at(-1)!.subject;
	}
	for (const subject of run.subjects.keys()) if (!present.has(subject)) compare(subject, undefined);
}

/** Rows and contents that say they belong to a community that has no log at all. */
export function findStrays(db: Db, communities: string[], run: RunningVerification): void {
	const tables: { name: string; table: SQLiteTable }[] = [...PROJECTIONS, { name: 'subjects', table: subjects }];
	for (const { name, table } of tables) {
		const columns = getTableColumns(table) as Record<string, never>;
		const strays = db.select({ subject: columns.subject! }).from(table).where(notInArray(columns.community!, communities)).limit(CHUNK).all();
		for (const { subject } of strays as { subject: string }[]) run.findings.add({ check: 'row-extra', table: name, subject });
	}
	const loose = db.select({ seq: contents.seq, subject: contents.subject }).from(contents).where(notInArray(contents.community, communities)).limit(CHUNK).all();
	for (const where of loose) run.findings.add({ check: 'content-without-entry', ...where });
}
