import { err, ok } from '#domain/basics/result.ts';
import { act, type PersonCaller } from '../act.ts';
import { refusal } from '../refusal.ts';
import { guessMapping } from '#domain/community/roll/columns.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { overBefore, ROWS_PER_CHUNK, type ImportAbout } from './imports.ts';
import { readRollFile } from './read-file.ts';
import { UploadRoll } from './upload.input.ts';

/**
 * First step of an import: reads a file and keeps its cells, privately, for the steps that follow. Identity numbers are taken out before
 * anything is kept. The roll is not touched.
 */
export const upload = act({
	name: 'roll.upload',
	input: UploadRoll,
	may: [ROLL_CLERKS],
	refusals: ['input.invalid', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async prepare(_office, input) {
		const read = await readRollFile(Buffer.from(input.file, 'base64'));
		if (!read.ok) return err(refusal('input.invalid', { fields: [{ path: 'file', code: 'malformed' }], sheet: read.error }));
		const chunks: string[] = [];
		for (let from = 0; from < read.value.rows.length; from += ROWS_PER_CHUNK) {
			chunks.push(JSON.stringify(read.value.rows.slice(from, from + ROWS_PER_CHUNK).map(({ row, cells }) => [row, ...cells])));
		}
		return ok({ sheet: read.value, chunks });
	},
	async decide(tx, input, caller, { sheet, chunks }) {
		const { rolls } = tx.records;
		if (await rolls.import(input.import)) return err(refusal('delivery.id-used'));
		const { applied, begun } = overBefore(tx.now);
		for (const { id } of await rolls.filesOver(applied, begun)) await rolls.forgetFile(id);
		const { headings, leftOut, identityRows } = sheet;
		const about: ImportAbout = { headings, leftOut, identityRows, mapping: guessMapping(headings, leftOut).map((field) => field ?? null) };
		await rolls.addImport({
			id: input.import, community: input.community, person: (caller as PersonCaller).person, state: 'uploaded', name: input.name, encoding: sheet.encoding,
			rows: sheet.rows.length, about: JSON.stringify(about), counts: null, done: 0, total: 0, createdAt: tx.now, appliedAt: null, touchedAt: tx.now
		});
		for (const [n, json] of chunks.entries()) await rolls.addChunk(input.import, 'cells', n, json);
		return ok({ import: input.import, rows: sheet.rows.length, encoding: sheet.encoding, about: input.import });
	}
});
