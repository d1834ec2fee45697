import { err, ok } from '#domain/basics/result.ts';
import type { WorkNoteContent } from '#domain/resolution/resolution.ts';
import { act } from '../act.ts';
import { OVERSEERS } from '../comment/moderators.ts';
import { overseeing, spoken } from '../democracy-day/may.ts';
import { keepPhoto, readPhoto } from '../photo.ts';
import { refusal } from '../refusal.ts';
import { commitmentIn } from './at-hand.ts';
import { InspectCommitment } from './inspect.input.ts';

/** An overseer looks at the work itself: what was found, whether it is in order, and what is asked for by when. Also after it was reported done. */
export const inspect = act({
	name: 'commitment.inspect',
	input: InspectCommitment,
	may: [OVERSEERS],
	on: { object: 'commitment', states: { open: 'done', done: 'done' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'delivery.id-used', 'photo.not-a-picture'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	prepare: async (_office, input) => readPhoto(input),
	async decide(tx, input, caller, read) {
		const { community, subject, finding, inOrder, requires, due } = input;
		const by = overseeing(caller, community);
		if (!by) return err(refusal('caller.not-allowed'));
		const commitment = await commitmentIn(tx, community, input.commitment);
		if (!commitment) return err(refusal('object.not-found'));
		if (inOrder === 'no' && requires === undefined) return err(refusal('input.invalid', { fields: [{ path: 'requires', code: 'missing' }] }));
		if (requires !== undefined && due === undefined) return err(refusal('input.invalid', { fields: [{ path: 'due', code: 'missing' }] }));
		if (due !== undefined && due < tx.today) return err(refusal('input.invalid', { fields: [{ path: 'due', code: 'too-small' }] }));
		const note: WorkNoteContent = {
			type: 'work-note', v: 1, community, subject, lang: 'zh-CN', parent: input.commitment, kind: 'inspection', on: tx.today, text: finding, inOrder: inOrder === 'yes', by: spoken(by),
			...(requires === undefined ? {} : { requires }), ...(due === undefined ? {} : { due }), ...(read ? { photo: read.photo } : {})
		};
		await tx.write(note, by.office, { first: true });
		await keepPhoto(tx, read, note);
		return ok({ subject });
	}
});
