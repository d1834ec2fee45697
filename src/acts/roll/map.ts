import { err, ok } from '#domain/basics/result.ts';
import { mappingProblem } from '#domain/community/roll/columns.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { aboutOf } from './imports.ts';
import { MapRoll } from './map.input.ts';

/** Second step of an import: says what each column is. Columns with identity numbers stay left out, whatever is said of them. */
export const map = act({
	name: 'roll.map',
	input: MapRoll,
	may: [ROLL_CLERKS],
	on: { object: 'roll-import', states: { uploaded: 'done', mapped: 'done', applying: 'roll.wrong-state', applied: 'roll.wrong-state', lasting: 'roll.wrong-state', undoing: 'roll.wrong-state', undone: 'roll.wrong-state' } },
	refusals: ['object.not-found', 'input.invalid', 'roll.wrong-state'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { rolls, communities } = tx.records;
		const imported = await rolls.import(input.import);
		if (imported?.community !== input.community) return err(refusal('object.not-found'));
		if (imported.state !== 'uploaded' && imported.state !== 'mapped') return err(refusal('roll.wrong-state'));
		const about = aboutOf(imported);
		const wrong = (path: string, code: 'missing' | 'differs' | 'malformed') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		if (input.mapping.length !== about.headings.length) return wrong('mapping', 'malformed');
		const mapping = input.mapping.map((field, column) => (about.leftOut.includes(column) ? null : field));
		const problem = mappingProblem(mapping.map((field) => field ?? undefined));
		if (problem) return wrong('mapping', problem.code === 'no-name' ? 'missing' : 'differs');
		if (input.place !== undefined && !(await communities.placesOf(input.community)).some(({ subject }) => subject === input.place)) return err(refusal('object.not-found'));
		const { place: _, ...rest } = about;
		const now = { ...rest, mapping, ...(input.place === undefined ? {} : { place: input.place }) };
		await rolls.updateImport(input.import, { state: 'mapped', about: JSON.stringify(now), touchedAt: tx.now });
		return ok({ import: input.import, about: input.import });
	}
});
