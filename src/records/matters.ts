import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { SubjectId } from '#domain/basics/id.ts';
import type { DirectReportContent } from '#domain/procedure/direct-report.ts';
import type { MatterContent, MatterStepContent } from '#domain/procedure/matter.ts';
import type { Held } from '#domain/content/content.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { partsOf } from './numbers.ts';
import type { Projection } from './projection.ts';
import { matters, matterSteps } from './tables/matter.ts';
import { contents, subjects } from './tables/record.ts';

export const matterProjection: Projection<MatterContent> = {
	type: 'matter', name: 'matters', table: matters,
	row: (content) => ({
		community: content.community, body: content.parent ?? '', ...partsOf(content.number), number: content.number, kind: content.kind, opened: content.opened
	})
};

export const matterStepProjection: Projection<MatterStepContent> = {
	type: 'matter-step', name: 'matter_steps', table: matterSteps,
	row: ({ community, parent, no, event }) => ({
		community, matter: parent ?? '', no, kind: event.kind, to: event.kind === 'moved' || event.kind === 'pushed' ? event.to : event.kind === 'told' ? event.stage : null
	})
};

/** Matters of a community and their steps. */
export function prepareMatters(db: Db) {
	const place = sql.placeholder;
	const lastSerial = db.select({ serial: sql<number | null>`max(${matters.serial})` }).from(matters)
		.where(and(eq(matters.community, place('community')), eq(matters.year, place('year')))).prepare();
	const stepsOf = db.select({ content: contents }).from(matterSteps).innerJoin(contents, eq(contents.hash, matterSteps.hash))
		.where(eq(matterSteps.matter, place('matter'))).orderBy(asc(matterSteps.no)).prepare();
	// The last step that led anywhere says whether it is closed: `closed` ends a way, told or gone.
	const open = db.select({ subject: matters.subject }).from(matters).where(and(
		eq(matters.community, place('community')),
		sql`coalesce((select to_stage from matter_steps where matter = ${matters.subject} and to_stage is not null order by no desc limit 1), '') <> 'closed'`
	)).orderBy(asc(matters.opened), asc(matters.number)).prepare();
	const reports = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.community, place('community')), eq(subjects.type, 'direct-report'))).orderBy(desc(subjects.firstSeq)).prepare();
	return {
		/** What residents reported directly to the overseers, newest first: contents of the office. */
		reports: async (community: string): Promise<Held<DirectReportContent>[]> =>
			reports.all({ community }).flatMap((row) => (row.content.bytes === '' ? [] : [heldOf(row.content) as Held<DirectReportContent>])),
		/** The serial the next matter of this community and year gets. */
		nextSerial: async (community: string, year: string) => (lastSerial.get({ community, year })?.serial ?? 0) + 1,
		/** The steps of a matter in order. */
		steps: async (matter: string): Promise<Held<MatterStepContent>[]> => stepsOf.all({ matter }).map((row) => heldOf(row.content) as Held<MatterStepContent>),
		/** Matters of a community that are on their way, the one opened first before the others. */
		open: async (community: string) => open.all({ community }).map(({ subject }) => subject as SubjectId)
	};
}
