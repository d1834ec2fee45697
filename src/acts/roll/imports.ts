import type { Day } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import type { BodyKind } from '#domain/community/community.ts';
import type { RollField } from '#domain/community/roll/columns.ts';
import { planner, type PlannedRow } from '#domain/community/roll/plan.ts';
import { readRow } from '#domain/community/roll/row.ts';
import type { Records } from '#records/records.ts';
import { factOf, type RollImport } from '#records/rolls.ts';
import type { GoingOn } from '../act.ts';
import type { Portal } from '../portal.ts';

/** What is kept of a file beside its cells. */
export interface ImportAbout {
	headings: string[];
	leftOut: number[];
	identityRows: number[];
	mapping?: (RollField | null)[];
	/** Where rows without a place belong. */
	place?: string;
	/** Rows mended by hand, by their number. */
	mended?: Record<string, Mended>;
}

/** What was decided by hand about one row. */
export interface Mended {
	cells?: Partial<Record<RollField, string>>;
	leave?: boolean;
	both?: boolean;
}

/** What was done, in numbers. */
export interface ImportCounts {
	new: number;
	changed: number;
	skipped: number;
	/** People that stayed when it was undone. */
	kept: number;
}

/** Rows of cells in one chunk, and steps in one batch: some 10 ms of the writer, and a commit. */
export const ROWS_PER_CHUNK = 500;
export const STEPS_PER_BATCH = 100;

/** How long an import can be undone, and how long one that was never written is kept. In ms. */
export const UNDO_MS = 24 * 3_600_000;
export const UNFINISHED_MS = 7 * 24 * 3_600_000;

/** Rows that are planned before others get their turn. */
const ROWS_AT_A_TIME = 200;

export const aboutOf = (row: RollImport): ImportAbout => JSON.parse(row.about) as ImportAbout;
export const countsOf = (row: RollImport): ImportCounts => (row.counts === null ? { new: 0, changed: 0, skipped: 0, kept: 0 } : (JSON.parse(row.counts) as ImportCounts));

/** The cells of a file, in the order of its rows. */
export async function cellsOf(records: Records, id: string): Promise<{ row: number; cells: string[] }[]> {
	return (await records.rolls.chunks(id, 'cells')).flatMap((json) => (JSON.parse(json) as [number, ...string[]][]).map(([row, ...cells]) => ({ row, cells })));
}

/** Lets others have their turn: five thousand rows in one go would hold up every request. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * The dry run of an import: what each row would do to the roll as it is now. Writes nothing. Rows that are left out by hand do not come.
 */
export async function planImport(records: Records, imported: RollImport, today: Day, random: (length: number) => Uint8Array): Promise<PlannedRow[]> {
	const about = aboutOf(imported);
	const mapping = about.mapping ?? [];
	const columns = new Map(mapping.flatMap((field, column) => (field === null ? [] : [[field, column] as const])));
	const { communities, rolls } = records;
	const plan = planner(
		{
			persons: await communities.personsOf(imported.community),
			households: await communities.householdsOf(imported.community),
			facts: (await rolls.factsIn(imported.community)).map(factOf),
			places: (await communities.placesOf(imported.community)).map(({ subject, name, kind, parent }) => ({ id: subject, name, kind, parent: parent ?? undefined })),
			bodies: (await communities.bodiesOf(imported.community)).map(({ subject, kind, place }) => ({ id: subject, kind: kind as BodyKind, place: place ?? undefined })),
			today
		},
		about.place,
		() => subjectIdOf(random(16))
	);
	const identity = new Set(about.identityRows);
	const planned: PlannedRow[] = [];
	for (const [index, { row, cells }] of (await cellsOf(records, imported.id)).entries()) {
		if (index % ROWS_AT_A_TIME === 0) await breathe();
		const mended = about.mended?.[row];
		if (mended?.leave) continue;
		const cell = (field: RollField) => mended?.cells?.[field] ?? (columns.has(field) ? (cells[columns.get(field)!] ?? '') : undefined);
		const { read, problems } = readRow(row, { cell, identity: identity.has(row) }, today);
		planned.push(plan({ read, problems, both: mended?.both === true }));
	}
	return planned;
}

/** Goes on with an import, batch by batch, each an act of its own. It ends by itself: when all is done, or when the portal stops. */
export function goOn(portal: GoingOn, community: string, id: string): void {
	portal.perform('roll.continue', { community, import: id }, { kind: 'clock' }).then(
		(done) => {
			// After a cancellation two may go on: whichever comes last finds nothing left.
			if (!done.ok && !['portal.stopping', 'roll.wrong-state'].includes(done.error.code)) portal.log.error({ import: id, refusal: done.error.code }, 'an import of a roll did not go on');
		},
		(error: unknown) => portal.log.error({ import: id, error: String(error) }, 'an import of a roll did not go on')
	);
}

/** Takes up, when the portal has opened, what it was in the middle of, and lets go of files that are over. */
export async function resumeImports(portal: Portal): Promise<void> {
	const { rolls } = portal.records;
	const { applied, begun } = overBefore(portal.now());
	for (const { id, community } of await rolls.working()) goOn(portal, community, id);
	if ((await rolls.filesOver(applied, begun)).length > 0) await portal.perform('roll.expire', {}, { kind: 'clock' });
}

/** The moments before which files are let go: of imports that were written, and of those that never were. */
export function overBefore(now: string): { applied: string; begun: string } {
	const before = (ms: number) => new Date(Date.parse(now) - ms).toISOString();
	return { applied: before(UNDO_MS), begun: before(UNFINISHED_MS) };
}
