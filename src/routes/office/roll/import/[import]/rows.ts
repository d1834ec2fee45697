import { cellsOf, planImport, type ImportAbout } from '#acts/roll/imports.ts';
import type { Portal } from '#acts/portal.ts';
import type { RollField } from '#domain/community/roll/columns.ts';
import type { PlannedRow } from '#domain/community/roll/plan.ts';
import type { RollImport } from '#records/rolls.ts';

/** The dry run of an import, and the cells of each row as they are after mending. */
export async function dryRun(portal: Portal, row: RollImport, about: ImportAbout): Promise<{ planned: PlannedRow[]; cellsOfRow: (row: number) => Partial<Record<RollField, string>>; fields: RollField[] }> {
	const planned = await planImport(portal.records, row, portal.today(), (length) => portal.random(length));
	const cells = new Map((await cellsOf(portal.records, row.id)).map((line) => [line.row, line.cells]));
	const mapping = about.mapping ?? [];
	const fields = mapping.filter((field): field is RollField => field !== null);
	return {
		planned,
		fields,
		cellsOfRow: (number) => ({
			...Object.fromEntries(mapping.flatMap((field, column) => (field === null ? [] : [[field, cells.get(number)?.[column] ?? '']]))),
			...about.mended?.[number]?.cells
		})
	};
}
