import { err, ok } from '#domain/basics/result.ts';
import { countVerdicts } from '#domain/community/roll/plan.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ApplyRoll } from './apply.input.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { goOn, planImport, STEPS_PER_BATCH, type ImportCounts } from './imports.ts';

/**
 * Last step of an import: fixes what will be written, and begins. The writing itself is many small acts (`roll.continue`), so that nobody
 * waits for it; the page can be closed. Rows that are wrong or repeat another are skipped, never half written.
 */
export const applyRoll = act({
	name: 'roll.apply',
	input: ApplyRoll,
	may: [ROLL_CLERKS],
	on: { object: 'roll-import', states: { uploaded: 'roll.wrong-state', mapped: 'done', applying: 'roll.wrong-state', applied: 'roll.wrong-state', lasting: 'roll.wrong-state', undoing: 'roll.wrong-state', undone: 'roll.wrong-state' } },
	refusals: ['object.not-found', 'roll.wrong-state', 'roll.busy', 'roll.changed', 'roll.nothing-to-write'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async prepare(office, input) {
		const { rolls } = office.records;
		const imported = await rolls.import(input.import);
		if (imported?.community !== input.community) return err(refusal('object.not-found'));
		if (imported.state !== 'mapped') return err(refusal('roll.wrong-state'));
		const revision = await rolls.revision(input.community);
		const planned = await planImport(office.records, imported, office.today, office.random);
		const steps = planned.flatMap(({ step }) => (step ? [step] : []));
		if (steps.length === 0) return err(refusal('roll.nothing-to-write'));
		const verdicts = countVerdicts(planned);
		const counts: ImportCounts = { new: verdicts.new, changed: verdicts.changed, skipped: imported.rows - verdicts.new - verdicts.changed - verdicts.same, kept: 0 };
		const batches: string[] = [];
		for (let from = 0; from < steps.length; from += STEPS_PER_BATCH) batches.push(JSON.stringify(steps.slice(from, from + STEPS_PER_BATCH)));
		return ok({ revision, about: imported.about, batches, total: steps.length, counts });
	},
	async decide(tx, input, _caller, prepared) {
		const { rolls } = tx.records;
		const imported = await rolls.import(input.import);
		if (imported?.state !== 'mapped') return err(refusal('roll.wrong-state'));
		// What was planned must still be what the file says of the roll as it is.
		if (imported.about !== prepared.about || (await rolls.revision(input.community)) !== prepared.revision) return err(refusal('roll.changed'));
		if ((await rolls.working()).some(({ community }) => community === input.community)) return err(refusal('roll.busy'));
		for (const [n, json] of prepared.batches.entries()) await rolls.addChunk(input.import, 'plan', n, json);
		await rolls.updateImport(input.import, {
			state: 'applying', done: 0, total: prepared.total, counts: JSON.stringify(prepared.counts), appliedAt: tx.now, touchedAt: tx.now
		});
		return ok({ import: input.import, total: prepared.total, about: input.import });
	},
	after: (portal, _value, input) => goOn(portal, input.community, input.import)
});
