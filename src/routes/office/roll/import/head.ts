import type { ImportAbout } from '#acts/roll/imports.ts';
import type { ImportHead } from '#lib/roll/import.ts';
import type { RollImport } from '#records/rolls.ts';

/** What every step shows of its file. */
export function headOf(row: RollImport, about: ImportAbout): ImportHead {
	return {
		id: row.id, name: row.name, encoding: row.encoding, rows: row.rows, state: row.state,
		leftOut: about.leftOut.map((column) => about.headings[column] || String(column + 1)), identityCells: about.identityRows.length
	};
}
