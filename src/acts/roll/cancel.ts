import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ApplyRoll } from './apply.input.ts';
import { ROLL_CLERKS } from './clerks.ts';
import { goOn } from './imports.ts';

/**
 * Stops an import that is being written, and takes back what of it was written: in the end nothing of it is there. The batch that is at work
 * stands before or behind this in the one queue, so it is wholly written or not at all.
 */
export const cancel = act({
	name: 'roll.cancel',
	input: ApplyRoll,
	may: [ROLL_CLERKS],
	on: { object: 'roll-import', states: { uploaded: 'roll.wrong-state', mapped: 'roll.wrong-state', applying: 'done', applied: 'roll.wrong-state', lasting: 'roll.wrong-state', undoing: 'roll.wrong-state', undone: 'roll.wrong-state' } },
	refusals: ['object.not-found', 'roll.wrong-state'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { rolls } = tx.records;
		const imported = await rolls.import(input.import);
		if (imported?.community !== input.community) return err(refusal('object.not-found'));
		if (imported.state !== 'applying') return err(refusal('roll.wrong-state'));
		await rolls.updateImport(input.import, { state: imported.done > 0 ? 'undoing' : 'undone', touchedAt: tx.now });
		return ok({ import: input.import, written: imported.done, about: input.import });
	},
	// What writes it goes on by itself and takes back from now on; this is for the case that it had stopped.
	after: (portal, { written }, input) => {
		if (written > 0) goOn(portal, input.community, input.import);
	}
});
