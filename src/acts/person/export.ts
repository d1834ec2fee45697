import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ExportPerson } from './export.input.ts';

/** Somebody takes a copy of all that the portal keeps of them (PIPL §45). The copy is made by the page; that it was made is noted here. */
export const exportOwn = act({
	name: 'person.export',
	input: ExportPerson,
	may: [{ who: 'signed-in' }],
	refusals: ['caller.locked'],
	limit: { count: 20, per: 'day' },
	async decide(_tx, _input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		return caller.unlocked ? ok({ about: caller.person }) : err(refusal('caller.locked'));
	}
});
