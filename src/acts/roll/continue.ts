import { err, ok } from '#domain/basics/result.ts';
import type { RollStep } from '#domain/community/roll/plan.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ContinueRoll } from './continue.input.ts';
import { countsOf, goOn, STEPS_PER_BATCH } from './imports.ts';
import { applyStep, undoStep } from './step.ts';

/**
 * Writes the next batch of an import, or takes the last one back: each a commit of its own. Where it is stands in the ledger with what it did,
 * so after a stop, or a power cut, it goes on from there and nothing is done twice.
 */
export const continueRoll = act({
	name: 'roll.continue',
	input: ContinueRoll,
	may: [{ who: 'clock' }],
	on: { object: 'roll-import', states: { uploaded: 'roll.wrong-state', mapped: 'roll.wrong-state', applying: 'done', applied: 'roll.wrong-state', lasting: 'roll.wrong-state', undoing: 'done', undone: 'roll.wrong-state' } },
	refusals: ['object.not-found', 'roll.wrong-state'],
	community: (input) => input.community,
	async decide(tx, input) {
		const { records } = tx;
		const imported = await records.rolls.import(input.import);
		if (imported?.community !== input.community) return err(refusal('object.not-found'));
		const { state, done, total } = imported;
		if (state !== 'applying' && state !== 'undoing') return err(refusal('roll.wrong-state'));
		const counts = countsOf(imported);
		const batch = state === 'applying' ? Math.floor(done / STEPS_PER_BATCH) : Math.ceil(done / STEPS_PER_BATCH) - 1;
		const steps = JSON.parse((await records.rolls.chunk(input.import, 'plan', batch)) ?? '[]') as RollStep[];
		if (state === 'applying') for (const step of steps) await applyStep(records, input.community, `import:${input.import}`, step);
		else for (const step of steps.reverse()) if (await undoStep(records, step)) counts.kept++;
		const now = state === 'applying' ? Math.min(total, done + steps.length) : Math.max(0, batch * STEPS_PER_BATCH);
		const ends = state === 'applying' ? now >= total : now <= 0;
		await records.rolls.updateImport(input.import, {
			done: now, touchedAt: tx.now, counts: JSON.stringify(counts), ...(ends ? { state: state === 'applying' ? ('applied' as const) : ('undone' as const) } : {})
		});
		await records.rolls.touch(input.community);
		return ok({ left: ends ? 0 : 1, about: input.import });
	},
	after: (portal, { left }, input) => {
		if (left > 0) goOn(portal, input.community, input.import);
	}
});
