import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { ExpireRolls } from './expire.input.ts';
import { overBefore } from './imports.ts';

/** Deletes what the files of imports held of people: 24 hours after they were written, 7 days after they were begun and left lying. What was done stays known in numbers. */
export const expire = act({
	name: 'roll.expire',
	input: ExpireRolls,
	may: [{ who: 'clock' }],
	refusals: [],
	async decide(tx) {
		const { rolls } = tx.records;
		const { applied, begun } = overBefore(tx.now);
		const over = await rolls.filesOver(applied, begun);
		for (const { id, state } of over) {
			await rolls.forgetFile(id);
			if (state === 'uploaded' || state === 'mapped') await rolls.removeImport(id);
		}
		return ok({ files: over.length, about: over.map(({ id }) => id).join(' ') });
	}
});
