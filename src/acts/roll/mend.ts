import { err, ok } from '#domain/basics/result.ts';
import { isIdentityNumber, type RollField } from '#domain/community/roll/columns.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { aboutOf, ROWS_PER_CHUNK, type Mended } from './imports.ts';
import { MendRoll } from './mend.input.ts';

/** Most rows mended by hand: whoever has more mends the file. */
const MOST_MENDED = 500;

/** Mends one row of a file between the dry run and the writing. What a row says is judged at the next dry run. */
export const mend = act({
	name: 'roll.mend',
	input: MendRoll,
	may: [ROLL_CLERKS],
	on: { object: 'roll-import', states: { uploaded: 'roll.wrong-state', mapped: 'done', applying: 'roll.wrong-state', applied: 'roll.wrong-state', lasting: 'roll.wrong-state', undoing: 'roll.wrong-state', undone: 'roll.wrong-state' } },
	refusals: ['object.not-found', 'input.invalid', 'roll.wrong-state'],
	limit: { count: 2000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { rolls } = tx.records;
		const imported = await rolls.import(input.import);
		if (imported?.community !== input.community) return err(refusal('object.not-found'));
		if (imported.state !== 'mapped') return err(refusal('roll.wrong-state'));
		if (!(await hasRow(rolls, imported.id, imported.rows, input.row))) return err(refusal('object.not-found'));
		const hidden = Object.entries(input.cells ?? {}).find(([, cell]) => isIdentityNumber(cell ?? ''));
		if (hidden) return err(refusal('input.invalid', { fields: [{ path: `cells.${hidden[0]}`, code: 'malformed' }] }));
		const about = aboutOf(imported);
		const mended = { ...about.mended };
		const before: Mended = mended[input.row] ?? {};
		const cells = { ...before.cells, ...(input.cells as Partial<Record<RollField, string>> | undefined) };
		mended[input.row] = {
			...before, ...(Object.keys(cells).length > 0 ? { cells } : {}), ...(input.leave === undefined ? {} : { leave: input.leave }), ...(input.both === undefined ? {} : { both: input.both })
		};
		if (Object.keys(mended).length > MOST_MENDED) return err(refusal('input.invalid', { fields: [{ path: 'row', code: 'too-large' }] }));
		await rolls.updateImport(input.import, { about: JSON.stringify({ ...about, mended }), touchedAt: tx.now });
		return ok({ import: input.import, row: input.row, about: input.import });
	}
});

/** Whether a file has a row. Rows come in their order, a chunk at a time. */
async function hasRow(rolls: { chunk(id: string, kind: 'cells', n: number): Promise<string | undefined> }, id: string, rows: number, row: number): Promise<boolean> {
	for (let n = 0; n * ROWS_PER_CHUNK < rows; n++) {
		const lines = JSON.parse((await rolls.chunk(id, 'cells', n)) ?? '[]') as [number][];
		if (lines.length === 0 || lines.at(-1)![0] < row) continue;
		return lines.some(([found]) => found === row);
	}
	return false;
}
