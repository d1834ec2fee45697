import Papa from 'papaparse';
import { words } from '#words/words.ts';
import { importOf, noteLook } from '../../../keeper.ts';
import { dryRun } from '../rows.ts';
import type { RequestHandler } from './$types';

/** A cell that a spreadsheet would run is text: a mark before it says so. */
const asText = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The rows that cannot be written, with what is wrong, to be mended in a spreadsheet and brought back. */
export const GET: RequestHandler = async (event) => {
	const { locals, params } = event;
	const { row, about } = await importOf(locals, params.import);
	await noteLook(event, 'import');
	const say = words[locals.lang].roll.import;
	const { planned, cellsOfRow, fields } = await dryRun(locals.portal, row, about);
	const bad = planned.filter(({ verdict }) => verdict === 'wrong' || verdict === 'duplicate');
	const heading = (field: (typeof fields)[number]) => about.headings[about.mapping!.indexOf(field)] ?? field;
	const table = bad.map((one) => [
		...fields.map((field) => asText(cellsOfRow(one.row)[field] ?? '')),
		String(one.row),
		one.repeats === undefined ? one.problems.map((problem) => `${say.field[problem.field]}: ${say.problem[problem.code](problem.params ?? {})}`).join(' ') : say.check.repeats({ row: one.repeats })
	]);
	const csv = Papa.unparse([[...fields.map(heading), say.check.rowHeading, say.check.why], ...table]);
	return new Response(`\ufeff${csv}`, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="rows.csv"', 'cache-control': 'no-store' }
	});
};
