import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ApplyRoll } from './apply.input.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { goOn, overBefore } from './imports.ts';

/** Takes an import back, within 24 hours, batch by batch from its end. What it changed becomes what it was; whom it added goes, unless something stands on them by now. */
export const undo = act({
	name: 'roll.undo',
	input: ApplyRoll,
	may: [ROLL_CLERKS],
	on: { object: 'roll-import', states: { uploaded: 'roll.wrong-state', mapped: 'roll.wrong-state', applying: 'roll.wrong-state', applied: 'done', lasting: 'roll.undo-over', undoing: 'roll.wrong-state', undone: 'roll.wrong-state' } },
	refusals: ['object.not-found', 'roll.wrong-state', 'roll.busy', 'roll.undo-over'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { rolls } = tx.records;
		const imported = await rolls.import(input.import);
		if (imported?.community !== input.community) return err(refusal('object.not-found'));
		if (imported.state !== 'applied') return err(refusal('roll.wrong-state'));
		if ((imported.appliedAt ?? '') < overBefore(tx.now).applied) return err(refusal('roll.undo-over'));
		if ((await rolls.working()).some(({ community }) => community === input.community)) return err(refusal('roll.busy'));
		await rolls.updateImport(input.import, { state: 'undoing', done: imported.total, touchedAt: tx.now });
		return ok({ import: input.import, total: imported.total, about: input.import });
	},
	after: (portal, _value, input) => goOn(portal, input.community, input.import)
});
